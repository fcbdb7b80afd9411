import { randomInt } from 'node:crypto'
import type { Account } from '../../data/model/account.ts'
import type { Session } from '../../data/model/signIn.ts'
import type { SignIn } from './signIn.ts'

/** Without what is mistaken for one another on paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Sixteen letters in groups: 79 bits, and can be read out on the telephone. */
const oneTimePassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => letters[randomInt(letters.length)] ?? '').join(''),
  ).join('-')

/**
 * Lets an account sign in, with a password that has to be changed first, or with one that is given.
 * Undefined where it can already.
 */
export const tryMakeCredential = (
  signIn: SignIn,
  account: NewUser,
  given?: string,
): Promise<string | undefined> =>
  signIn.givings.take(account.id, async () =>
    (await hasCredential(signIn, account.id)) ? undefined : makeCredential(signIn, account, given),
  )

type NewUser = Pick<Account, 'id' | 'userName'>

async function makeCredential(signIn: SignIn, account: NewUser, given?: string): Promise<string> {
  const password = given ?? oneTimePassword()
  const { internalAdapter, password: hasher } = await signIn.authentication.$context
  const user = await internalAdapter.createUser(
    {
      id: account.id,
      name: account.userName,
      email: `${account.userName}@accounts.invalid`,
      emailVerified: true,
      username: account.userName,
      displayUsername: account.userName,
      mustChangePassword: given === undefined,
    },
    { method: 'admin' },
  )
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await hasher.hash(password),
  })
  return password
}

/** True where an account can sign in. */
export async function hasCredential(signIn: SignIn, accountId: string): Promise<boolean> {
  const row = await signIn.db
    .selectFrom('sign_in_user')
    .select('id')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** Gives an account another password, to be changed first, ends its sessions and its second factor. */
export const resetPassword = (signIn: SignIn, account: Account): Promise<string> =>
  signIn.givings.take(account.id, () => givePassword(signIn, account))

async function givePassword(signIn: SignIn, account: Account): Promise<string> {
  if (!(await hasCredential(signIn, account.id))) return makeCredential(signIn, account)
  const password = oneTimePassword()
  const { internalAdapter, password: hasher } = await signIn.authentication.$context
  await internalAdapter.updatePassword(account.id, await hasher.hash(password))
  await internalAdapter.updateUser(account.id, { mustChangePassword: true, twoFactorEnabled: false })
  await signIn.db.deleteFrom('sign_in_second_factor').where('userId', '=', account.id).execute()
  await endSessions(signIn, account.id)
  return password
}

export async function listSessions(signIn: SignIn, accountId: string): Promise<Session[]> {
  const rows = await signIn.db
    .selectFrom('sign_in_session')
    .selectAll()
    .where('userId', '=', accountId)
    .where('expiresAt', '>', new Date(signIn.now()).toISOString())
    .where('updatedAt', '>', new Date(signIn.now() - signIn.idleMs).toISOString())
    .orderBy('updatedAt', 'desc')
    .execute()
  return rows.map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
    id,
    begunAt: new Date(createdAt).toISOString(),
    usedAt: new Date(updatedAt).toISOString(),
    address: ipAddress ?? '',
    agent: userAgent ?? '',
  }))
}

/** Ends all sessions of an account, or one, or all but one. Gives how many. */
export async function endSessions(
  signIn: SignIn,
  accountId: string,
  which: { readonly only?: string; readonly butToken?: string } = {},
): Promise<number> {
  const { only, butToken } = which
  const { numDeletedRows } = await signIn.db
    .deleteFrom('sign_in_session')
    .where('userId', '=', accountId)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .$if(butToken !== undefined, (query) => query.where('token', '!=', butToken ?? ''))
    .executeTakeFirst()
  signIn.forget()
  return Number(numDeletedRows)
}

/** Ends the session that cookies speak of, if they speak of one. */
export async function endSession(signIn: SignIn, cookie: string | undefined): Promise<void> {
  if (cookie === undefined) return
  const found = await signIn.authentication.api.getSession({ headers: new Headers({ cookie }) })
  if (found === null) return
  await signIn.db.deleteFrom('sign_in_session').where('id', '=', found.session.id).execute()
  signIn.forget()
}

/** Takes out what is over: nobody comes back to it. */
export async function dropOldSessions(signIn: SignIn, accountId: string): Promise<void> {
  const nowMs = signIn.now()
  await signIn.db
    .deleteFrom('sign_in_session')
    .where('userId', '=', accountId)
    .where((is) =>
      is.or([
        is('expiresAt', '<', new Date(nowMs).toISOString()),
        is('updatedAt', '<', new Date(nowMs - signIn.idleMs).toISOString()),
      ]),
    )
    .execute()
}
