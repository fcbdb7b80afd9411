import { found, type DraftFinding } from './draftFinding.ts'
import { distanceM, pathLengthM } from './geodesic.ts'
import { boxesMeet, grownBox, tryNearestOn, type IndexedPath } from './pathIndex.ts'
import type { PlanningNumbers } from './planningFacts.ts'
import type { Position } from './units.ts'

/** Nearer than this, neighbours touch: positions are stored to 0.1 m. */
const touchingM = 0.15

/** Gaps between a draft's parts and between them and what stands that nobody means, and parts too short. */
export function neighbourFindings(
  rules: PlanningNumbers,
  drawn: readonly IndexedPath[],
  standing: readonly IndexedPath[],
  joinM: number,
): DraftFinding[] {
  const reachM = Math.max(rules.neighbourGapM, joinM, touchingM)
  const nearby = standing.filter(({ box }) =>
    drawn.some((path) => boxesMeet(grownBox(path.box, reachM), box)),
  )
  const gaps: DraftFinding[] = []
  const touched = new Set<IndexedPath>()
  const compare = (one: IndexedPath, other: IndexedPath) => {
    for (const end of [one.path[0]!, one.path.at(-1)!]) {
      const nearest = tryNearestOn(other, end, reachM)
      if (nearest === undefined) continue
      const apartM = distanceM(end, nearest)
      if (apartM <= Math.max(touchingM, joinM)) touched.add(one).add(other)
      const isGap = apartM > touchingM && apartM < rules.neighbourGapM
      if (isGap && !gaps.some(({ where }) => isSamePair(where, end, nearest)))
        gaps.push(found('neighbour-gap', 'warning', [end, nearest], { distanceM: apartM }))
    }
  }
  for (const [index, one] of drawn.entries()) {
    for (const [at, other] of drawn.entries()) if (at !== index) compare(one, other)
    for (const other of nearby) {
      compare(one, other)
      compare(other, one)
    }
  }
  const short = drawn
    .filter((path) => !touched.has(path))
    .map(({ path }) => ({ path, lengthM: pathLengthM(path) }))
    .filter(({ lengthM }) => lengthM < rules.minimumLengthM)
    .map(({ path, lengthM }) => found('too-short', 'error', path, { lengthM }))
  return [...short, ...gaps]
}

const isSamePair = (where: readonly Position[], a: Position, b: Position): boolean =>
  [where[0]!, where[1]!].every((one) => distanceM(one, a) < touchingM || distanceM(one, b) < touchingM)
