import { port } from '../data/model/place.ts'
import { checkReferences } from './actOf.ts'
import { endChargesOf } from './chiefs/endCharges.ts'
import { locateOnGround } from './checkGround.ts'
import { inputShape } from './checkInput.ts'
import { checkNotAhead } from './checkNotAhead.ts'
import { getLine } from './lineShelf.ts'
import { recordEndpoints } from './recordEndpoints.ts'
import { endNeedsOf, refuseWhileRostered } from './roster/staffNeeds.ts'

/** A port and a border trade point are written alike. */
const crossingWrites = (kind: 'port' | 'trade-point', noun: string) =>
  recordEndpoints({
    kind,
    noun,
    tag: 'places',
    input: inputShape(port, ['chainageM']),
    removalNeedsReason: true,
    acts: { created: 'crossing-created', changed: 'crossing-changed', removed: 'crossing-removed' },
    async prepare({ tx, lines, nowMs }, input) {
      const { line } = getLine(lines, input.lineId)
      const chainageM = locateOnGround(line, input.position, 'position')
      if (input.passage !== null) checkNotAhead('passage.since', Date.parse(input.passage.since), nowMs)
      await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
      return { ...input, chainageM }
    },
    async onRemove({ tx, nowMs }, { id, name }) {
      await refuseWhileRostered(tx, name, id, nowMs)
      return [...(await endChargesOf(tx, id)), ...(await endNeedsOf(tx, id))]
    },
  })

export const portWrites = crossingWrites(
  'port',
  'a port of entry; its chainage is computed from its position',
)
export const tradePointWrites = crossingWrites(
  'trade-point',
  'a border trade point; its chainage is computed from its position',
)
