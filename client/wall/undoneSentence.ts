import type { JournalEntry } from '../../data/model/journalEntry.ts'
import type { RecordKind } from '../../data/model/records.ts'
import { formatChainage, formatStretch } from '../../geo/chainageLabel.ts'
import { hoursOf, tryAfter, tryBefore, type Change, type Speech } from './speech.ts'

/** What an act that takes another back did: what it had deleted is there again, what it had entered is gone. */
export function tryUndone(entry: JournalEntry, speech: Speech): string | undefined {
  for (const change of entry.changes) {
    const what = tryNamed(change, speech)
    if (what !== undefined) {
      const isAgain = isDoneAgain(entry.reverses, speech.tryAct)
      return speech.acts(`said.${isAgain ? 'again' : 'undone'}.${deedOf(change, isAgain)}`, { what })
    }
  }
  return undefined
}

/** Whether the act that is taken back took one back itself, however often that went to and fro. */
function isDoneAgain(reverses: number | null, tryAct: Speech['tryAct']): boolean {
  const reversed = reverses === null ? undefined : tryAct(reverses)
  return reversed?.kind === 'act-undone' && !isDoneAgain(reversed.reverses, tryAct)
}

/** The deed that was taken back, or done again, as what became of its record tells. */
function deedOf(change: Change, isAgain: boolean): 'removed' | 'created' | 'changed' | 'entry' {
  // What stands on a trail or a gap is a list of entries, which are added or withdrawn.
  if (change.kind === 'trail-event' || change.kind === 'gap-acknowledgement') return 'entry'
  if (change.before !== null && change.after !== null) return 'changed'
  return (change.before === null) === isAgain ? 'created' : 'removed'
}

/** What a changed record is known by: its kind with its name, its number, its team or its place. */
function tryNamed(change: Change, speech: Speech): string | undefined {
  const { acts, nameOf, tryPlaceName, tryTrailNumber, tryTierName } = speech
  const either = <Kind extends RecordKind>(kind: Kind) => tryAfter(change, kind) ?? tryBefore(change, kind)
  const place = either('checkpoint') ?? either('device')
  if (place !== undefined) return nameOf(place.name)
  const barrier = either('barrier')
  if (barrier !== undefined) return acts('what.barrier', { name: nameOf(barrier.name) })
  const tracker = either('tracker')
  if (tracker !== undefined) return acts('what.tracker', { name: nameOf(tracker.name) })
  const line = either('border-line')
  if (line !== undefined) return acts('what.line', { name: nameOf(line.name) })
  const event = either('trail-event')
  const number = either('trail')?.number ?? (event && tryTrailNumber(event.trailId))
  if (number !== undefined) return acts('what.trail', { number })
  const gap = either('gap-acknowledgement')
  if (gap !== undefined) return acts('what.gap', { stretch: formatStretch(gap) })
  const patrol = either('patrol')
  if (patrol !== undefined)
    return acts('what.patrol', { team: nameOf(patrol.team), hours: hoursOf(patrol, speech) })
  const incident = either('incident')
  if (incident !== undefined) return acts('what.incident', { where: formatChainage(incident.chainageM) })
  const note = either('field-note')
  if (note !== undefined) return acts('what.note', { where: formatChainage(note.chainageM) })
  const handover = either('handover')
  const handedOver = handover && tryPlaceName(handover.place.id)
  if (handedOver !== undefined) return acts('what.handover', { place: nameOf(handedOver) })
  const plan = either('patrol-event')?.plan
  if (plan !== undefined) return acts('what.patrolWord', { team: nameOf(plan.team) })
  const order = either('tier-order')
  const tier = order && tryTierName(order.tier)
  if (tier !== undefined) return acts('what.tier', { tier: nameOf(tier) })
  const policy = either('policy')
  if (policy !== undefined) return acts('what.policy', { version: policy.version })
  const duty = either('shift') ?? either('staffing-log')
  const post = duty && tryPlaceName(duty.place.id)
  return duty && post && acts('what.shift', { place: nameOf(post), hours: hoursOf(duty, speech) })
}
