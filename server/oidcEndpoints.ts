import { z } from 'zod'
import { Refusal } from '../data/journal/refusal.ts'
import type { Account } from '../data/model/account.ts'
import { listRecords, recordsOf } from '../data/store/records.ts'
import type { App } from './appContext.ts'
import { endpoint, type RequestFacts } from './endpoint.ts'
import { readCookies, setCookie } from './signIn/cookies.ts'
import { hasCredential } from './signIn/credentials.ts'
import type { SignIn } from './signIn/signIn.ts'
import { settleSession } from './signIn/settleSession.ts'
import { patienceMs, type SingleSignOn } from './signIn/singleSignOn.ts'
import { headersOf } from './signIn/headersOf.ts'
import { getSignInOf } from './signInEndpoints.ts'

const path = '/api/sign-in/oidc'

export const beginSingleSignOn = endpoint({
  summary: 'Go to the provider of the single sign-on',
  tag: 'accounts',
  status: 303,
  async handle({ app }) {
    const { isSecure } = getSignInOf(app)
    try {
      const { address, binding } = await getSingleSignOn(app).begin(app.now())
      const cookie = setCookie(cookieName(isSecure), binding, { maxAgeS: patienceMs / 1000, isSecure, path })
      return { headers: { Location: address, 'Set-Cookie': cookie } }
    } catch (error) {
      if (error instanceof Refusal) throw error
      noteFailure(app, error)
      return { headers: { Location: '/?sign-in=unavailable' } }
    }
  },
})

/** However it ends, a page follows: whoever comes back from a provider is no program. */
export const finishSingleSignOn = endpoint({
  summary: 'Where the provider of the single sign-on sends somebody back to',
  tag: 'accounts',
  query: z.looseObject({}),
  status: 303,
  async handle({ app, request }) {
    const by = getSignInOf(app)
    const binding = readCookies(request.cookie).get(cookieName(by.isSecure))
    const at = request.address.indexOf('?')
    const query = at < 0 ? '' : request.address.slice(at)
    const gone = setCookie(cookieName(by.isSecure), '', { maxAgeS: 0, isSecure: by.isSecure, path })
    const vouched = await vouchedFor(app, query, binding)
    const session = vouched.account && (await beginSession(by, request, vouched.account))
    if (session !== undefined) return { headers: { Location: '/', 'Set-Cookie': [...session, gone] } }
    if (vouched.isBegun)
      await by.audit(
        'sign-in-failed',
        { id: null, userName: vouched.userName },
        request.client.address,
        'single sign-on',
      )
    return { headers: { Location: '/?sign-in=refused', 'Set-Cookie': gone } }
  },
})

interface Vouched {
  /** False where somebody only asked the address: that is nothing to write down. */
  readonly isBegun: boolean
  /** Empty where the answer was none of the provider's. */
  readonly userName: string
  readonly account: Account | undefined
}

async function vouchedFor(app: App, query: string, binding: string | undefined): Promise<Vouched> {
  try {
    const userName = await getSingleSignOn(app).finish(query, binding, app.now())
    const accounts = userName === undefined ? [] : recordsOf(await listRecords(app.db, 'account'))
    const account = accounts.find((one) => one.userName === userName && !one.disabled)
    return { isBegun: userName !== undefined, userName: userName ?? '', account }
  } catch (error) {
    if (error instanceof Refusal) throw error
    noteFailure(app, error)
    return { isBegun: true, userName: '', account: undefined }
  }
}

/** The cookies of the session; undefined where the account cannot sign in at all. */
async function beginSession(
  by: SignIn,
  request: RequestFacts,
  { id }: Account,
): Promise<string[] | undefined> {
  if (!(await hasCredential(by, id))) return undefined
  const answer = await by.authentication.api.beginVouchedSession({
    body: { userId: id },
    headers: headersOf(request),
    asResponse: true,
  })
  if (!answer.ok) return undefined
  const cookies = answer.headers.getSetCookie()
  return (await settleSession(by, request, cookies, 'single sign-on'))?.cookies
}

/** Whoever set the provider up has to learn why it does not work; the browser does not. */
function noteFailure({ keeping }: App, error: unknown): void {
  const [code, message] =
    error instanceof Error ? ['code' in error ? String(error.code) : error.name, error.message] : ['', '']
  keeping.log.warn({ event: 'single-sign-on', code }, `Single sign-on failed: ${message}`)
}

const cookieName = (isSecure: boolean) => `${isSecure ? '__Secure-' : ''}borderkeep.oidc`

function getSingleSignOn({ singleSignOn }: App): SingleSignOn {
  if (singleSignOn !== undefined) return singleSignOn
  throw new Refusal('route-unknown', {
    en: 'No single sign-on is set up on this server.',
    zh: '本服务器未配置单点登录。',
  })
}
