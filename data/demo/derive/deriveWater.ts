import { clipToBox } from './clipToBox.ts'
import type { MultiPolygon } from './deriveSides.ts'
import { joinLines } from './joinLines.ts'
import { makeNearTest } from './nearSections.ts'
import { type Box, type PolygonRings, type Position, at } from './position.ts'
import { selectPolygons } from './readPolygons.ts'
import { type RiverLine, riverLevels } from './readRivers.ts'
import type { RegionPlan } from './regions.ts'
import { simplifyLine } from './simplifyLine.ts'

interface River {
  /** A centre-line (GSHHG, good to 1 or 2 km) or the area of a riverbed (OpenStreetMap). */
  geometry: { type: 'LineString'; coordinates: Position[] } | { type: 'Polygon'; coordinates: PolygonRings }
  /** 1 for the main rivers, 2 for lesser ones, 3 for minor ones and for riverbeds. */
  rank: 1 | 2 | 3
}

interface Water {
  rivers: River[]
  water: MultiPolygon
}

/** The levels are permanent major, additional major, additional and minor rivers. */
const rankOfLevel: Record<RiverLine['level'], River['rank']> = { 1: 1, 2: 1, 3: 2, 4: 3 }

/** Within this distance of a section a river keeps all its vertices, which are about 300 m apart. */
const exactWithinM = 10_000
const toleranceM = 60

export function deriveWater(
  rivers: readonly RiverLine[],
  riverbeds: readonly PolygonRings[],
  waterbodies: readonly PolygonRings[],
  region: RegionPlan,
  sections: readonly Position[][],
): Water {
  const beds = selectPolygons(riverbeds, region.box)
  // The package of waterbodies holds the riverbeds again.
  const known = new Set(beds.map(polygonKey))
  return {
    rivers: [
      ...deriveCentreLines(rivers, region.box, makeNearTest(sections, exactWithinM)),
      ...beds.map((coordinates): River => ({ geometry: { type: 'Polygon', coordinates }, rank: 3 })),
    ],
    water: {
      type: 'MultiPolygon',
      coordinates: selectPolygons(waterbodies, region.box).filter(
        (polygon) => !known.has(polygonKey(polygon)),
      ),
    },
  }
}

function deriveCentreLines(
  rivers: readonly RiverLine[],
  box: Box,
  isKept: (position: Position) => boolean,
): River[] {
  return riverLevels.flatMap((level) =>
    joinLines(rivers.filter((river) => river.level === level).map(({ line }) => line))
      .flatMap((line) => clipToBox(line, box))
      .map((line) => ({
        geometry: { type: 'LineString', coordinates: simplifyLine(line, toleranceM, isKept) },
        rank: rankOfLevel[level],
      })),
  )
}

function polygonKey(polygon: PolygonRings): string {
  return at(polygon, 0).join(' ')
}
