import type { GapInHand } from '../data/model/coverageAnswer.ts'
import type { GapAcknowledgement, GapKind } from '../data/model/gapAcknowledgement.ts'
import type { GapNow } from '../geo/gaps.ts'
import { inHandOf, partsInHand, type GapWord, type PartInHand } from '../geo/gapsInHand.ts'
import type { Stretch } from '../geo/units.ts'

/** The words on a line's gaps of one kind, and which metres of the gaps at an instant each stands for. */
export interface WordsInHand {
  readonly parts: readonly PartInHand[]
  readonly byId: ReadonlyMap<string, GapAcknowledgement>
  /** The minute that is answered for. */
  readonly minuteMs: number
}

const aMinuteMs = 60_000

/**
 * Matches what was said of a line's gaps with the gaps that there are at an instant. Pages ask for whole
 * minutes, so what was said within the minute counts at once. A word on a gap by plan stands for the gap by evidence at the same place too: as
 * nobody was assigned there, nobody came.
 */
export function wordsInHand(
  acknowledgements: readonly GapAcknowledgement[],
  lineId: string,
  kind: GapKind,
  gaps: readonly Pick<GapNow, 'fromM' | 'toM' | 'sinceMs' | 'sinceIsOlder'>[],
  atMs: number,
): WordsInHand {
  const minuteMs = Math.floor(atMs / aMinuteMs) * aMinuteMs
  const ofLine = acknowledgements.filter(
    (one) => one.lineId === lineId && (one.kind === kind || kind === 'actual'),
  )
  return {
    parts: ofLine.length === 0 ? [] : partsInHand(gaps, ofLine.map(gapWord), minuteMs + aMinuteMs - 1),
    byId: new Map(ofLine.map((one) => [one.id, one])),
    minuteMs,
  }
}

const gapWord = ({ id, fromM, toM, at, closedAt }: GapAcknowledgement): GapWord => ({
  id,
  fromM,
  toM,
  atMs: Date.parse(at),
  closedAtMs: closedAt === null ? null : Date.parse(closedAt),
})

/** Who deals with a gap at the instant, as an answer has it. */
export function gapInHand(gap: Stretch, { parts, byId, minuteMs }: WordsInHand): GapInHand | null {
  const inHand = parts.length === 0 ? undefined : inHandOf(gap, parts)
  const word = inHand === undefined ? undefined : byId.get(inHand.id)
  if (inHand === undefined || word === undefined) return null
  const { id, unitId, action, until, acknowledgedBy } = word
  const { fromM, toM, restM } = inHand
  return {
    id,
    unitId,
    action,
    until,
    overdue: Date.parse(until) <= minuteMs,
    acknowledgedBy,
    fromM,
    toM,
    restM,
  }
}
