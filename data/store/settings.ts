import type { Reader } from './tables.ts'

/**
 * The county's name as JSON, which demonstration the database was made with, the epoch milliseconds
 * up to which what its phones and posts send is kept, the track revision up to which all is sealed, and
 * as JSON that a backup was put back.
 */
export type SettingKey =
  | 'county-name'
  | 'demonstration'
  | 'demonstration-evidence-until'
  | 'tracks-sealed-revision'
  | 'restored'

export async function tryGetSetting(db: Reader, key: SettingKey): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value
}

export async function setSetting(db: Reader, key: SettingKey, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
