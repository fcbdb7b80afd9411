import { z } from 'zod'
import { scenario } from '../data/model/scenario.ts'
import { checkReferences } from './actOf.ts'
import { listRecords } from '../data/store/records.ts'
import { inputShape, makeRecord } from './checkInput.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { getLine } from './lineShelf.ts'
import { recordEndpoints, recordList } from './recordEndpoints.ts'

export const listScenarios = recordList({
  kind: 'scenario',
  summary: 'Scenarios in which drafts of barriers are weighed together: of a line, or all',
  tag: 'barriers',
  query: z.strictObject({ lineId: z.uuid().optional() }),
  select: ({ lineId }) => ({ lineId }),
})

export const scenarioWrites = recordEndpoints({
  kind: 'scenario',
  noun: 'a scenario of drafts; its drafts stay when it is removed',
  tag: 'barriers',
  input: inputShape(scenario, []),
  acts: { created: 'scenario-made', changed: 'scenario-changed', removed: 'scenario-removed' },
  async prepare({ tx, lines }, input, before) {
    getLine(lines, input.lineId)
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    if (before !== undefined && before.lineId !== input.lineId)
      throw fieldInvalid('lineId', 'a scenario stays on its line', '方案不能改到另一条边境线')
    return input
  },
  async onRemove({ tx }, { id, lineId }) {
    const barriers = await listRecords(tx, 'barrier', { lineId })
    return barriers
      .filter(({ record }) => record.scenarioId === id)
      .map(({ record, version }) => ({
        kind: 'barrier',
        id: record.id,
        record: makeRecord('barrier', { ...record, scenarioId: null }),
        expectedVersion: version,
      }))
  },
})
