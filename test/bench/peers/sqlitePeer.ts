import Database from 'better-sqlite3'
import { columnsSql, type SqlPeer } from './sqlPeer.ts'

/** SQLite in memory, with what the product itself uses. */
export function startSqlite(): SqlPeer {
  const database = new Database(':memory:')
  return {
    name: 'SQLite',
    load(table, columns, type) {
      database.exec(`CREATE TABLE ${table} (${columnsSql(columns, type)})`)
      const arrays = Object.values(columns)
      const insert = database.prepare(`INSERT INTO ${table} VALUES (${arrays.map(() => '?').join(', ')})`)
      database.transaction(() => {
        for (let row = 0; row < (arrays[0]?.length ?? 0); row++) insert.run(arrays.map((array) => array[row]))
      })()
      return Promise.resolve()
    },
    query(sql) {
      const statement = database.prepare(sql)
      if (statement.reader) return Promise.resolve(statement.all() as Record<string, unknown>[])
      statement.run()
      return Promise.resolve([])
    },
    stop: () => Promise.resolve(void database.close()),
  }
}
