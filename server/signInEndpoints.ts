import { z } from 'zod'
import { Refusal } from '../data/journal/refusal.ts'
import { userName } from '../data/model/account.ts'
import { signInAnswer, signInFacts } from '../data/model/signIn.ts'
import { demonstrationAccounts, demonstrationPassword } from '../data/demo/accounts.ts'
import { listRecords, recordsOf } from '../data/store/records.ts'
import type { App } from './appContext.ts'
import { endpoint, type Answer, type RequestFacts } from './endpoint.ts'
import { passwordMaxLength, passwordMinLength } from './signIn/authentication.ts'
import { sentBack } from './signIn/cookies.ts'
import { endSession } from './signIn/credentials.ts'
import { tryGuarded } from './signIn/lockout.ts'
import { findPending, trySecondFactor } from './signIn/secondFactor.ts'
import { headersOf } from './signIn/headersOf.ts'
import { settleSession } from './signIn/settleSession.ts'
import type { SignIn } from './signIn/signIn.ts'

export const getSignIn = endpoint({
  summary: 'How one signs in here; in a demonstration, as whom',
  tag: 'accounts',
  answer: signInFacts,
  handle: ({ app }) => ({
    body: {
      accounts: app.signIn === undefined ? 'off' : 'on',
      countyName: app.settings.countyName,
      oidc: app.singleSignOn === undefined ? null : { name: app.singleSignOn.name },
      demonstration:
        app.signIn === undefined || app.settings.demonstration === 'none'
          ? []
          : demonstrationAccounts.map(({ userName, name, role }) => ({
              userName,
              name,
              role,
              password: demonstrationPassword,
            })),
      passwordMinLength,
    },
  }),
})

export const signIn = endpoint({
  summary: 'Sign in by name and password; a cookie answers for it from then on',
  tag: 'accounts',
  body: z.strictObject({
    userName: z.string().trim().toLowerCase().min(1).max(100),
    password: z.string().min(1).max(passwordMaxLength),
  }),
  answer: signInAnswer,
  handle({ app, body, request }) {
    const by = getSignInOf(app)
    const {
      cookie,
      client: { address },
    } = request
    // A name that cannot be takes as long to be refused; it may be a password in the wrong place.
    const name = userName.safeParse(body.userName).data ?? ''
    return tryGuarded(by, { userName: name, address, cookie }, async (device) => {
      const answer = await by.authentication.api.signInUsername({
        body: { username: name === '' ? nobodysName : name, password: body.password },
        headers: headersOf(request),
        asResponse: true,
      })
      if (!answer.ok) {
        await by.audit('sign-in-failed', { id: null, userName: name, device }, address)
        throw refused()
      }
      const given = (await answer.json()) as { twoFactorRedirect?: boolean }
      const cookies = answer.headers.getSetCookie()
      // Before a code is asked for: that would tell that the password was right.
      if (await isDisabled(by, name)) {
        await endSession(by, sentBack(cookies))
        throw await refusedAsDisabled(by, name, address, device)
      }
      if (given.twoFactorRedirect !== true) return begin(by, name, request, cookies, device)
      await endSession(by, request.cookie)
      return { headers: { 'Set-Cookie': cookies }, body: { secondFactor: true, mustChangePassword: false } }
    })
  },
})

/** Longer than any account's. */
const nobodysName = 'nobody'.repeat(6).slice(0, 40)

export const signInWithSecondFactor = endpoint({
  summary: 'The second step: a code of the authenticator app, or one of the backup codes',
  tag: 'accounts',
  body: z.strictObject({ code: z.string().trim().min(6).max(40) }),
  answer: signInAnswer,
  async handle({ app, body: { code }, request }) {
    const by = getSignInOf(app)
    const {
      cookie,
      client: { address },
    } = request
    const account = await findPending(by, cookie)
    if (account === undefined) throw codeRefused()
    return tryGuarded(by, { userName: account.userName, address, cookie }, async (device) => {
      const cookies = await trySecondFactor(by, account.id, code, request)
      if (cookies !== undefined) return begin(by, account.userName, request, cookies, device)
      await by.audit('second-factor-failed', account, address)
      throw codeRefused()
    })
  },
})

const codeRefused = () =>
  new Refusal(
    'sign-in-refused',
    {
      en: 'This code is not right, was used already, or came too late: sign in again for another try.',
      zh: '验证码不正确、已使用或已过期：请重新登录后再试。',
    },
    'code',
  )

export const signOut = endpoint({
  summary: 'Sign out; the session is over on the server too',
  tag: 'accounts',
  status: 204,
  async handle({ app, request }) {
    const by = getSignInOf(app)
    const answer = await by.authentication.api.signOut({ headers: headersOf(request), asResponse: true })
    by.forget()
    await by.audit('signed-out', request.actor, request.client.address)
    return { headers: { 'Set-Cookie': answer.headers.getSetCookie() } }
  },
})

async function begin(
  by: SignIn,
  userName: string,
  request: RequestFacts,
  given: string[],
  device: string | null,
): Promise<Answer> {
  const settled = await settleSession(by, request, given)
  if (settled === undefined) throw await refusedAsDisabled(by, userName, request.client.address, device)
  const { actor, cookies } = settled
  return {
    headers: { 'Set-Cookie': cookies },
    body: { secondFactor: false, mustChangePassword: actor.mustChangePassword === true },
  }
}

async function isDisabled({ db }: SignIn, userName: string): Promise<boolean> {
  const accounts = recordsOf(await listRecords(db, 'account'))
  return accounts.find((account) => account.userName === userName)?.disabled !== false
}

/** It counts as a wrong password does, or being locked would tell the wrong ones from the right one. */
async function refusedAsDisabled(
  by: SignIn,
  userName: string,
  address: string,
  device: string | null,
): Promise<Refusal> {
  await by.audit('sign-in-failed', { id: null, userName, device }, address, 'disabled')
  return refused()
}

/** The same whether the name or the password was wrong, or the account is disabled. */
const refused = () =>
  new Refusal('sign-in-refused', {
    en: 'The name or the password is not right.',
    zh: '用户名或密码不正确。',
  })

export function getSignInOf({ signIn }: App): SignIn {
  if (signIn !== undefined) return signIn
  throw new Refusal('route-unknown', {
    en: 'Accounts are off on this server: everybody on this machine is the local operator.',
    zh: '本服务器未启用账号：本机所有人均为本机操作员。',
  })
}
