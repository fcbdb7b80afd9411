import type { TFunction } from 'i18next'
import type { ActKind, JournalEntry } from '../../data/model/journalEntry.ts'
import type { Replay } from '../../data/model/replay.ts'
import { reportedGaps } from '../../geo/gaps.ts'
import { actSentence } from '../wall/actSentence.ts'
import { plannedChanges, type PlannedChange, type Rosters } from '../wall/plannedChanges.ts'
import type { Speech } from '../wall/speech.ts'
import { isForTheWall } from '../wall/wallActs.ts'
import type { AskedPeriod } from '../api/replay.ts'

/** What happened at one instant of a period, said only when it is shown. */
export interface Happening {
  readonly key: string
  readonly atMs: number
  /** By itself or by roster, and not because somebody did it. */
  readonly planned: boolean
  readonly say: (speech: Speech) => string
}

export interface HappeningWords {
  readonly plannedSentence: (change: PlannedChange, speech: Speech) => string
  readonly reportedLate: TFunction<'replay'>
}

const hourMs = 3_600_000
/** What is reported within so long was reported at once. */
const lateMs = 15 * 60_000

/** Told by the trails' own events, at the time when they were seen; or of no hour of the period. */
const toldElsewhere: ReadonlySet<ActKind> = new Set(['trail-event', 'demonstration-made'])

/** All that happened in a period, oldest first: acts when they arrived, what was seen on trails when it was seen. */
export function happeningsOf(
  { period, acts }: AskedPeriod,
  rosters: Rosters,
  words: HappeningWords,
): Happening[] {
  // Gaps by evidence are nothing that the plan brought about.
  const gaps =
    period.kind === 'planned'
      ? period.lines.map((states) => ({
          lineId: states.line.id,
          gaps: reportedGaps(states, []).map(({ rectangles }) => ({
            rectangles: rectangles.map((one): [number, number, number, number] => [
              one.fromM,
              one.toM,
              one.fromMs,
              one.toMs,
            ]),
          })),
        }))
      : []
  return [
    ...acts
      .filter((entry) => isForTheWall(entry) && !toldElsewhere.has(entry.kind))
      .map((entry) => actHappening(entry)),
    ...period.events.map((event) => seenHappening(event, words.reportedLate)),
    ...plannedChanges(gaps, rosters, period, period).map((change): Happening => ({
      key: `${change.kind}:${change.atMs}:${'fromM' in change ? change.fromM : ''}`,
      atMs: change.atMs,
      planned: true,
      say: (speech) => words.plannedSentence(change, speech),
    })),
  ].toSorted((a, b) => a.atMs - b.atMs)
}

const actHappening = (entry: JournalEntry): Happening => ({
  key: entry.actId,
  atMs: Date.parse(entry.receivedAt),
  planned: entry.kind === 'gap-noticed',
  say: (speech) => actSentence(entry, speech),
})

function seenHappening(event: Replay['events'][number], reportedLate: TFunction<'replay'>): Happening {
  const [observedMs, receivedMs] = [Date.parse(event.observedAt), Date.parse(event.receivedAt)]
  return {
    key: event.id,
    atMs: observedMs,
    planned: false,
    say: ({ acts, domain, clock }) =>
      [
        acts(`event.${event.kind}`, { number: event.number }),
        ...(event.method === null ? [] : [domain(`sealMethod.${event.method}`)]),
        ...(receivedMs - observedMs > lateMs
          ? [reportedLate('reportedAt', { clock: clock(receivedMs) })]
          : []),
      ].join(' · '),
  }
}

/** What happened in the hour up to an instant: newest first, and what somebody did before what came by itself. */
export function hourUpTo(happenings: readonly Happening[], atMs: number): Happening[] {
  const within = happenings
    .filter((one) => one.atMs > atMs - hourMs && one.atMs <= atMs)
    .toSorted((a, b) => b.atMs - a.atMs)
  return [...within.filter(({ planned }) => !planned), ...within.filter(({ planned }) => planned)]
}
