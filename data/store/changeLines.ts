import { begunLine, endedLine, sealLine } from '../journal/actHash.ts'
import type { Reader } from './tables.ts'

const rowsAtOnce = 5000

/** What acts from one sequence to another began, ended and sealed, as lines for `changesHash`, by act. */
export async function changeLines(db: Reader, first: number, last: number): Promise<Map<number, string[]>> {
  const lines = new Map<number, string[]>()
  const add = (sequence: number, line: string) => {
    const ofAct = lines.get(sequence)
    if (ofAct === undefined) lines.set(sequence, [line])
    else ofAct.push(line)
  }
  for (let from = { sequence: first, row: Number.MIN_SAFE_INTEGER }; ;) {
    const rows = await db
      .selectFrom('record_version')
      .select(['row_id', 'from_sequence', 'kind', 'id', 'version', 'sha256'])
      .where((eb) => eb(eb.refTuple('from_sequence', 'row_id'), '>', eb.tuple(from.sequence, from.row)))
      .where('from_sequence', '<=', last)
      .orderBy('from_sequence')
      .orderBy('row_id')
      .limit(rowsAtOnce)
      .execute()
    for (const row of rows) add(row.from_sequence, begunLine(row))
    const end = rows.at(-1)
    if (end === undefined || rows.length < rowsAtOnce) break
    from = { sequence: end.from_sequence, row: end.row_id }
  }
  const ended = await db
    .selectFrom('record_version')
    .select(['to_sequence', 'kind', 'id', 'version'])
    .where('to_sequence', '>=', first)
    .where('to_sequence', '<=', last)
    .execute()
  for (const row of ended) add(row.to_sequence ?? 0, endedLine(row))
  const seals = await db
    .selectFrom('track_seal')
    .selectAll()
    .where('sequence', '>=', first)
    .where('sequence', '<=', last)
    .execute()
  for (const seal of seals) add(seal.sequence, sealLine(seal))
  return lines
}
