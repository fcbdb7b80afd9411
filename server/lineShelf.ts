import type { BorderLineRecord } from '../data/model/line.ts'
import { listRecords } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { compileBorderLine, type BorderLine } from '../geo/borderLine.ts'
import { fieldInvalid } from './fieldInvalid.ts'

export interface LineEntry {
  readonly record: BorderLineRecord
  readonly version: number
  readonly line: BorderLine
}

/** The county's lines, compiled once: the geometry under an id never changes. */
export class LineShelf {
  readonly #compiled = new Map<string, BorderLine>()
  #sequence = -1
  #entries: readonly LineEntry[] = []
  /** Of the past that somebody looks at. */
  #past: { readonly sequence: number; readonly entries: readonly LineEntry[] } | undefined

  /** The lines as they stand at a sequence, read through whatever one is in. */
  async at(db: Reader, sequence: number): Promise<readonly LineEntry[]> {
    if (sequence === this.#sequence) return this.#entries
    if (sequence === this.#past?.sequence) return this.#past.entries
    const stored = await listRecords(db, 'border-line')
    const entries = stored.map(({ record, version }) => ({ record, version, line: this.#compile(record) }))
    if (sequence > this.#sequence) {
      this.#sequence = sequence
      this.#entries = entries
    } else this.#past = { sequence, entries }
    return entries
  }

  #compile(record: BorderLineRecord): BorderLine {
    const known = this.#compiled.get(record.id)
    if (known !== undefined) return known
    const line = compileBorderLine({ id: record.id, positions: record.path, homeSide: record.homeSide })
    this.#compiled.set(record.id, line)
    return line
  }
}

/** Throws Refusal naming the field where there is no such line. */
export function getLine(entries: readonly LineEntry[], lineId: string, field = 'lineId'): LineEntry {
  const entry = entries.find(({ record }) => record.id === lineId)
  if (entry === undefined)
    throw fieldInvalid(field, `there is no border line ${lineId}`, `没有边境线 ${lineId}`)
  return entry
}
