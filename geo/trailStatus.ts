import { union } from './intervals.ts'
import type { TimeWindow } from './units.ts'

/** An event of a trail's append-only list, as far as its status depends on it. */
export interface TrailEventFact {
  readonly id: string
  readonly kind: 'reported' | 'sealed' | 'verified' | 'inspected' | 'breached' | 'reopened' | 'withdrawn'
  /** When it was seen on the spot. */
  readonly observedMs: number
  /** When it arrived. */
  readonly receivedMs: number
  /** The event that a withdrawal takes back. */
  readonly withdraws: string | null
  /** Names that whoever was there goes by; of nobody that is known where there are none. */
  readonly by?: readonly string[]
}

type TrailStatus = 'reported' | 'sealed' | 'verified' | 'breached' | 'reopened'

const unsealedStatus: Readonly<Record<TrailStatus, boolean>> = {
  reported: true,
  sealed: false,
  verified: false,
  breached: true,
  reopened: true,
}

export interface TrailState {
  readonly status: TrailStatus
  /** Since when without a break. */
  readonly sinceMs: number
  /** Open to whoever walks it: its crossing of the line has a shorter revisit limit. */
  readonly unsealed: boolean
  /** When somebody last stood there, an inspection that changed nothing included. */
  readonly lastConfirmedMs: number
}

/**
 * What the events observed at or before an instant say; `undefined` before the first one.
 * The last by (observed, received, id) decides. An inspection confirms what stood and changes
 * nothing. A withdrawn event was entered by mistake: it counts at no instant, also not before its
 * withdrawal. Whoever sealed a trail does not verify it: coming back they inspect it.
 */
export function trailStatusAt(events: readonly TrailEventFact[], atMs: number): TrailState | undefined {
  let state: TrailState | undefined
  for (const event of standingEvents(events)) {
    if (event.observedMs > atMs) break
    state = stateAfter(state, event)
  }
  return state
}

/** When within a window the trail is unsealed. */
export function unsealedIntervals(events: readonly TrailEventFact[], window: TimeWindow): TimeWindow[] {
  const standing = standingEvents(events)
  const unsealed: { from: number; to: number }[] = []
  let state: TrailState | undefined
  for (const [index, event] of standing.entries()) {
    state = stateAfter(state, event)
    if (state?.unsealed !== true) continue
    const nextMs = standing[index + 1]?.observedMs ?? window.toMs
    unsealed.push({
      from: Math.max(event.observedMs, window.fromMs),
      to: Math.min(nextMs, window.toMs),
    })
  }
  return union(unsealed).map(({ from, to }) => ({ fromMs: from, toMs: to }))
}

/** The events that count, in the order in which they count. */
function standingEvents(events: readonly TrailEventFact[]): TrailEventFact[] {
  const withdrawn = withdrawnEvents(events)
  let seal: TrailEventFact | undefined
  return events
    .filter((event) => event.kind !== 'withdrawn' && !withdrawn.has(event.id))
    .sort((a, b) => a.observedMs - b.observedMs || a.receivedMs - b.receivedMs || compareIds(a.id, b.id))
    .map((event): TrailEventFact => {
      if (event.kind === 'sealed') seal = event
      const isOwnSeal = event.kind === 'verified' && seal !== undefined && isSamePerson(seal, event)
      return isOwnSeal ? { ...event, kind: 'inspected' } : event
    })
}

/** The seal that stands at an instant, whatever came of it; undefined where there was none yet. */
export function sealAt(events: readonly TrailEventFact[], atMs: number): TrailEventFact | undefined {
  return standingEvents(events).findLast(({ kind, observedMs }) => kind === 'sealed' && observedMs <= atMs)
}

/** Whether two events are of one person, as far as that is known. */
export function isSamePerson(
  { by: one = [] }: Pick<TrailEventFact, 'by'>,
  { by: other = [] }: Pick<TrailEventFact, 'by'>,
): boolean {
  return one.some((name) => other.includes(name))
}

/** Ids of the events that were taken back, withdrawals among them. */
export function withdrawnEvents(events: readonly TrailEventFact[]): Set<string> {
  const withdrawn = new Set<string>()
  // Latest received first, so that a withdrawal that was itself withdrawn takes nothing back.
  const withdrawals = events
    .filter((event) => event.kind === 'withdrawn')
    .sort((a, b) => b.receivedMs - a.receivedMs || compareIds(b.id, a.id))
  for (const withdrawal of withdrawals)
    if (withdrawal.withdraws !== null && !withdrawn.has(withdrawal.id)) withdrawn.add(withdrawal.withdraws)
  return withdrawn
}

function stateAfter(state: TrailState | undefined, event: TrailEventFact): TrailState | undefined {
  const status = event.kind === 'inspected' || event.kind === 'withdrawn' ? state?.status : event.kind
  if (status === undefined) return state
  return {
    status,
    sinceMs: state?.status === status ? state.sinceMs : event.observedMs,
    unsealed: unsealedStatus[status],
    lastConfirmedMs: event.observedMs,
  }
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
