import { distanceM, walkPath } from './geodesic.ts'
import { barrierStepM, stepsOf } from './barrierWalk.ts'
import { compileGround, type DraftGround } from './draftGround.ts'
import { drawnPaths } from './draftFigures.ts'
import { tilesAlong, type Elevation } from './elevation.ts'
import {
  leastBaseM,
  terrainFigures,
  terrainProfile,
  type WalkedPlace,
  type TerrainFigures,
  type TerrainProfile,
} from './terrain.ts'
import type { Position } from './units.ts'

export interface DraftTerrain extends TerrainFigures {
  /** Of each part, in the order of the parts. */
  readonly parts: readonly Pick<TerrainFigures, 'knownM' | 'unknownM' | 'lengthBySlopeM'>[]
}

/** The profile of each part; null where no elevation is loaded, or not all of it is at hand yet. */
export function draftProfiles(
  ground: DraftGround,
  elevation: Elevation,
  paths: readonly (readonly Position[])[],
): TerrainProfile[] | null {
  if (!isAtHand(elevation, paths)) return null
  const { walk } = compileGround(ground)
  const walked = walk.walk(drawnPaths(paths))
  let next = 0
  return paths.map((path) => {
    const isDrawn = drawnPaths([path]).length === 1
    return terrainProfile(elevation, isDrawn ? stepsOf(walked[next++]!) : [])
  })
}

/** The same of paths that nobody is drawing, from the paths alone. */
export function profilesOf(
  elevation: Elevation,
  paths: readonly (readonly Position[])[],
): TerrainProfile[] | null {
  if (!isAtHand(elevation, paths)) return null
  return paths.map((path) => {
    const walked: WalkedPlace[] = []
    walkPath(path, barrierStepM, (position) => {
      const before = walked.at(-1)
      walked.push({ position, walkedM: before === undefined ? 0 : distanceM(before.position, position) })
    })
    return terrainProfile(elevation, walked)
  })
}

const isAtHand = (elevation: Elevation, paths: readonly (readonly Position[])[]): boolean =>
  elevation.grids.length > 0 && [...tilesOfDraft(elevation, paths)].every((id) => elevation.tiles.has(id))

/** Ids of the tiles that the profiles of a draft are taken from. */
export function tilesOfDraft(
  elevation: Pick<Elevation, 'grids'>,
  paths: readonly (readonly Position[])[],
): Set<string> {
  const coarsestM = Math.max(leastBaseM, ...elevation.grids.map(({ cellM }) => cellM))
  return tilesAlong(elevation, drawnPaths(paths), coarsestM)
}

export function draftTerrain(
  profiles: readonly TerrainProfile[],
  boundsDeg: readonly number[],
): DraftTerrain {
  return {
    ...terrainFigures(profiles, boundsDeg),
    parts: profiles.map((profile) => {
      const { knownM, unknownM, lengthBySlopeM } = terrainFigures([profile], boundsDeg)
      return { knownM, unknownM, lengthBySlopeM }
    }),
  }
}

/** What the slope of a part multiplies its price by: each metre by its class, 1 where there is no elevation. */
export function slopeFactorOf(
  { knownM, unknownM, lengthBySlopeM }: DraftTerrain['parts'][number],
  factors: readonly number[],
): number {
  const lengthM = knownM + unknownM
  if (lengthM === 0) return 1
  const weighed = lengthBySlopeM.reduce((sum, classM, index) => sum + classM * (factors[index] ?? 1), 0)
  return (weighed + unknownM) / lengthM
}
