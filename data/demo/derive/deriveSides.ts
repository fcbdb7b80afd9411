import { type Name, homeIso } from './borders.ts'
import { clipToBox, isInBox } from './clipToBox.ts'
import { insertFeet } from './insertFeet.ts'
import { makeNearTest } from './nearSections.ts'
import { type PolygonRings, type Position, at, pairsOf, positionKey } from './position.ts'
import { type CountryRings, getMainRing } from './readCountryRings.ts'
import type { RegionPlan } from './regions.ts'
import { ringArea } from './ringArea.ts'
import { simplifyLine } from './simplifyLine.ts'
import { splitBox } from './splitBox.ts'

export interface MultiPolygon {
  type: 'MultiPolygon'
  coordinates: readonly PolygonRings[]
}

interface Sides {
  home: MultiPolygon
  abroad: { country: Name; iso: string; geometry: MultiPolygon }[]
  otherBoundaries: { type: 'MultiLineString'; coordinates: Position[][] }
}

/** Within this distance of a section the basemap has every vertex of the border, so that its edge lies under the line. */
const exactWithinM = 3000

/**
 * The two sides of a region, both cut from its box by the same border as the home country draws it. So they meet
 * without slivers, and nothing larger than the box is ever made of either country.
 */
export function deriveSides(
  countries: CountryRings,
  region: RegionPlan,
  sections: readonly Position[][],
): Sides {
  checkCountries(countries, region)
  const ring = insertFeet(
    getMainRing(countries, homeIso),
    sections.flatMap((line) => [at(line, 0), at(line, -1)]),
  )
  const homeToLeft = ringArea(ring) > 0 ? ring : [...ring].reverse()
  const isKept = makeKeepTest(sections)
  const borders = clipToBox(homeToLeft, region.box).map((line) =>
    simplifyLine(line, region.toleranceM, isKept),
  )
  const reversed = borders.map((line) => [...line].reverse())

  const { iso, country } = region.neighbour
  return {
    home: { type: 'MultiPolygon', coordinates: splitBox(borders, region.box) },
    abroad: [
      { country, iso, geometry: { type: 'MultiPolygon', coordinates: splitBox(reversed, region.box) } },
    ],
    otherBoundaries: {
      type: 'MultiLineString',
      coordinates: borders.flatMap((line) => leaveOut(line, sections)),
    },
  }
}

function checkCountries(countries: CountryRings, { file, box, neighbour }: RegionPlan): void {
  for (const [iso, rings] of countries) {
    const isExpected = iso === homeIso || iso === neighbour.iso
    const reachesIn = rings.some((ring) => ring.some((position) => isInBox(position, box)))
    if (isExpected !== reachesIn) throw new Error(`The box of ${file} and the country ${iso} do not fit`)
  }
}

function makeKeepTest(sections: readonly Position[][]): (position: Position) => boolean {
  const own = new Set(sections.flat().map(positionKey))
  const isNear = makeNearTest(sections, exactWithinM)
  return (position) => own.has(positionKey(position)) || isNear(position)
}

/** The parts of a border that belong to none of the sections. */
function leaveOut(line: readonly Position[], sections: readonly Position[][]): Position[][] {
  const taken = new Set(
    sections.flatMap((section) => pairsOf(section).flatMap(([a, b]) => [edgeKey(a, b), edgeKey(b, a)])),
  )
  const parts: Position[][] = []
  let part: Position[] | undefined
  for (const [from, to] of pairsOf(line)) {
    if (taken.has(edgeKey(from, to))) part = undefined
    else if (part) part.push(to)
    else parts.push((part = [from, to]))
  }
  return parts
}

function edgeKey(from: Position, to: Position): string {
  return `${positionKey(from)} ${positionKey(to)}`
}
