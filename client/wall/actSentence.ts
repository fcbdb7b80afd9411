import type { JournalEntry } from '../../data/model/journalEntry.ts'
import { partySize } from '../../data/model/handover.ts'
import { formatChainage, formatStretch } from '../../geo/chainageLabel.ts'
import { hoursOf, tryAfter, tryBefore, type Change, type Speech } from './speech.ts'
import { tryUndone } from './undoneSentence.ts'

/** One act in plain words; posts and things, never persons. */
export function actSentence(entry: JournalEntry, speech: Speech): string {
  const { acts } = speech
  const [first] = entry.changes
  const sentence = first === undefined ? undefined : trySentence(entry, first, speech)
  if (sentence === undefined) return acts(`act.${entry.kind}`)
  return isOfMany(entry) ? acts('andMore', { sentence, count: entry.changes.length - 1 }) : sentence
}

/** The server lists no more changes of one act than this: a count that reaches it would be wrong. */
const mostChangesListed = 100

/**
 * Acts that are told by their first change; a county made, markers loaded or a roster are told as a
 * whole, and those on gaps count what they tell of themselves.
 */
const isOfMany = (entry: JournalEntry): boolean =>
  entry.changes.length > 1 &&
  entry.changes.length < mostChangesListed &&
  entry.kind !== 'demonstration-made' &&
  entry.kind !== 'markers-loaded' &&
  entry.kind !== 'roster-assigned' &&
  entry.kind !== 'roster-arranged' &&
  entry.kind !== 'shifts-swapped' &&
  entry.kind !== 'chiefs-handed-over' &&
  entry.kind !== 'chiefs-imported' &&
  !entry.kind.startsWith('gap-') &&
  new Set(entry.changes.map(({ kind }) => kind)).size === 1

function trySentence(entry: JournalEntry, change: Change, speech: Speech): string | undefined {
  const { acts, domain, nameOf } = speech
  switch (entry.kind) {
    case 'demonstration-made':
    case 'line-taken-over':
      return undefined
    case 'line-loaded': {
      const line = tryAfter(change, 'border-line')
      return line && acts('said.line-loaded', { name: nameOf(line.name) })
    }
    case 'markers-loaded':
      return entry.changes.length < mostChangesListed
        ? acts('said.markers-loaded', {
            count: entry.changes.filter(({ kind }) => kind === 'marker').length,
          })
        : undefined
    case 'barrier-created':
    case 'barrier-changed':
    case 'barrier-removed': {
      const barrier = tryAfter(change, 'barrier') ?? tryBefore(change, 'barrier')
      const status = barrier?.parts.at(-1)?.statuses.at(-1)?.status
      if (barrier === undefined || status === undefined) return undefined
      const name = nameOf(barrier.name)
      if (entry.kind === 'barrier-removed') return acts('said.barrier-removed', { name })
      return acts(`said.${entry.kind}`, { name, status: domain(`barrierStatus.${status}`) })
    }
    case 'barrier-proposed':
    case 'barrier-withdrawn':
    case 'barrier-returned':
    case 'barrier-countersigned':
    case 'barrier-approved':
    case 'barrier-started':
    case 'barrier-progressed':
    case 'barrier-accepted':
    case 'barrier-damaged':
    case 'barrier-repaired':
    case 'barrier-dismantled': {
      // Of what was done to it: a proposal alone changes where an office agrees.
      const barrier = entry.changes.flatMap((one) => tryAfter(one, 'barrier') ?? [])[0]
      const name = (barrier ?? tryAfter(change, 'barrier-proposal'))?.name
      return name && acts(`said.${entry.kind}`, { name: nameOf(name) })
    }
    case 'trail-found':
    case 'trail-changed':
    case 'trail-removed': {
      const trail = tryAfter(change, 'trail') ?? tryBefore(change, 'trail')
      if (trail === undefined) return undefined
      const { number, kind } = trail
      const said = acts(`said.${entry.kind}`, { number, kind: domain(`trailKind.${kind}`) })
      return [said, ...closedAtOnce(entry, speech)].join(' · ')
    }
    case 'trail-event':
      return tryTrailEvent(change, speech)
    case 'patrol-assigned':
    case 'patrol-changed':
    case 'patrol-cancelled': {
      const patrol = tryAfter(change, 'patrol') ?? tryBefore(change, 'patrol')
      if (patrol === undefined) return undefined
      return acts(`said.${entry.kind}`, {
        team: nameOf(patrol.team),
        stretch: formatStretch(patrol),
        hours: hoursOf(patrol, speech),
      })
    }
    case 'patrol-plan-published': {
      const plan = tryAfter(change, 'patrol-plan')
      return plan && acts('said.patrol-plan-published', { name: nameOf(plan.name), items: plan.items.length })
    }
    case 'checkpoint-created':
    case 'checkpoint-changed':
    case 'checkpoint-removed': {
      const checkpoint = tryAfter(change, 'checkpoint') ?? tryBefore(change, 'checkpoint')
      return checkpoint && acts(`said.${entry.kind}`, { name: nameOf(checkpoint.name) })
    }
    case 'crossing-created':
    case 'crossing-changed':
    case 'crossing-removed':
      return tryCrossing(entry.kind, change, speech)
    case 'device-created':
    case 'device-changed':
    case 'device-removed':
      return tryDevice(entry.kind, change, speech)
    case 'shift-assigned':
    case 'roster-assigned':
    case 'shift-changed':
    case 'shifts-swapped':
    case 'shift-cancelled': {
      const shift = tryAfter(change, 'shift') ?? tryBefore(change, 'shift')
      const place = shift && speech.tryPlaceName(shift.place.id)
      if (shift === undefined || place === undefined) return undefined
      return acts(`said.${entry.kind}`, { place: nameOf(place), hours: hoursOf(shift, speech) })
    }
    case 'roster-arranged': {
      const shift = tryAfter(change, 'shift') ?? tryBefore(change, 'shift')
      const place = shift && speech.tryPlaceName(shift.place.id)
      if (place === undefined || entry.changes.length >= mostChangesListed) return undefined
      return acts('said.roster-arranged', { place: nameOf(place), count: entry.changes.length })
    }
    case 'tracker-registered':
    case 'tracker-changed':
    case 'tracker-removed': {
      const tracker = tryAfter(change, 'tracker') ?? tryBefore(change, 'tracker')
      return tracker && acts(`said.${entry.kind}`, { name: nameOf(tracker.name) })
    }
    case 'staffing-logged': {
      const log = tryAfter(change, 'staffing-log')
      const place = log && speech.tryPlaceName(log.place.id)
      if (log === undefined || place === undefined) return undefined
      const nobody = log.leadId === null && log.personIds.length === 0
      return acts(nobody ? 'said.staffing-logged-empty' : 'said.staffing-logged', {
        place: nameOf(place),
        hours: hoursOf(log, speech),
      })
    }
    case 'place-handed-over': {
      const handover = tryAfter(change, 'handover')
      const place = handover && speech.tryPlaceName(handover.place.id)
      if (handover === undefined || place === undefined) return undefined
      return acts('said.place-handed-over', {
        place: nameOf(place),
        count: partySize(handover.incoming),
      })
    }
    case 'patrol-started':
    case 'patrol-paused':
    case 'patrol-resumed':
    case 'patrol-ended':
      return tryPatrolWord(entry.kind, change, speech)
    case 'incident-reported': {
      const incident = tryAfter(change, 'incident')
      return (
        incident &&
        acts('said.incident-reported', {
          where: formatChainage(incident.chainageM),
          count: incident.people,
          direction: domain(`incidentDirection.${incident.direction}`),
        })
      )
    }
    case 'field-note-written': {
      const note = tryAfter(change, 'field-note')
      return note && acts('said.field-note-written', { where: formatChainage(note.chainageM) })
    }
    case 'track-uploaded':
    case 'track-recorded':
    case 'track-declared-lost':
    case 'unit-created':
    case 'unit-changed':
    case 'unit-removed':
    case 'staff-need-created':
    case 'staff-need-changed':
    case 'staff-need-removed':
    case 'leave-entered':
    case 'leave-changed':
    case 'leave-removed':
    case 'holiday-entered':
    case 'holiday-changed':
    case 'holiday-removed':
    case 'roster-rules-set':
    case 'plan-on-file-made':
    case 'plan-on-file-changed':
    case 'plan-on-file-removed':
    case 'plan-on-file-filed':
    case 'plan-on-file-returned':
    case 'plan-on-file-accepted':
    case 'filing-deadline-set':
    case 'filing-deadline-changed':
    case 'filing-deadline-removed':
    case 'person-created':
    case 'person-changed':
    case 'person-removed':
    case 'people-imported':
    case 'account-created':
    case 'account-changed':
    case 'delegation-made':
    case 'delegation-ended':
    case 'display-link-made':
    case 'display-link-changed':
    case 'display-link-approved':
    case 'display-link-revoked':
    case 'settings-changed':
    case 'planning-rules-set':
    case 'rule-layer-loaded':
    case 'rule-layer-changed':
    case 'rule-layer-removed':
    case 'elevation-loaded':
    case 'elevation-changed':
    case 'elevation-removed':
    case 'team-made':
    case 'team-changed':
    case 'team-removed':
    case 'patrol-plan-made':
    case 'patrol-plan-changed':
    case 'patrol-plan-removed':
    case 'patrol-template-made':
    case 'patrol-template-changed':
    case 'patrol-template-removed':
    case 'scenario-made':
    case 'scenario-changed':
    case 'scenario-removed':
    case 'wall-arranged':
    case 'wall-rearranged':
    case 'wall-removed':
    case 'chiefs-handed-over':
    case 'chiefs-imported':
      return undefined
    case 'chief-assigned':
    case 'chief-changed':
    case 'chief-ended': {
      const stretch = tryAfter(change, 'stretch') ?? tryBefore(change, 'stretch')
      return (
        stretch &&
        acts(`said.${entry.kind}`, {
          post: nameOf(stretch.post),
          stretch: formatStretch(stretch),
        })
      )
    }
    case 'policy-set': {
      const policy = tryAfter(change, 'policy')
      return policy && acts('said.policy-set', { version: policy.version })
    }
    case 'tier-ordered': {
      const order = tryAfter(change, 'tier-order')
      if (order === undefined) return undefined
      const tier = speech.tryTierName(order.tier)
      return acts('said.tier-ordered', {
        tier: tier === undefined ? order.tier : nameOf(tier),
        orderedBy: nameOf(order.orderedBy),
      })
    }
    case 'tracks-sealed':
      return undefined
    case 'act-undone':
      return tryUndone(entry, speech)
    case 'gap-acknowledged':
    case 'gap-handed-on':
    case 'gap-acknowledgement-ended':
    case 'gap-closed':
      return tryGapWord(entry.kind, entry.changes, speech)
    case 'gap-noticed':
      return tryNotices(entry.changes, speech)
    case 'notice-read': {
      const read = tryAfter(change, 'notice')
      return read && acts('said.notice-read', gapPlaces(read, speech))
    }
  }
}

function tryPatrolWord(
  kind: 'patrol-started' | 'patrol-paused' | 'patrol-resumed' | 'patrol-ended',
  change: Change,
  { acts, nameOf }: Speech,
): string | undefined {
  const plan = tryAfter(change, 'patrol-event')?.plan
  return (
    plan &&
    acts(`said.${kind}`, {
      team: nameOf(plan.team),
      stretch: formatStretch(plan),
    })
  )
}

/** Where a gap is and whose it is; what was written about it may name persons, and is left out. */
const gapPlaces = (one: { fromM: number; toM: number; unitId: string }, speech: Speech) => {
  const unit = speech.tryUnitName(one.unitId)
  return {
    stretch: formatStretch(one),
    unit: unit === undefined ? speech.acts('aUnit') : speech.nameOf(unit),
  }
}

function tryGapWord(
  kind: 'gap-acknowledged' | 'gap-handed-on' | 'gap-acknowledgement-ended' | 'gap-closed',
  changes: readonly Change[],
  speech: Speech,
): string | undefined {
  const words = changes.flatMap((change) => tryAfter(change, 'gap-acknowledgement') ?? [])
  // Of a gap that was handed on the first word is closed, and the one that stands is told of.
  const word = kind === 'gap-handed-on' ? words.find(({ closedAt }) => closedAt === null) : words[0]
  if (word === undefined) return undefined
  const sentence = speech.acts(`said.${kind}`, {
    ...gapPlaces(word, speech),
    until: speech.clock(Date.parse(word.until)),
  })
  const isOfSeveral = kind === 'gap-closed' && words.length > 1 && changes.length < mostChangesListed
  return isOfSeveral ? speech.acts('andMore', { sentence, count: words.length - 1 }) : sentence
}

/** What units were told; where nobody was told anything, that there is nothing left to tell of. */
function tryNotices(changes: readonly Change[], speech: Speech): string | undefined {
  const told = changes.filter(({ before }) => before === null).flatMap((one) => tryAfter(one, 'notice') ?? [])
  const over = changes.flatMap((one) => tryAfter(one, 'notice') ?? [])
  const [first] = told.length > 0 ? told : over
  if (first === undefined) return undefined
  const sentence = speech.acts(
    told.length > 0 ? `said.notice.${first.cause}` : 'said.notice.over',
    gapPlaces(first, speech),
  )
  const others = (told.length > 0 ? told : over).length - 1
  return others > 0 && changes.length < mostChangesListed
    ? speech.acts('andMore', { sentence, count: others })
    : sentence
}

/** Whoever finds a way may close it in the same act. */
function closedAtOnce({ changes }: JournalEntry, { acts, domain }: Speech): string[] {
  const seal = changes.flatMap((one) => tryAfter(one, 'trail-event') ?? []).find(isSeal)
  if (seal?.method === undefined || seal.method === null) return []
  return [domain('trailEvent.sealed'), domain(`sealMethod.${seal.method}`), acts('toBeVerified')]
}

const isSeal = ({ kind }: { readonly kind: string }): boolean => kind === 'sealed'

function tryTrailEvent(change: Change, { acts, domain, tryTrailNumber }: Speech): string | undefined {
  const event = tryAfter(change, 'trail-event')
  const number = event && tryTrailNumber(event.trailId)
  if (event === undefined || number === undefined) return undefined
  return [
    acts(`event.${event.kind}`, { number }),
    ...(event.method === null ? [] : [domain(`sealMethod.${event.method}`)]),
    ...(event.kind === 'sealed' ? [acts('toBeVerified')] : []),
  ].join(' · ')
}

function tryCrossing(
  kind: 'crossing-created' | 'crossing-changed' | 'crossing-removed',
  change: Change,
  { acts, nameOf }: Speech,
): string | undefined {
  const after = tryAfter(change, 'port') ?? tryAfter(change, 'trade-point')
  const before = tryBefore(change, 'port') ?? tryBefore(change, 'trade-point')
  const crossing = after ?? before
  if (crossing === undefined) return undefined
  const name = nameOf(crossing.name)
  const [passed, passes] = [before?.passage?.passes, after?.passage?.passes]
  if (kind === 'crossing-changed' && passes !== undefined && passed !== passes)
    return acts(passes ? 'said.crossing-passes' : 'said.crossing-stopped', { name })
  return acts(`said.${kind}`, { name })
}

function tryDevice(
  kind: 'device-created' | 'device-changed' | 'device-removed',
  change: Change,
  { acts, nameOf }: Speech,
): string | undefined {
  const after = tryAfter(change, 'device')
  const before = tryBefore(change, 'device')
  const device = after ?? before
  if (device === undefined) return undefined
  const name = nameOf(device.name)
  const [worked, works] = [before?.states.at(-1)?.working, after?.states.at(-1)?.working]
  if (kind === 'device-changed' && worked !== works)
    return acts(works === true ? 'said.device-up' : 'said.device-down', { name })
  return acts(`said.${kind}`, { name })
}
