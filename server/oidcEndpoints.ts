import { z } from 'zod'
import { Refusal } from '../data/journal/refusal.ts'
import { listRecords } from '../data/store/records.ts'
import type { App } from './appContext.ts'
import { endpoint, type Answer, type RequestFacts } from './endpoint.ts'
import { readCookies, setCookie } from './signIn/cookies.ts'
import { hasCredential } from './signIn/credentials.ts'
import type { SingleSignOn } from './signIn/singleSignOn.ts'
import { getSignInOf, headersOf } from './signInEndpoints.ts'

const path = '/api/sign-in/oidc'
const patienceS = 600

export const beginSingleSignOn = endpoint({
  summary: 'Go to the provider of the single sign-on',
  tag: 'accounts',
  status: 303,
  async handle({ app }) {
    const { isSecure } = getSignInOf(app)
    const { address, binding } = await getSingleSignOn(app).begin(app.now())
    return {
      status: 303,
      headers: {
        Location: address,
        'Set-Cookie': setCookie(cookieName(isSecure), binding, { maxAgeS: patienceS, isSecure, path }),
      },
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
    const userName = await getSingleSignOn(app).finish(query, binding, app.now())
    const gone = setCookie(cookieName(by.isSecure), '', { maxAgeS: 0, isSecure: by.isSecure, path })
    const account =
      userName === undefined
        ? undefined
        : (await listRecords(app.db, 'account')).find(({ record }) => record.userName === userName)?.record
    if (account === undefined || account.disabled || !(await hasCredential(by, account.id))) {
      await by.audit(
        'sign-in-failed',
        { id: null, userName: userName ?? '' },
        request.client.address,
        'single sign-on',
      )
      return { status: 303, headers: { Location: '/?sign-in=refused', 'Set-Cookie': gone } }
    }
    await by.audit(
      'signed-in',
      { id: account.id, userName: account.userName },
      request.client.address,
      'oidc',
    )
    return begun(app, request, account.id, gone)
  },
})

async function begun(app: App, request: RequestFacts, userId: string, gone: string): Promise<Answer> {
  const by = getSignInOf(app)
  const answer = await by.authentication.api.beginVouchedSession({
    body: { userId },
    headers: headersOf(request),
    asResponse: true,
  })
  by.forget()
  return {
    status: 303,
    headers: { Location: '/', 'Set-Cookie': [...answer.headers.getSetCookie(), gone] },
  }
}

const cookieName = (isSecure: boolean) => `${isSecure ? '__Secure-' : ''}borderkeep.oidc`

function getSingleSignOn({ singleSignOn }: App): SingleSignOn {
  if (singleSignOn !== undefined) return singleSignOn
  throw new Refusal('route-unknown', {
    en: 'No single sign-on is set up on this server.',
    zh: '本服务器未配置单点登录。',
  })
}
