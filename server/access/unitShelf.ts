import { onCommitted } from '../../data/journal/commit.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { Database, Reader } from '../../data/store/tables.ts'
import { UnitTree } from './unitTree.ts'

/** The units as they stand, read again once an act changed one. */
export class UnitShelf {
  #tree: UnitTree | undefined

  constructor(db: Database) {
    onCommitted(db, ({ changes }) => {
      if (changes.some(({ kind }) => kind === 'unit')) this.#tree = undefined
    })
  }

  async at(tx: Reader): Promise<UnitTree> {
    return (this.#tree ??= new UnitTree(recordsOf(await listRecords(tx, 'unit'))))
  }
}
