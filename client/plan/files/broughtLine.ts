import type { BorderLine } from '../../../geo/borderLine.ts'
import { locate, pathLengthM } from '../../../geo/chainage.ts'
import type { Position, Stretch } from '../../../geo/units.ts'
import type { DrawnFile, FoundLine } from './fileFault.ts'
import { tryPlaceLine, type Reading } from './reading.ts'
import { thinned } from './thinned.ts'

/** A line of a file as it would come into a draft, and where that is. */
export interface BroughtLine {
  readonly found: FoundLine
  readonly path: readonly Position[]
  readonly lengthM: number
  /** Beside which stretch its corners lie. */
  readonly stretch: Stretch
  /** Distance of its corners from the line; negative beyond it. */
  readonly nearestM: number
  readonly farthestM: number
}

/** Farther from the line than this, a file is hardly meant for it, metres. */
export const hardlyMeantM = 10_000

/** Corners that are located at most: a line of more is looked at in as many places. */
const mostLocated = 400

/** All lines of a file by a reading; undefined where one of them cannot be meant so. */
export function tryBringLines(
  file: DrawnFile,
  reading: Reading,
  thinM: number,
  line: BorderLine,
): BroughtLine[] | undefined {
  const brought: BroughtLine[] = []
  for (const found of file.lines) {
    const placed = tryPlaceLine(found, reading)
    if (placed === undefined) return undefined
    const path = thinned(placed, thinM)
    brought.push({ found, path, lengthM: pathLengthM(path), ...besideOf(line, path) })
  }
  return brought
}

function besideOf(line: BorderLine, path: readonly Position[]) {
  const everySo = Math.max(1, Math.ceil(path.length / mostLocated))
  let [fromM, toM, nearestM, farthestM] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [index, position] of path.entries()) {
    if (index % everySo !== 0 && index !== path.length - 1) continue
    const { chainageM, offsetM } = locate(line, position)
    fromM = Math.min(fromM, chainageM)
    toM = Math.max(toM, chainageM)
    nearestM = Math.min(nearestM, offsetM)
    farthestM = Math.max(farthestM, offsetM)
  }
  return { stretch: { fromM, toM }, nearestM, farthestM }
}

/** Whether some of it lies near enough to be meant for the line. */
export const isLikelyMeant = ({ nearestM, farthestM }: BroughtLine): boolean =>
  (nearestM <= 0 && farthestM >= 0) || Math.min(Math.abs(nearestM), Math.abs(farthestM)) <= hardlyMeantM
