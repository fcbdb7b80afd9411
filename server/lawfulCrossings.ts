import type { Port, TradePoint } from '../data/model/place.ts'
import { listRecords, recordsOf } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'

/** Where a line may lawfully be crossed. */
export async function lawfulCrossings(tx: Reader, lineId: string): Promise<(Port | TradePoint)[]> {
  return [
    ...recordsOf(await listRecords(tx, 'port', { lineId })),
    ...recordsOf(await listRecords(tx, 'trade-point', { lineId })),
  ]
}
