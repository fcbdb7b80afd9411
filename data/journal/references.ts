import type { Answering } from '../model/chief.ts'
import type { RecordKind } from '../model/records.ts'
import type { AnyRecord } from '../model/recordPlace.ts'

/** Another record that one names, and the field that names it. */
export interface Reference {
  readonly field: string
  readonly kind: RecordKind
  readonly id: string
}

/** Every other record that has to be there while this one is. */
export function referencesOf(one: AnyRecord): Reference[] {
  const named: [field: string, kind: RecordKind, id: string | null][] = namedBy(one)
  return named.flatMap(([field, kind, id]) => (id === null ? [] : [{ field, kind, id }]))
}

function namedBy(one: AnyRecord): [field: string, kind: RecordKind, id: string | null][] {
  switch (one.kind) {
    case 'marker':
      return [['lineId', 'border-line', one.record.lineId]]
    case 'port':
    case 'trade-point':
    case 'trail':
    case 'checkpoint':
      return [
        ['lineId', 'border-line', one.record.lineId],
        ['unitId', 'unit', one.record.unitId],
      ]
    case 'barrier':
      return [
        ['lineId', 'border-line', one.record.lineId],
        ['unitId', 'unit', one.record.unitId],
        ['scenarioId', 'scenario', one.record.scenarioId],
      ]
    case 'device':
      return [
        ['lineId', 'border-line', one.record.lineId],
        ['unitId', 'unit', one.record.unitId],
        ['deskId', 'desk', one.record.deskId],
      ]
    case 'barrier-proposal':
    case 'barrier-event':
      return [
        ['lineId', 'border-line', one.record.lineId],
        ['barrierId', 'barrier', one.record.barrierId],
      ]
    case 'trail-event':
      return [['trailId', 'trail', one.record.trailId]]
    case 'desk':
    case 'person':
    case 'tracker':
      return [['unitId', 'unit', one.record.unitId]]
    case 'unit':
      return [
        ['parentId', 'unit', one.record.parentId],
        ...one.record.ground.map(({ lineId }, index): [string, RecordKind, string] => [
          `ground.${index}.lineId`,
          'border-line',
          lineId,
        ]),
      ]
    case 'stretch':
      return [
        ['lineId', 'border-line', one.record.lineId],
        ['unitId', 'unit', one.record.unitId],
        ...answering(one.record),
      ]
    case 'charge':
      return [
        ['of.id', one.record.of.kind, one.record.of.id],
        ['unitId', 'unit', one.record.unitId],
        ...answering(one.record),
      ]
    case 'patrol':
      return [
        ['lineId', 'border-line', one.record.lineId],
        ['unitId', 'unit', one.record.unitId],
        ['trackerId', 'tracker', one.record.trackerId],
        ['teamId', 'team', one.record.teamId],
        ['planId', 'patrol-plan', one.record.planId],
        ...people('memberIds', one.record.leadId, one.record.memberIds),
      ]
    case 'team': {
      const { unitId, trackerId, base, leadId, memberIds } = one.record
      return [
        ['unitId', 'unit', unitId],
        ['trackerId', 'tracker', trackerId],
        ['base.lineId', 'border-line', base?.kind === 'chainage' ? base.lineId : null],
        ...people('memberIds', leadId, memberIds),
      ]
    }
    case 'patrol-plan':
    case 'patrol-template':
      return [
        ['lineId', 'border-line', one.record.lineId],
        ['unitId', 'unit', one.record.unitId],
        ...one.record.items.map(({ teamId }, index): [string, RecordKind, string] => [
          `items.${index}.teamId`,
          'team',
          teamId,
        ]),
      ]
    case 'staff-need':
      return [['place.id', one.record.place.kind, one.record.place.id]]
    case 'leave':
      return [['personId', 'person', one.record.personId]]
    case 'shift':
    case 'staffing-log':
      return [
        ['place.id', one.record.place.kind, one.record.place.id],
        ...people('personIds', one.record.leadId, one.record.personIds),
      ]
    case 'handover': {
      const { place, outgoing, incoming } = one.record
      return [
        ['place.id', place.kind, place.id],
        ...(outgoing === null ? [] : people('outgoing.personIds', outgoing.leadId, outgoing.personIds)),
        ...people('incoming.personIds', incoming.leadId, incoming.personIds),
      ]
    }
    case 'incident':
      return [
        ['lineId', 'border-line', one.record.lineId],
        ['trailId', 'trail', one.record.trailId],
      ]
    case 'field-note': {
      const { lineId, about } = one.record
      return [
        ['lineId', 'border-line', lineId],
        ...(about.kind === 'ground'
          ? []
          : [['about.id', about.kind, about.id] satisfies [string, RecordKind, string]]),
      ]
    }
    case 'patrol-event':
    case 'lost-track':
      return [['patrolId', 'patrol', one.record.patrolId]]
    case 'gap-acknowledgement':
      return [
        ['lineId', 'border-line', one.record.lineId],
        ['unitId', 'unit', one.record.unitId],
      ]
    case 'notice':
      return [
        ['unitId', 'unit', one.record.unitId],
        ['acknowledgementId', 'gap-acknowledgement', one.record.acknowledgementId],
      ]
    case 'account':
      return [
        ['unitId', 'unit', one.record.unitId],
        ['personId', 'person', one.record.personId],
      ]
    case 'delegation':
      return [
        ['fromAccountId', 'account', one.record.fromAccountId],
        ['toAccountId', 'account', one.record.toAccountId],
      ]
    case 'display-link':
      return [
        ['unitId', 'unit', one.record.unitId],
        ['wallId', 'wall-arrangement', one.record.wallId],
      ]
    case 'wall-arrangement':
      return [
        ['unitId', 'unit', one.record.unitId],
        ...one.record.scenes.map((scene, index): [string, RecordKind, string | null] => [
          `scenes.${index}.unitId`,
          'unit',
          scene.kind === 'unit' ? scene.unitId : null,
        ]),
      ]
    case 'scenario':
      return [
        ['lineId', 'border-line', one.record.lineId],
        ['unitId', 'unit', one.record.unitId],
      ]
    case 'plan-on-file':
      return [['unitId', 'unit', one.record.unitId]]
    case 'plan-filing':
      return [
        ['unitId', 'unit', one.record.unitId],
        ['planId', 'plan-on-file', one.record.planId],
      ]
    case 'filing-deadline':
    case 'county-settings':
    case 'planning-rules':
    case 'roster-rules':
    case 'holiday':
    case 'rule-layer':
    case 'elevation':
    case 'policy':
    case 'tier-order':
    // The line that it replaces goes when it takes its place.
    case 'border-line':
      return []
  }
}

const answering = ({
  personId,
  deputyIds,
  deputising,
}: Answering): [field: string, kind: RecordKind, id: string | null][] => [
  ['personId', 'person', personId],
  ...deputyIds.map((id, index): [string, RecordKind, string] => [`deputyIds.${index}`, 'person', id]),
  ...deputising.map((one, index): [string, RecordKind, string] => [
    `deputising.${index}.personId`,
    'person',
    one.personId,
  ]),
]

const people = (
  field: string,
  leadId: string | null,
  ids: readonly string[],
): [field: string, kind: RecordKind, id: string | null][] => [
  ['leadId', 'person', leadId],
  ...ids.map((id, index): [string, RecordKind, string] => [`${field}.${index}`, 'person', id]),
]
