import { barrier } from '../data/model/barrier.ts'
import { checkReferences } from './actOf.ts'
import { checkParts } from './checkGround.ts'
import { inputShape } from './checkInput.ts'
import { largeBodyBytes } from './endpoint.ts'
import { getLine } from './lineShelf.ts'
import { recordEndpoints } from './recordEndpoints.ts'

export const barrierWrites = recordEndpoints({
  kind: 'barrier',
  noun: 'a barrier',
  tag: 'barriers',
  input: inputShape(barrier, []),
  mostBodyBytes: largeBodyBytes,
  removalNeedsReason: true,
  acts: { created: 'barrier-created', changed: 'barrier-changed', removed: 'barrier-removed' },
  async prepare({ tx, lines }, input) {
    const { line } = getLine(lines, input.lineId)
    checkParts(line, input.parts, { mayMeetItself: false })
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    return input
  },
})
