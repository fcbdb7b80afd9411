import { existsSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { migrations } from './migrations.ts'
import { StoreError } from './storeError.ts'
import { storeFile } from './storeFolder.ts'
import type { Database, Tables } from './tables.ts'

/**
 * Opens the store of a folder to read it only, beside a server that writes or without one. Throws
 * StoreError with a sentence where there is none, or where it is of another version of the product.
 */
export async function openForReading(folder: string): Promise<{ db: Database; file: string }> {
  const file = storeFile(folder)
  if (!existsSync(file))
    throw new StoreError(`There is no database in ${folder}: name the folder it lives in with DATA_DIR.`)
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: new SqliteDatabase(file, { readonly: true, timeout: 5000 }) }),
  })
  try {
    const known = await migrationsOf(db)
    if (Object.keys(migrations).some((name) => !known.has(name)))
      throw new StoreError(
        `The database ${file} was last used by an older version of Borderkeep: start this one with it first.`,
      )
    return { db, file }
  } catch (error) {
    await db.destroy()
    if (error instanceof StoreError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreError(`The database ${file} cannot be read: ${reason}.`)
  }
}

async function migrationsOf(db: Database): Promise<Set<string>> {
  const applied = db.withTables<{ kysely_migration: { name: string } }>()
  const rows = await applied.selectFrom('kysely_migration').select('name').execute()
  return new Set(rows.map(({ name }) => name))
}
