import { sequenceAsOf } from '../../data/store/asOf.ts'
import { lastChangeOf, listRecords, recordsOf } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { UnitTree } from '../../data/model/unitTree.ts'

/** The units as they stand, read again once an act changed one; those of the past each time. */
export class UnitShelf {
  #changedAt = -1
  #tree = new UnitTree([])

  async at(tx: Reader): Promise<UnitTree> {
    if (sequenceAsOf(tx) !== undefined) return readTree(tx)
    const changedAt = await lastChangeOf(tx, 'unit')
    if (changedAt === this.#changedAt) return this.#tree
    const tree = await readTree(tx)
    // Of two that read it at the same time the one that read more keeps it.
    if (changedAt > this.#changedAt) [this.#changedAt, this.#tree] = [changedAt, tree]
    return tree
  }
}

const readTree = async (tx: Reader): Promise<UnitTree> =>
  new UnitTree(recordsOf(await listRecords(tx, 'unit')))
