import { Refusal } from '../data/journal/refusal.ts'
import { barrier } from '../data/model/barrier.ts'
import { checkReferences } from './actOf.ts'
import { checkGroundPath } from './checkGround.ts'
import { inputShape } from './checkInput.ts'
import { largeBodyBytes } from './endpoint.ts'
import { getLine } from './lineShelf.ts'
import { recordEndpoints } from './recordEndpoints.ts'

/** Of all parts together; some 400 km surveyed every 20 m. */
const mostPositions = 20_000

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
    const positions = input.parts.reduce((count, part) => count + part.path.length, 0)
    if (positions > mostPositions)
      throw new Refusal(
        'geometry-invalid',
        {
          en: `parts: a barrier may have ${mostPositions} positions in all; this one has ${positions}.`,
          zh: `parts：一处设施最多 ${mostPositions} 个点；此处有 ${positions} 个。`,
        },
        'parts',
      )
    for (const [index, part] of input.parts.entries())
      checkGroundPath(line, part.path, `parts.${index}.path`, { mayMeetItself: false })
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    return input
  },
})
