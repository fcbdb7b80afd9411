import { existsSync } from 'node:fs'
import { migrations } from './migrations.ts'
import { openToRead } from './openStore.ts'
import { messageOf, StoreError } from './storeError.ts'
import { storeFile } from './storeFolder.ts'
import type { Database } from './tables.ts'

/**
 * Opens the store of a folder to read it only, beside a server that writes or without one. Throws
 * StoreError with a sentence where there is none, or where it is of another version of the product.
 */
export async function openForReading(folder: string): Promise<{ db: Database; file: string }> {
  const file = storeFile(folder)
  if (!existsSync(file))
    throw new StoreError(`There is no database in ${folder}: name the folder it lives in with DATA_DIR.`)
  let db: Database | undefined
  try {
    db = openToRead(file)
    const known = await migrationsOf(db)
    if (Object.keys(migrations).every((name) => known.has(name))) return { db, file }
    throw new StoreError(
      `The database ${file} was last used by an older version of Borderkeep: start this one with it first.`,
    )
  } catch (error) {
    await db?.destroy()
    if (error instanceof StoreError) throw error
    throw new StoreError(`The database ${file} cannot be read: ${messageOf(error)}.`)
  }
}

async function migrationsOf(db: Database): Promise<Set<string>> {
  const applied = db.withTables<{ kysely_migration: { name: string } }>()
  const rows = await applied.selectFrom('kysely_migration').select('name').execute()
  return new Set(rows.map(({ name }) => name))
}
