import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { movedKind } from '../../data/model/movedRecord.ts'
import { recordSchemas } from '../../data/model/records.ts'

describe('what moves with a line', () => {
  it('is every kind of record that names one, but for its markers', () => {
    const naming = Object.entries(recordSchemas)
      .filter(([, schema]) => JSON.stringify(z.toJSONSchema(schema, { io: 'input' })).includes('"lineId"'))
      .map(([kind]) => kind)
    expect(naming.filter((kind) => kind !== 'marker').sort()).toEqual([...movedKind.options].sort())
  })
})
