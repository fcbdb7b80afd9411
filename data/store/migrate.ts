import { Migrator, sql, type Migration } from 'kysely'
import { messageOf, StoreError } from './storeError.ts'
import type { Database } from './tables.ts'

type Migrations = Readonly<Record<string, Migration>>

/**
 * Brings a database to this version's schema: all that is missing in one transaction, or nothing of
 * it. `before` is called first with the name of the first migration, where the database holds something.
 */
export async function migrate(
  db: Database,
  file: string,
  migrations: Migrations,
  before: (firstMigration: string) => void,
): Promise<void> {
  const done = await doneMigrations(db, file)
  const known = Object.keys(migrations).toSorted()
  if (done.some((name) => !known.includes(name)))
    throw new StoreError(
      `The database ${file} was made by a newer version of Borderkeep: start that version, or choose another folder with DATA_DIR.`,
    )
  const first = known.find((name) => !done.includes(name))
  if (first === undefined) return
  if (done.length > 0) before(first)
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) }
  const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest()
  if (error === undefined) return
  const failed = results.find(({ status }) => status === 'Error')?.migrationName ?? first
  throw new StoreError(
    `The database ${file} could not be brought to this version (${failed}: ${messageOf(error)}). It was left as it was: start the version before, or put back a backup.`,
  )
}

async function doneMigrations(db: Database, file: string): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (tables.some((table) => table.name === 'kysely_migration')) {
    const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db)
    return rows.map((row) => row.name)
  }
  if (tables.length === 0) return []
  throw new StoreError(
    `The file ${file} is a database of another program: choose another folder with DATA_DIR.`,
  )
}
