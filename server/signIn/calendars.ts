import { Refusal } from '../../data/journal/refusal.ts'
import type { Account } from '../../data/model/account.ts'
import type { CalendarLanguage } from '../../data/model/ownDuty.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import { hashOf, randomToken, type SignIn } from './signIn.ts'

/** It is written down at most so often that a calendar was read. */
const notedEveryMs = 5 * 60_000

/** Gives an account an address for its calendar, in the place of the one it may have; it is told this once. */
export async function makeCalendarToken(
  signIn: SignIn,
  { id, personId }: Pick<Account, 'id' | 'personId'>,
  language: CalendarLanguage,
): Promise<string> {
  if (personId === null)
    throw new Refusal('step-out-of-order', {
      en: 'This account is of nobody on the rosters: an administrator says who it is.',
      zh: '该账号未对应值班人员：请由管理员指定。',
    })
  const token = randomToken()
  const made = {
    token_hash: hashOf(token),
    person_id: personId,
    language,
    made_at: new Date(signIn.now()).toISOString(),
    read_at: null,
  }
  await signIn.db
    .insertInto('calendar_feed')
    .values({ account_id: id, ...made })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(made))
    .execute()
  return token
}

/** From then on the address opens nothing; false where there was none. */
export async function endCalendarToken({ db }: SignIn, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('calendar_feed')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Whose duties an address tells, in which language. */
export interface CalendarFeed {
  readonly account: Account
  readonly personId: string
  readonly language: CalendarLanguage
}

/**
 * What an address tells; undefined where it was withdrawn or never was, where its account is disabled or
 * another person's by now, or where that person is on the rosters no more.
 */
export async function tryCalendarFeed(signIn: SignIn, token: string): Promise<CalendarFeed | undefined> {
  const { db } = signIn
  const row = await db
    .selectFrom('calendar_feed')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  const account = row && (await tryGetRecord(db, 'account', row.account_id))?.record
  if (row === undefined || account === undefined || account.disabled) return undefined
  if (account.personId === null || account.personId !== row.person_id) return undefined
  if ((await tryGetRecord(db, 'person', account.personId)) === undefined) return undefined
  await noteRead(signIn, row)
  return { account, personId: account.personId, language: row.language === 'en' ? 'en' : 'zh' }
}

/** Reading goes on where nothing can be written. */
async function noteRead(
  signIn: SignIn,
  { account_id, read_at }: { account_id: string; read_at: string | null },
): Promise<void> {
  if (read_at !== null && signIn.now() - Date.parse(read_at) < notedEveryMs) return
  await signIn.db
    .updateTable('calendar_feed')
    .set({ read_at: new Date(signIn.now()).toISOString() })
    .where('account_id', '=', account_id)
    .execute()
    .catch(() => undefined)
}
