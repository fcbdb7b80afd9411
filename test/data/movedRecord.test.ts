import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { movedKind } from '../../data/model/movedRecord.ts'
import { recordSchemas } from '../../data/model/records.ts'

describe('what moves with a line', () => {
  it('is every kind of record that names one, but for its markers and what was filed once', () => {
    const naming = Object.entries(recordSchemas)
      .filter(([, schema]) => JSON.stringify(z.toJSONSchema(schema, { io: 'input' })).includes('"lineId"'))
      .map(([kind]) => kind)
    // A marker is its line's own, and a filed plan says for ever what it said.
    const stays = new Set(['marker', 'plan-filing'])
    expect(naming.filter((kind) => !stays.has(kind)).sort()).toEqual([...movedKind.options].sort())
  })
})
