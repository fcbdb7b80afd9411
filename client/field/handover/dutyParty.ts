import { partySize, type Handover } from '../../../data/model/handover.ts'
import type { Shift } from '../../../data/model/shift.ts'

/** Who is on a checkpoint together. */
export interface Party {
  readonly leadId: string | null
  readonly personIds: readonly string[]
  /** Who stand on no roster. */
  readonly others: number
}

export interface PartyOn extends Party {
  readonly sinceMs: number
}

type Rostered = Pick<Shift, 'leadId' | 'personIds' | 'from' | 'to'>
type Handed = Pick<Handover, 'at' | 'incoming'>

export const nobody: Party = { leadId: null, personIds: [], others: 0 }

/** A handover is older than this only where its party was forgotten. */
const longestOnMs = 24 * 3_600_000

/**
 * Who is on at an instant, as far as this phone knows: who took over last, or else whom the roster has.
 * They are on since that, or since the last word on them, as nobody vouches twice for the same hours.
 */
export function tryPartyOn(
  handovers: readonly Handed[],
  shifts: readonly Rostered[],
  logs: readonly { readonly to: string }[],
  atMs: number,
): PartyOn | undefined {
  const handed = latest(handovers, ({ at }) => Date.parse(at), atMs)
  const begun = latest(shifts, ({ from }) => Date.parse(from), atMs)
  const lastWordMs = Math.max(...logs.map(({ to }) => Date.parse(to)).filter((toMs) => toMs <= atMs))
  const since = (fromMs: number) => Math.max(fromMs, lastWordMs)
  if (handed !== undefined && atMs - Date.parse(handed.at) < longestOnMs)
    return { ...partyOf(handed.incoming), sinceMs: since(Date.parse(handed.at)) }
  if (begun === undefined || atMs - Date.parse(begun.to) > graceMs) return undefined
  return { ...partyOf({ ...begun, others: 0 }), sinceMs: since(Date.parse(begun.from)) }
}

/** A shift that is over is still handed over for so long. */
const graceMs = 2 * 3_600_000
/** And one that is about to begin is taken over for so long before. */
const earlyMs = 2 * 3_600_000

/** Whom the roster has next: the shift that begins about now, or the one under way. */
export function nextParty(shifts: readonly Rostered[], atMs: number): Party {
  const next = latest(shifts, ({ from }) => Date.parse(from), atMs + earlyMs)
  return next === undefined || Date.parse(next.to) <= atMs ? nobody : partyOf({ ...next, others: 0 })
}

export const sizeOf = (party: Party): number => partySize(party as Handover['incoming'])

/** Of a party that is known by more, what it is. */
export const partyOf = ({ leadId, personIds, others }: Party): Party => ({
  leadId,
  personIds: [...personIds],
  others,
})

function latest<Item>(items: readonly Item[], msOf: (item: Item) => number, atMs: number): Item | undefined {
  return items.filter((item) => msOf(item) <= atMs).toSorted((a, b) => msOf(b) - msOf(a))[0]
}
