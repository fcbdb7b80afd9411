import type { PatrolEvent, PatrolEventKind } from './patrolEvent.ts'

/** How far a team says that its patrol has come. */
export type PatrolState = 'not-started' | 'under-way' | 'paused' | 'ended'

type Said = Pick<PatrolEvent, 'kind' | 'at'>

const stateAfter: Readonly<Record<PatrolEventKind, PatrolState>> = {
  started: 'under-way',
  paused: 'paused',
  resumed: 'under-way',
  ended: 'ended',
}

/** What can be said next. */
export const nextEvents: Readonly<Record<PatrolState, readonly PatrolEventKind[]>> = {
  'not-started': ['started'],
  'under-way': ['paused', 'ended'],
  paused: ['resumed', 'ended'],
  ended: [],
}

export const byTimeSaid = <Event extends Said>(events: readonly Event[]): Event[] =>
  events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))

/** The state at an instant, and since when; `since` is null before the start. */
export function patrolStateAt(
  events: readonly Said[],
  atMs: number,
): { state: PatrolState; sinceMs: number | null } {
  const last = byTimeSaid(events).findLast(({ at }) => Date.parse(at) <= atMs)
  return last === undefined
    ? { state: 'not-started', sinceMs: null }
    : { state: stateAfter[last.kind], sinceMs: Date.parse(last.at) }
}

/** When it was under way by what was said, up to its planned end where nobody said that it ended. */
export function saidUnderWay(
  events: readonly Said[],
  plannedToMs: number,
): { readonly fromMs: number; readonly toMs: number }[] {
  const ordered = byTimeSaid(events)
  return ordered.flatMap(({ kind, at }, index) => {
    const fromMs = Date.parse(at)
    const next = ordered[index + 1]
    const toMs = Math.min(next === undefined ? plannedToMs : Date.parse(next.at), plannedToMs)
    return stateAfter[kind] === 'under-way' && fromMs < toMs ? [{ fromMs, toMs }] : []
  })
}

/** When the team said that it was over; undefined where it did not. */
export const tryEndedMs = (events: readonly Said[]): number | undefined => {
  const last = byTimeSaid(events).at(-1)
  return last?.kind === 'ended' ? Date.parse(last.at) : undefined
}
