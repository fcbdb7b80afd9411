import { charge, stretch, type Answering } from '../../data/model/chief.ts'
import { UnitTree } from '../../data/model/unitTree.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { checkReferences } from '../actOf.ts'
import { checkStretch } from '../checkGround.ts'
import { inputShape } from '../checkInput.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { getLine } from '../lineShelf.ts'
import { recordEndpoints, recordList } from '../recordEndpoints.ts'

const acts = { created: 'chief-assigned', changed: 'chief-changed', removed: 'chief-ended' } as const

export const stretchWrites = recordEndpoints({
  kind: 'stretch',
  noun: 'a chief’s stretch at one level; where chiefs of a level overlap or leave a hole, GET /api/responsibility says so',
  tag: 'duty',
  input: inputShape(stretch, []),
  removalNeedsReason: true,
  acts,
  async prepare({ tx, lines }, input) {
    checkStretch(getLine(lines, input.lineId).line, input)
    await checkAnswering(tx, input)
    return input
  },
})

export const chargeWrites = recordEndpoints({
  kind: 'charge',
  noun: 'a chief of a port, checkpoint, trail, trade point or of a unit’s ground as a whole',
  tag: 'duty',
  input: inputShape(charge, []),
  removalNeedsReason: true,
  acts,
  async prepare({ tx }, input) {
    await checkReferences(tx, input.of.kind, [{ field: 'of.id', id: input.of.id }])
    await checkAnswering(tx, input)
    if (input.of.kind === 'unit') await checkKin(tx, input.unitId, input.of.id)
    return input
  },
})

export const listCharges = recordList({
  kind: 'charge',
  summary: 'Chiefs of points of the line and of units’ ground as a whole',
  tag: 'duty',
})

/** Refuses a unit or people that are not in the records, and a term that ends before it begins. */
export async function checkAnswering(tx: Reader, fields: Answering): Promise<void> {
  const { unitId, personId, deputyIds, deputising, from, to } = fields
  await checkReferences(tx, 'unit', [{ field: 'unitId', id: unitId }])
  await checkReferences(tx, 'person', [
    { field: 'personId', id: personId },
    ...deputyIds.map((id, index) => ({ field: `deputyIds.${index}`, id })),
    ...deputising.map((one, index) => ({ field: `deputising.${index}.personId`, id: one.personId })),
  ])
  if (to !== null && Date.parse(to) <= Date.parse(from))
    throw fieldInvalid(
      'to',
      'to must lie after from: an empty or backward time window is refused',
      'to 必须晚于 from：不接受空的或倒置的时间段',
    )
}

/** A leader is linked to what lies below their own unit, or an office to what lies above or below it. */
async function checkKin(tx: Reader, unitId: string, areaId: string): Promise<void> {
  const units = new UnitTree(recordsOf(await listRecords(tx, 'unit')))
  if (!units.isKin(unitId, areaId))
    throw fieldInvalid(
      'of.id',
      'this unit belongs to another one than the chief does',
      '该单位与责任人所属单位没有隶属关系',
    )
}
