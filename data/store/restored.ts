import { randomUUID } from 'node:crypto'
import SqliteDatabase from 'better-sqlite3'
import { restored, restoredToldDays, type Restored } from '../model/health.ts'
import { setSetting, tryGetSetting, type SettingKey } from './settings.ts'
import type { Reader } from './tables.ts'

const key = 'restored' satisfies SettingKey

/** Writes into a copy of a backup that it was put back, in the place of what it may say of an earlier time. */
export function writeRestored(file: string, facts: Omit<Restored, 'id' | 'dismissedAt'>): void {
  const value: Restored = { id: randomUUID(), ...facts, dismissedAt: null }
  const sqlite = new SqliteDatabase(file, { fileMustExist: true })
  try {
    sqlite
      .prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)')
      .run(key, JSON.stringify(value))
  } finally {
    sqlite.close()
  }
}

/** The last time that a backup was put back; undefined where none ever was. */
export async function tryGetRestored(db: Reader): Promise<Restored | undefined> {
  const value = await tryGetSetting(db, key)
  return value === undefined ? undefined : restored.parse(JSON.parse(value))
}

export async function dismissRestored(db: Reader, nowMs: number): Promise<void> {
  const known = await tryGetRestored(db)
  if (known === undefined || known.dismissedAt !== null) return
  await setSetting(db, key, JSON.stringify({ ...known, dismissedAt: new Date(nowMs).toISOString() }))
}

/** Whether people are still to be told: acts are gone, or may be. */
export const isTold = ({ at, lostActs, dismissedAt }: Restored, nowMs: number): boolean =>
  lostActs !== 0 && dismissedAt === null && nowMs - Date.parse(at) < restoredToldDays * 24 * 3_600_000
