import type { StretchBudget } from './bestStretches.ts'
import type { Worth } from './worth.ts'

/**
 * What stretches within a length can be worth at most, wherever they begin and end.
 *
 * With a price λ on every metre instead of a limit, the best choice Φ(λ) is found exactly, for its ends lie
 * where worth changes or a least length from there; Φ(λ) + λ · length bounds every choice within the limit
 * (Lagrangian duality), and the least of these bounds is searched for. As the bound holds for each λ, how
 * well that is found decides how tight it is, never whether it is true.
 */
export function bestStretchesBound(worth: Worth, budget: StretchBudget): number {
  if (budget.lengthM < budget.leastPieceM) return 0
  const ends = endsOf(worth, budget.leastPieceM)
  const boundAt = (pricePerM: number) =>
    bestAtPrice(ends, budget.leastPieceM, pricePerM) + pricePerM * budget.lengthM
  // Above this price nothing is worth taking, so the bound only grows.
  let [low, high] = [0, worthiestPerM(worth, budget.leastPieceM)]
  let least = Math.min(boundAt(low), boundAt(high))
  for (let step = 0; step < searchSteps; step++) {
    const third = (high - low) / 3
    const [left, right] = [boundAt(low + third), boundAt(high - third)]
    least = Math.min(least, left, right)
    if (left <= right) high -= third
    else low += third
  }
  return least
}

/** Each step leaves two thirds of the range. */
const searchSteps = 60
/** Ends this near to a least length apart are that far apart: they were reckoned from each other. */
const roundingM = 1e-6

/** Places where a stretch may end, in order; what lies before each, and whether the way there is barred. */
interface Ends {
  readonly atM: Float64Array
  /** Worth of all metres before, and of all places before it and up to it. */
  readonly metresBefore: Float64Array
  readonly placesBefore: Float64Array
  readonly placesUpTo: Float64Array
  /** No stretch may run from the end before to this one. */
  readonly isClosed: Uint8Array
}

function endsOf({ lengthM, slices, places, forbidden }: Worth, leastM: number): Ends {
  const turns = [
    0,
    lengthM,
    ...slices.flatMap(({ fromM, toM }) => [fromM, toM]),
    ...places.map(({ atM }) => atM),
    ...forbidden.flatMap(({ fromM, toM }) => [fromM, toM]),
  ]
  const all = turns.flatMap((atM) => [atM - leastM, atM, atM + leastM])
  const atM = Float64Array.from(new Set(all.filter((one) => one >= 0 && one <= lengthM))).sort()
  const metresBefore = new Float64Array(atM.length)
  const isClosed = new Uint8Array(atM.length)
  const sorted = [...forbidden].sort((a, b) => a.fromM - b.fromM)
  let [slice, closed, closedToM] = [0, 0, -Infinity]
  for (let end = 1; end < atM.length; end++) {
    const [fromM, toM] = [atM[end - 1]!, atM[end]!]
    while (slice < slices.length && slices[slice]!.toM <= fromM) slice++
    const here = slices[slice]
    const perM = here !== undefined && here.fromM <= fromM ? here.perM : 0
    metresBefore[end] = metresBefore[end - 1]! + perM * (toM - fromM)
    for (; closed < sorted.length && sorted[closed]!.fromM <= fromM; closed++)
      closedToM = Math.max(closedToM, sorted[closed]!.toM)
    isClosed[end] = closedToM > fromM ? 1 : 0
  }
  const inOrder = [...places].sort((a, b) => a.atM - b.atM)
  const [placesBefore, placesUpTo] = [new Float64Array(atM.length), new Float64Array(atM.length)]
  let [place, sum] = [0, 0]
  for (let end = 0; end < atM.length; end++) {
    for (; place < inOrder.length && inOrder[place]!.atM < atM[end]!; place++) sum += inOrder[place]!.worth
    placesBefore[end] = sum
    for (; place < inOrder.length && inOrder[place]!.atM <= atM[end]!; place++) sum += inOrder[place]!.worth
    placesUpTo[end] = sum
  }
  return { atM, metresBefore, placesBefore, placesUpTo, isClosed }
}

/** Φ: the most that stretches are worth when each metre costs so much; a place at an end counts in full. */
function bestAtPrice(ends: Ends, leastM: number, pricePerM: number): number {
  const { atM, metresBefore, placesBefore, placesUpTo, isClosed } = ends
  const best = new Float64Array(atM.length)
  // The best way to begin a stretch at one of the ends up to `start`, none of them behind forbidden ground.
  let [start, bestStart] = [0, -Infinity]
  for (let end = 1; end < atM.length; end++) {
    if (isClosed[end] === 1) {
      start = end
      bestStart = -Infinity
    }
    for (; start < end && atM[start]! <= atM[end]! - leastM + roundingM; start++)
      bestStart = Math.max(
        bestStart,
        best[start]! - metresBefore[start]! + pricePerM * atM[start]! - placesBefore[start]!,
      )
    const taken = bestStart + metresBefore[end]! - pricePerM * atM[end]! + placesUpTo[end]!
    best[end] = Math.max(best[end - 1]!, taken)
  }
  return best[atM.length - 1]!
}

/** No stretch of the least length is worth more a metre than this. */
function worthiestPerM({ slices, places }: Worth, leastM: number): number {
  const perM = slices.reduce((most, slice) => Math.max(most, slice.perM), 0)
  const ofPlaces = places.reduce((sum, { worth }) => sum + worth, 0)
  return perM + ofPlaces / Math.max(leastM, 1)
}
