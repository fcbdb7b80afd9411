import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import type { Change } from '../../data/journal/commit.ts'
import { rosterArrangement, rosterArranged, shiftSwap } from '../../data/model/rosterArrangement.ts'
import type { Shift } from '../../data/model/shift.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { peopleOn } from '../../geo/peopleOn.ts'
import { actOf } from '../actOf.ts'
import { makeRecord } from '../checkInput.ts'
import { checkPlaceAndPeople } from '../duty.ts'
import { endpoint, largeBodyBytes, notFound } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'

export const arrangeRoster = endpoint({
  summary:
    'Make, change and cancel shifts together, as one act: a pattern entered for a span, a span cleared',
  tag: 'duty',
  body: rosterArrangement,
  mostBodyBytes: largeBodyBytes,
  answer: rosterArranged,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(app, request, 'roster-arranged', async ({ tx }) => {
      const changes: Change[] = []
      const checked = new Set<string>()
      for (const [index, fields] of body.made.entries()) {
        await checkOnce(tx, fields, checked, `made.${index}.`)
        const id = newId()
        const record = makeRecord('shift', { ...fields, id, synthetic: false })
        changes.push({ kind: 'shift', id, record, expectedVersion: 0 })
      }
      for (const [index, { id, version, ...fields }] of body.changed.entries()) {
        const before = await getShift(tx, `changed.${index}.id`, id)
        await checkOnce(tx, fields, checked, `changed.${index}.`)
        const record = makeRecord('shift', { ...fields, id, synthetic: before.synthetic })
        changes.push({ kind: 'shift', id, record, expectedVersion: version })
      }
      for (const [index, { id, version }] of body.cancelled.entries()) {
        await getShift(tx, `cancelled.${index}.id`, id)
        changes.push({ kind: 'shift', id, record: null, expectedVersion: version })
      }
      const twice = changes.findIndex(({ id }, index) => changes.findIndex((one) => one.id === id) !== index)
      if (twice !== -1) throw fieldInvalid('changed', 'a shift is named twice', '同一班次重复列出')
      return { changes, reply: { status: 200, body: { shifts: changes.map(told) } } }
    }),
})

export const swapShifts = endpoint({
  summary: 'Let two people take each other’s place on two shifts, as one act',
  tag: 'duty',
  body: shiftSwap,
  answer: rosterArranged,
  act: 'new',
  handle: ({ app, body: { one, other }, request }) =>
    actOf(app, request, 'shifts-swapped', async ({ tx }) => {
      if (one.id === other.id) throw fieldInvalid('other.id', 'these are one shift', '两者是同一班次')
      const changes = [
        await taken(tx, 'one', one, other.personId),
        await taken(tx, 'other', other, one.personId),
      ]
      return { changes, reply: { status: 200, body: { shifts: changes.map(told) } } }
    }),
})

/** A shift with somebody in the place of another, as lead or beside the lead. */
async function taken(
  tx: Reader,
  field: 'one' | 'other',
  { id, version, personId }: z.infer<typeof shiftSwap>['one'],
  byId: string,
): Promise<Change> {
  const shift = await getShift(tx, `${field}.id`, id)
  const on = peopleOn(shift)
  if (!on.includes(personId))
    throw fieldInvalid(`${field}.personId`, 'this person is not on the shift', '此人不在该班次')
  if (on.includes(byId))
    throw fieldInvalid(`${field}.personId`, 'the other is on this shift already', '对方已在该班次')
  const put = (who: string) => (who === personId ? byId : who)
  const record = makeRecord('shift', {
    ...shift,
    leadId: shift.leadId === null ? null : put(shift.leadId),
    personIds: shift.personIds.map(put),
  })
  await checkPlaceAndPeople(tx, record)
  return { kind: 'shift', id, record, expectedVersion: version }
}

async function getShift(tx: Reader, field: string, id: string): Promise<Shift> {
  const stored = await tryGetRecord(tx, 'shift', id)
  if (stored === undefined) throw notFound(field, id)
  return stored.record
}

/** A crew stands on many shifts of a pattern: its people are looked up once. */
async function checkOnce(
  tx: Reader,
  fields: Pick<Shift, 'place' | 'leadId' | 'personIds'>,
  checked: Set<string>,
  prefix: string,
): Promise<void> {
  const key = JSON.stringify([fields.place, fields.leadId, fields.personIds])
  if (checked.has(key)) return
  await checkPlaceAndPeople(tx, fields, prefix)
  checked.add(key)
}

const told = ({ id, record, expectedVersion = 0 }: Change) => ({
  id,
  version: record === null ? null : expectedVersion + 1,
})
