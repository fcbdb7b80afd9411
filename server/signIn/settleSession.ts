import type { Actor } from '../../data/model/account.ts'
import type { RequestFacts } from '../endpoint.ts'
import { sentBack } from './cookies.ts'
import { dropOldSessions, endSession } from './credentials.ts'
import { deviceOf } from './devices.ts'
import type { SignIn } from './signIn.ts'

/**
 * A session has begun: the one before it in this browser ends, whosever it was. Gives whose it is and all
 * cookies to set; undefined, and the new one is over, where it is nobody's who may sign in.
 */
export async function settleSession(
  by: SignIn,
  request: RequestFacts,
  cookies: readonly string[],
  detail = '',
): Promise<{ readonly actor: Actor; readonly cookies: string[] } | undefined> {
  await endSession(by, request.cookie)
  const cookie = sentBack(cookies)
  const actor = await by.actorOfCookies(cookie)
  if (actor.kind !== 'account' || actor.id === null) {
    await endSession(by, cookie)
    return undefined
  }
  await dropOldSessions(by, actor.id)
  const { device, cookie: deviceCookie } = deviceOf(by, request.cookie)
  await by.audit('signed-in', { ...actor, device }, request.client.address, detail)
  return { actor, cookies: [...cookies, deviceCookie] }
}
