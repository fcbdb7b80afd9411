import type { RequestFacts } from '../endpoint.ts'
import { readCookies } from './cookies.ts'
import { headersOf } from './headersOf.ts'
import { LockedOut } from './lockout.ts'
import type { SignIn } from './signIn.ts'

/** The account that a right password was given for, and that a code is awaited of. */
interface Pending {
  readonly id: string
  readonly userName: string
}

/** Whose code a browser was asked for; undefined where it was not, or too long ago. */
export async function findPending(signIn: SignIn, cookie: string | undefined): Promise<Pending | undefined> {
  const value = readCookies(cookie).get(signIn.pendingCookie)
  if (value === undefined) return undefined
  // better-auth checks the signature behind the dot; it is random and long enough not to be guessed.
  const [identifier = ''] = decodeURIComponentOr(value).split('.')
  return signIn.db
    .selectFrom('sign_in_verification as pending')
    .innerJoin('sign_in_user as user', 'user.id', 'pending.value')
    .select(['user.id', 'user.username as userName'])
    .where('pending.identifier', '=', identifier)
    .$narrowType<{ userName: string }>()
    .executeTakeFirst()
}

/** The cookies of the session that a right code begins; undefined where it is wrong or was used before. */
export async function trySecondFactor(
  signIn: SignIn,
  accountId: string,
  code: string,
  { cookie, client }: RequestFacts,
): Promise<string[] | undefined> {
  const isTotp = /^\d{6}$/.test(code)
  const used = `${accountId} ${code}`
  // Whoever looks over a shoulder cannot use it again (RFC 6238, 5.2).
  if (isTotp && signIn.usedCodes.isUsed(used, Date.now())) return undefined
  const pending = readCookies(cookie).get(signIn.pendingCookie)
  // Alone: with a session beside it the code would be taken for that session's account.
  const headers = headersOf({ cookie: `${signIn.pendingCookie}=${pending}`, client })
  const options = { body: { code }, headers, asResponse: true } as const
  const { api } = signIn.authentication
  const answer = isTotp ? await api.verifyTOTP(options) : await api.verifyBackupCode(options)
  if (answer.status === 429) throw new LockedOut(await lockedForS(signIn, accountId))
  if (!answer.ok) return undefined
  if (isTotp) signIn.usedCodes.use(used, Date.now())
  return answer.headers.getSetCookie()
}

/** better-auth counts wrong codes for an account, however often somebody begins anew. */
async function lockedForS(signIn: SignIn, accountId: string): Promise<number> {
  const row = await signIn.db
    .selectFrom('sign_in_second_factor')
    .select('lockedUntil')
    .where('userId', '=', accountId)
    .executeTakeFirst()
  return Math.max(1, Math.ceil((Date.parse(row?.lockedUntil ?? '') - Date.now()) / 1000) || 1)
}

function decodeURIComponentOr(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
