import { betweenAnchors } from './betweenAnchors.ts'
import { formatChainage } from './chainageLabel.ts'
import { GeoError } from './geoError.ts'

/** A line as it was surveyed: its length, and where its markers stand on it. */
export interface SurveyedLine {
  readonly lengthM: number
  readonly markers: readonly { readonly number: string; readonly chainageM: number }[]
}

/** A place that both surveys know: a marker, or where the lines begin and end. */
export interface MoveAnchor {
  /** Number of the marker; null at an end of the lines. */
  readonly number: string | null
  readonly beforeM: number
  readonly afterM: number
}

/** How chainages of one survey of a line are those of another. */
export interface LineMove {
  /** At least two, rising in both. */
  readonly anchors: readonly MoveAnchor[]
  /** Numbers of markers that stand on one of the lines alone. */
  readonly onlyBefore: readonly string[]
  readonly onlyAfter: readonly string[]
}

/**
 * Finds what two surveys of one line have in common: markers of equal number, and the ends of the lines. A
 * marker that stands within 50 m of an end on both is that end.
 *
 * @throws GeoError `markers-missing` where no marker has the same number on both; `markers-differ`
 * where the markers of one come in another order on the other, or where one stands at an end of one line
 * alone, so that what lay beyond it would have no place.
 */
export function lineMoveBetween(before: SurveyedLine, after: SurveyedLine): LineMove {
  const afterByNumber = new Map(after.markers.map(({ number, chainageM }) => [number, chainageM]))
  const common: MoveAnchor[] = []
  const onlyBefore: string[] = []
  for (const { number, chainageM } of before.markers.toSorted((a, b) => a.chainageM - b.chainageM)) {
    const afterM = afterByNumber.get(number)
    if (afterM === undefined) onlyBefore.push(number)
    else common.push({ number, beforeM: chainageM, afterM })
    afterByNumber.delete(number)
  }
  if (common.length === 0)
    throw new GeoError('markers-missing', 'markers', 'No marker has the same number on both lines.')
  const ends = [
    { number: null, beforeM: 0, afterM: 0 },
    { number: null, beforeM: before.lengthM, afterM: after.lengthM },
  ] as const
  const within = common.filter((one) => !ends.some((end) => isAtEnd(one, end)))
  const anchors = [...within]
  // Where a line was carried on beyond its last marker nothing lay there before.
  if (within[0] === undefined || within[0].beforeM > 0) anchors.unshift(ends[0])
  if (anchors.at(-1)!.beforeM < before.lengthM) anchors.push(ends[1])
  for (const [index, anchor] of anchors.entries()) checkRising(anchors[index - 1], anchor)
  return { anchors, onlyBefore, onlyAfter: [...afterByNumber.keys()] }
}

/** So near an end of both lines a marker is what the line ends at, whatever its own place says. */
const nearEndM = 50

const isAtEnd = (one: MoveAnchor, end: MoveAnchor): boolean =>
  Math.abs(one.beforeM - end.beforeM) <= nearEndM && Math.abs(one.afterM - end.afterM) <= nearEndM

/** Where a chainage of the line before lies on the one after: linear between what both know. */
export function movedChainage({ anchors }: LineMove, chainageM: number): number {
  return betweenAnchors(
    anchors,
    chainageM,
    ({ beforeM }) => beforeM,
    ({ afterM }) => afterM,
  )
}

function checkRising(last: MoveAnchor | undefined, next: MoveAnchor): void {
  if (last === undefined || (last.beforeM < next.beforeM && last.afterM < next.afterM)) return
  const at = (anchor: MoveAnchor) =>
    `${nameOf(anchor)} at ${formatChainage(anchor.beforeM)} of the line before and ${formatChainage(anchor.afterM)} of the one after`
  throw new GeoError(
    'markers-differ',
    'markers',
    `Both lines must have their markers in the same order: ${at(last)} comes before ${at(next)}.`,
  )
}

const nameOf = ({ number, beforeM }: MoveAnchor): string =>
  number === null ? `the ${beforeM === 0 ? 'beginning' : 'end'}` : `marker ${number}`
