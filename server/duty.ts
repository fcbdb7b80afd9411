import { z } from 'zod'
import { teamId, trackerId } from '../data/model/ids.ts'
import { patrol } from '../data/model/patrol.ts'
import { shift, type Shift } from '../data/model/shift.ts'
import { instant } from '../data/model/values.ts'
import type { Reader } from '../data/store/tables.ts'
import type { TimeWindow } from '../geo/units.ts'
import { checkReferences } from './actOf.ts'
import { checkStretch } from './checkGround.ts'
import { inputShape } from './checkInput.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { getLine } from './lineShelf.ts'
import { recordEndpoints, recordList } from './recordEndpoints.ts'

export const patrolWrites = recordEndpoints({
  kind: 'patrol',
  noun: 'a patrol assignment',
  tag: 'duty',
  // A page that does not know of trackers or teams must not take one from a patrol it changes.
  input: inputShape(patrol, ['planId', 'planItemId']).extend({
    trackerId: trackerId.nullable().optional(),
    teamId: teamId.nullable().optional(),
  }),
  acts: { created: 'patrol-assigned', changed: 'patrol-changed', removed: 'patrol-cancelled' },
  async prepare({ tx, lines }, input, before) {
    const trackerId = input.trackerId === undefined ? (before?.trackerId ?? null) : input.trackerId
    const teamId = input.teamId === undefined ? (before?.teamId ?? null) : input.teamId
    checkStretch(getLine(lines, input.lineId).line, input)
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    await checkReferences(tx, 'person', [
      { field: 'leadId', id: input.leadId },
      ...input.memberIds.map((id, index) => ({ field: `memberIds.${index}`, id })),
    ])
    await checkReferences(tx, 'tracker', [{ field: 'trackerId', id: trackerId }])
    await checkReferences(tx, 'team', [{ field: 'teamId', id: teamId }])
    const { planId = null, planItemId = null } = before ?? {}
    return { ...input, trackerId, teamId, planId, planItemId }
  },
})

export const shiftWrites = recordEndpoints({
  kind: 'shift',
  noun: 'a shift',
  tag: 'duty',
  // A page that does not know of duty on call must not turn it into presence.
  input: inputShape(shift, []).extend({ onCall: z.boolean().optional() }),
  acts: { created: 'shift-assigned', changed: 'shift-changed', removed: 'shift-cancelled' },
  async prepare({ tx }, input, before) {
    await checkPlaceAndPeople(tx, input)
    return { ...input, onCall: input.onCall ?? before?.onCall ?? false }
  },
})

/** Refuses a shift at a place or of people that are not in the records. */
export async function checkPlaceAndPeople(
  tx: Reader,
  { place, leadId, personIds }: Pick<Shift, 'place' | 'leadId' | 'personIds'>,
  /** Stands before the fields of the people. */
  prefix = '',
): Promise<void> {
  await checkReferences(tx, place.kind, [{ field: 'place.id', id: place.id }])
  await checkReferences(tx, 'person', [
    { field: `${prefix}leadId`, id: leadId },
    ...personIds.map((id, index) => ({ field: `${prefix}personIds.${index}`, id })),
  ])
}

export const listPatrols = recordList({
  kind: 'patrol',
  summary: 'Patrol assignments whose time meets from..to',
  tag: 'duty',
  query: z.strictObject({ lineId: z.uuid().optional(), from: instant.optional(), to: instant.optional() }),
  select: ({ lineId, ...window }) => ({ lineId, window: readWindow(window) }),
})

export const listShifts = recordList({
  kind: 'shift',
  summary: 'Shifts whose time meets from..to',
  tag: 'duty',
  query: z.strictObject({ placeId: z.uuid().optional(), from: instant.optional(), to: instant.optional() }),
  select: ({ placeId, ...window }) => ({ parentId: placeId, window: readWindow(window) }),
})

export const listDesks = recordList({ kind: 'desk', summary: 'Duty desks', tag: 'duty' })
export const listUnits = recordList({ kind: 'unit', summary: 'Units with the ground they hold', tag: 'duty' })
export const listPeople = recordList({ kind: 'person', summary: 'People on the rosters', tag: 'duty' })

/** An end left open reaches as far as time does. */
export function readWindow({ from, to }: { from?: string | undefined; to?: string | undefined }): TimeWindow {
  const window = {
    fromMs: from === undefined ? -8.64e15 : Date.parse(from),
    toMs: to === undefined ? 8.64e15 : Date.parse(to),
  }
  if (window.fromMs < window.toMs) return window
  throw fieldInvalid(
    'to',
    'to must lie after from: an empty or backward time window is refused',
    'to 必须晚于 from：不接受空的或倒置的时间段',
  )
}
