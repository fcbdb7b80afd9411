import { coarsestCellM, heightAt, slopeAt, type Elevation } from './elevation.ts'
import type { Position } from './units.ts'

/** A place of a path with the way to it from the place before, metres. */
export interface WalkedPlace {
  readonly position: Position
  readonly walkedM: number
}

export interface TerrainPlace {
  readonly position: Position
  /** Along the path from its start, as on the map. */
  readonly atM: number
  /** Null where there is no elevation. */
  readonly heightM: number | null
}

/** Heights at even steps along a path, and the ground between each two of them. */
export interface TerrainProfile {
  readonly places: readonly TerrainPlace[]
  /** Slope of the ground half-way to the next place, degrees; null where there is no elevation. */
  readonly slopesDeg: readonly (number | null)[]
  /** Length of a step as on the map. */
  readonly stepM: number
  /** Over which slopes are measured. */
  readonly baseM: number
}

/** What the ground along some paths is like. Nothing in it speaks of where there is no elevation. */
export interface TerrainFigures {
  /** Lengths as on the map with elevation and without. */
  readonly knownM: number
  readonly unknownM: number
  /** Where there is elevation, the length over the ground, up and down. */
  readonly surfaceM: number
  readonly climbM: number
  readonly descentM: number
  /** Slope of the ground, whichever way it falls, degrees; null where there is no elevation at all. */
  readonly meanSlopeDeg: number | null
  readonly steepest: { readonly slopeDeg: number; readonly position: Position } | null
  readonly lowestM: number | null
  readonly highestM: number | null
  /** Length by the class of its slope, gentlest first: one more class than bounds. */
  readonly lengthBySlopeM: readonly number[]
  /** The longest base that slopes were measured over. */
  readonly baseM: number
}

/** Slopes are measured over this at least: a finer grid says more of stones than of the ground, metres. */
export const leastBaseM = 30

/** Heights and slopes at even steps of at most the base: 30 m, or the cell where that is larger. */
export function terrainProfile(elevation: Elevation, walked: readonly WalkedPlace[]): TerrainProfile {
  const baseM = Math.max(
    leastBaseM,
    coarsestCellM(
      elevation,
      walked.map(({ position }) => position),
    ),
  )
  const lengthM = walked.reduce((sum, { walkedM }, index) => (index === 0 ? 0 : sum + walkedM), 0)
  const count = Math.ceil(lengthM / baseM)
  if (count === 0) return { places: [], slopesDeg: [], stepM: 0, baseM }
  const stepM = lengthM / count
  const halves = placesEvery(walked, stepM / 2, count * 2)
  const places = halves
    .filter((_, index) => index % 2 === 0)
    .map((position, index) => ({
      position,
      atM: index * stepM,
      heightM: heightAt(elevation, position) ?? null,
    }))
  const slopesDeg = places.slice(1).map(({ heightM }, index) => {
    if (heightM === null || places[index]!.heightM === null) return null
    return slopeAt(elevation, halves[index * 2 + 1]!, baseM) ?? null
  })
  return { places, slopesDeg, stepM, baseM }
}

/** `count + 1` positions at even steps; walked places lie so near each other that between them it is straight. */
function placesEvery(walked: readonly WalkedPlace[], stepM: number, count: number): Position[] {
  const positions: Position[] = [walked[0]!.position]
  let index = 1
  let passedM = 0
  for (let step = 1; step < count; step++) {
    const atM = step * stepM
    while (index < walked.length - 1 && passedM + walked[index]!.walkedM < atM)
      passedM += walked[index++]!.walkedM
    const { position: to, walkedM } = walked[index]!
    const from = walked[index - 1]!.position
    const share = walkedM === 0 ? 0 : Math.min(1, (atM - passedM) / walkedM)
    positions.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share])
  }
  positions.push(walked.at(-1)!.position)
  return positions
}

/** The class of a slope by the bounds between classes: one that lies on a bound is of the steeper class. */
export function slopeClassOf(slopeDeg: number, boundsDeg: readonly number[]): number {
  const class_ = boundsDeg.findIndex((boundDeg) => slopeDeg < boundDeg)
  return class_ === -1 ? boundsDeg.length : class_
}

/** The figures of profiles together. */
export function terrainFigures(
  profiles: readonly TerrainProfile[],
  boundsDeg: readonly number[],
): TerrainFigures {
  const lengthBySlopeM = Array.from({ length: boundsDeg.length + 1 }, () => 0)
  let [knownM, unknownM, surfaceM, climbM, descentM, slopesM] = [0, 0, 0, 0, 0, 0]
  let [lowestM, highestM, baseM] = [Infinity, -Infinity, 0]
  let steepest: { slopeDeg: number; position: Position } | null = null
  for (const profile of profiles) {
    const { places, slopesDeg, stepM } = profile
    baseM = Math.max(baseM, profile.baseM)
    for (const [index, slopeDeg] of slopesDeg.entries()) {
      const [from, to] = [places[index]!, places[index + 1]!]
      if (slopeDeg === null || from.heightM === null || to.heightM === null) {
        unknownM += stepM
        continue
      }
      const riseM = to.heightM - from.heightM
      knownM += stepM
      surfaceM += Math.hypot(stepM, riseM)
      if (riseM > 0) climbM += riseM
      else descentM -= riseM
      slopesM += slopeDeg * stepM
      lengthBySlopeM[slopeClassOf(slopeDeg, boundsDeg)]! += stepM
      lowestM = Math.min(lowestM, from.heightM, to.heightM)
      highestM = Math.max(highestM, from.heightM, to.heightM)
      if (steepest === null || slopeDeg > steepest.slopeDeg)
        steepest = { slopeDeg, position: middleOf(from.position, to.position) }
    }
  }
  const isKnown = knownM > 0
  return {
    knownM,
    unknownM,
    surfaceM,
    climbM,
    descentM,
    meanSlopeDeg: isKnown ? slopesM / knownM : null,
    steepest,
    lowestM: isKnown ? lowestM : null,
    highestM: isKnown ? highestM : null,
    lengthBySlopeM,
    baseM,
  }
}

const middleOf = (from: Position, to: Position): Position => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]

/** A part of a path whose ground is steeper than something. */
export interface SteepPortion {
  readonly path: readonly Position[]
  readonly lengthM: number
  readonly steepestDeg: number
}

/** Where a profile is steeper than a bound, step joined to step. */
export function portionsSteeperThan(
  { places, slopesDeg, stepM }: TerrainProfile,
  boundDeg: number,
): SteepPortion[] {
  const portions: { path: Position[]; lengthM: number; steepestDeg: number }[] = []
  let wasSteep = false
  for (const [index, slopeDeg] of slopesDeg.entries()) {
    const isSteep = slopeDeg !== null && slopeDeg > boundDeg
    if (isSteep && !wasSteep) portions.push({ path: [places[index]!.position], lengthM: 0, steepestDeg: 0 })
    const portion = portions.at(-1)
    if (isSteep && portion !== undefined) {
      portion.path.push(places[index + 1]!.position)
      portion.lengthM += stepM
      portion.steepestDeg = Math.max(portion.steepestDeg, slopeDeg)
    }
    wasSteep = isSteep
  }
  return portions
}
