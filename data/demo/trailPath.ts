import { locate, positionAt, sliceLine } from '../../geo/chainage.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'
import type { LonLat } from '../model/values.ts'
import { displaced, displacement } from './ground.ts'
import type { SeededRandom } from './seededRandom.ts'

/** The line is looked at so far to either side for further crossings. */
const surroundingsM = 3000
const stepM = 60
/** Straight on both sides of the line, so that it is met where it should be. */
const straightM = 15

/**
 * A curved path of 200–900 m from home ground across the line that meets it once, at `chainageM`;
 * undefined where the line winds too much for one.
 */
export function tryCrossingPath(
  line: BorderLine,
  chainageM: number,
  random: SeededRandom,
): LonLat[] | undefined {
  const surroundings = sliceLine(line, {
    fromM: Math.max(0, chainageM - surroundingsM),
    toM: Math.min(line.lengthM, chainageM + surroundingsM),
  })
  for (let attempt = 0; attempt < 24; attempt++) {
    const shrink = 1 - attempt / 30
    const path = curvedPath(line, chainageM, random, {
      homeM: Math.max(130, random.between(170, 620) * shrink),
      awayM: Math.max(80, random.between(80, 260) * shrink),
      turn: random.between(-0.4, 0.4),
    })
    const [first] = path
    if (first === undefined || crossings(path, surroundings) !== 1) continue
    if (locate(line, first).offsetM > 0) return path
  }
  return undefined
}

interface PathShape {
  /** How far it reaches into home ground and beyond the line, metres. */
  readonly homeM: number
  readonly awayM: number
  /** Radians off the perpendicular. */
  readonly turn: number
}

function curvedPath(line: BorderLine, chainageM: number, random: SeededRandom, shape: PathShape): LonLat[] {
  const meeting = positionAt(line, chainageM)
  const { eastM, northM } = displacement(
    positionAt(line, Math.max(0, chainageM - 40)),
    positionAt(line, Math.min(line.lengthM, chainageM + 40)),
  )
  const intoHome = Math.atan2(northM, eastM) + (line.homeSide === 'left' ? Math.PI / 2 : -Math.PI / 2)
  const heading = intoHome + shape.turn
  const swayM = random.between(15, 55)
  const waveM = random.between(110, 240)
  const at = (alongM: number): LonLat => {
    const beyondM = Math.max(0, Math.abs(alongM) - straightM)
    const asideM = Math.sign(alongM) * swayM * Math.sin(beyondM / waveM)
    return displaced(
      meeting,
      alongM * Math.cos(heading) - asideM * Math.sin(heading),
      alongM * Math.sin(heading) + asideM * Math.cos(heading),
    )
  }
  return [
    ...distancesDown(shape.homeM).map((alongM) => at(alongM)),
    ...distancesDown(shape.awayM)
      .reverse()
      .map((alongM) => at(-alongM)),
  ]
}

/** From `farM` down to where the path runs straight, in steps. */
function distancesDown(farM: number): number[] {
  const steps = Math.max(1, Math.round((farM - straightM) / stepM))
  return Array.from({ length: steps + 1 }, (_, index) => farM - ((farM - straightM) * index) / steps)
}

/** How often two paths cross. */
function crossings(path: readonly Position[], other: readonly Position[]): number {
  let count = 0
  for (const [index, a] of path.entries()) {
    const b = path[index + 1]
    if (b === undefined) break
    for (const [otherIndex, c] of other.entries()) {
      const d = other[otherIndex + 1]
      if (d !== undefined && turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) count++
    }
  }
  return count
}

/** Positive where c lies to the left of a → b. */
function turn(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}
