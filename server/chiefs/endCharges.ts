import type { Change } from '../../data/journal/commit.ts'
import { listRecords } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'

/** With a place that is taken out of the records ends who was named for it. */
export async function endChargesOf(tx: Reader, id: string): Promise<Change[]> {
  const charges = await listRecords(tx, 'charge', { parentId: id })
  return charges.map(({ record, version }) => ({
    kind: 'charge',
    id: record.id,
    record: null,
    expectedVersion: version,
  }))
}
