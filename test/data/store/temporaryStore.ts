import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../../data/store/openStore.ts'
import type { Database } from '../../../data/store/tables.ts'

/** A real store in a folder of its own. */
export async function temporaryStore(): Promise<{ db: Database; folder: string; remove(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-store-'))
  const store = await openStore(folder)
  return {
    db: store.db,
    folder,
    async remove() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
