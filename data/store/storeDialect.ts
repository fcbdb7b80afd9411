import type { Database as SqliteConnection } from 'better-sqlite3'
import {
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
} from 'kysely'

/** SQLite as Kysely speaks it, and what this store asks of it beyond that. */
export class StoreDialect extends SqliteDialect {
  readonly #sqlite: SqliteConnection

  constructor(sqlite: SqliteConnection) {
    super({ database: sqlite })
    this.#sqlite = sqlite
  }

  override createDriver(): Driver {
    return new StoreDriver(this.#sqlite)
  }

  override createAdapter(): DialectAdapter {
    return new StoreAdapter()
  }
}

/** SQLite makes and drops tables within a transaction, so all migrations are one: all of them or none. */
class StoreAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class StoreDriver extends SqliteDriver {
  readonly #sqlite: SqliteConnection

  constructor(sqlite: SqliteConnection) {
    super({ database: sqlite })
    this.#sqlite = sqlite
  }

  /**
   * After some faults (a full disk, an I/O error) SQLite has rolled back already. Asking again would
   * fail, and that failure would be told instead of the fault.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection)
  }
}
