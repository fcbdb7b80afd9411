import { createHmac, timingSafeEqual } from 'node:crypto'
import { auditTimes } from '../../data/store/audit.ts'
import { readCookies, setCookie } from './cookies.ts'
import { randomToken, type SignIn } from './signIn.ts'

/** So long after somebody last signed in there a browser is still known to be theirs. */
const knownForMs = 180 * 86_400_000

/**
 * The browser that asks, where somebody of a name signed in there before, as OWASP's device cookies have
 * it: what others try elsewhere under that name does not keep them out here. Null where it is not known.
 */
export async function knownDevice(
  signIn: SignIn,
  cookie: string | undefined,
  userName: string,
): Promise<string | null> {
  const device = readDevice(signIn, cookie)
  if (device === undefined || userName === '') return null
  const sinceMs = signIn.now() - knownForMs
  const times = await auditTimes(signIn.db, 'signed-in', { userName, device }, sinceMs)
  return times.length > 0 ? device : null
}

/** The browser that somebody signs in with, and the cookie by which it is known from then on. */
export function deviceOf(
  signIn: SignIn,
  cookie: string | undefined,
): { readonly device: string; readonly cookie: string } {
  const device = readDevice(signIn, cookie) ?? randomToken()
  const value = `${device}.${signatureOf(signIn, device)}`
  const { deviceCookie, isSecure } = signIn
  return { device, cookie: setCookie(deviceCookie, value, { maxAgeS: knownForMs / 1000, isSecure }) }
}

function readDevice(signIn: SignIn, cookie: string | undefined): string | undefined {
  const [device = '', given = ''] = (readCookies(cookie).get(signIn.deviceCookie) ?? '').split('.')
  const [a, b] = [Buffer.from(given), Buffer.from(signatureOf(signIn, device))]
  return a.length === b.length && timingSafeEqual(a, b) ? device : undefined
}

const signatureOf = ({ secret }: SignIn, device: string): string =>
  createHmac('sha256', secret).update(`device ${device}`).digest('base64url')
