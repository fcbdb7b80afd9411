import { Refusal } from '../data/journal/refusal.ts'
import { checkpoint } from '../data/model/place.ts'
import { chainageM } from '../data/model/values.ts'
import { listRecords } from '../data/store/records.ts'
import { checkReferences } from './actOf.ts'
import { endChargesOf } from './chiefs/endCharges.ts'
import { checkStretch, locateOnGround } from './checkGround.ts'
import { inputShape } from './checkInput.ts'
import { getLine } from './lineShelf.ts'
import { recordEndpoints } from './recordEndpoints.ts'
import { endNeedsOf } from './roster/staffNeeds.ts'

export const checkpointWrites = recordEndpoints({
  kind: 'checkpoint',
  noun: 'a checkpoint; its chainage is computed from its position',
  tag: 'places',
  input: inputShape(checkpoint, ['chainageM']).extend({ chainageM: chainageM.optional() }),
  removalNeedsReason: true,
  acts: { created: 'checkpoint-created', changed: 'checkpoint-changed', removed: 'checkpoint-removed' },
  async prepare({ tx, lines }, input) {
    const { line } = getLine(lines, input.lineId)
    const chainageM = locateOnGround(line, input.position, 'position')
    if (input.reach !== null) checkStretch(line, input.reach, 'reach.')
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    return { ...input, chainageM }
  },
  async onRemove({ tx, nowMs }, { id }) {
    const ahead = await listRecords(tx, 'shift', { parentId: id, window: { fromMs: nowMs, toMs: 8.64e15 } })
    if (ahead.length === 0) return [...(await endChargesOf(tx, id)), ...(await endNeedsOf(tx, id))]
    throw new Refusal('still-in-use', {
      en: `This checkpoint has ${ahead.length} shifts now or ahead: cancel them first.`,
      zh: `该卡点当前或今后仍有 ${ahead.length} 个班次：请先取消。`,
    })
  },
})
