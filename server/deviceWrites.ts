import { device } from '../data/model/device.ts'
import { chainageM } from '../data/model/values.ts'
import { checkReferences } from './actOf.ts'
import { checkStretch, locateOnGround } from './checkGround.ts'
import { inputShape } from './checkInput.ts'
import { getLine } from './lineShelf.ts'
import { recordEndpoints } from './recordEndpoints.ts'

export const deviceWrites = recordEndpoints({
  kind: 'device',
  noun: 'a device; its chainage is computed from its position',
  tag: 'places',
  input: inputShape(device, ['chainageM']).extend({ chainageM: chainageM.optional() }),
  removalNeedsReason: true,
  acts: { created: 'device-created', changed: 'device-changed', removed: 'device-removed' },
  async prepare({ tx, lines }, input) {
    const { line } = getLine(lines, input.lineId)
    const chainageM = locateOnGround(line, input.position, 'position')
    checkStretch(line, input.range, 'range.')
    await checkReferences(tx, 'desk', [{ field: 'deskId', id: input.deskId }])
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    return { ...input, chainageM }
  },
})
