import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { twoFactor, username } from 'better-auth/plugins'
import { z } from 'zod'
import { userName } from '../../data/model/account.ts'
import type { Database } from '../../data/store/tables.ts'

const dayS = 86_400
/** However busy, a session ends after so long. */
export const longestSessionMs = 7 * dayS * 1000
export const passwordMinLength = 12
export const passwordMaxLength = 128
/** One after the other, however often somebody begins anew; then codes are refused for a quarter of an hour. */
const mostWrongCodes = 10

interface AuthenticationOptions {
  readonly db: Database
  readonly secret: string
  /** Public address of the product, such as `https://borderkeep.example`. */
  readonly origin: string
}

/** Behind TLS a browser sends cookies of this name to this very host alone, and takes them from no other. */
export const cookiePrefix = (isSecure: boolean): string => `${isSecure ? '__Host-' : ''}borderkeep.`

/**
 * better-auth on the product's own database. Its router is not mounted: of all it can do only what
 * endpoints of our own call is reachable.
 */
export function makeAuthentication({ db, secret, origin }: AuthenticationOptions) {
  const isSecure = origin.startsWith('https:')
  return betterAuth({
    appName: 'Borderkeep',
    secret,
    baseURL: origin,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db, type: 'sqlite' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordMinLength,
      maxPasswordLength: passwordMaxLength,
    },
    user: {
      modelName: 'sign_in_user',
      additionalFields: { mustChangePassword: { type: 'boolean', input: false, defaultValue: false } },
    },
    session: {
      modelName: 'sign_in_session',
      expiresIn: longestSessionMs / 1000,
      disableSessionRefresh: true,
      // Ending other sessions and changing the password ask for the password itself.
      freshAge: 0,
      // Begun by a single sign-on: no password was asked for, so that none has to be changed either.
      additionalFields: { isVouched: { type: 'boolean', input: false, required: false } },
    },
    account: { modelName: 'sign_in_credential' },
    verification: { modelName: 'sign_in_verification' },
    advanced: {
      cookiePrefix: cookiePrefix(isSecure).slice(0, -1),
      // It would add a prefix of its own.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 40,
        usernameValidator: (name) => userName.safeParse(name).success,
      }),
      twoFactor({
        issuer: 'Borderkeep',
        accountLockout: { maxFailedAttempts: mostWrongCodes, durationSeconds: 15 * 60 },
        schema: { twoFactor: { modelName: 'sign_in_second_factor' } },
      }),
      vouchedSession,
    ],
  })
}

export type Authentication = ReturnType<typeof makeAuthentication>

/** Begins a session for whom a single sign-on vouched; only the server itself can call it. */
const vouchedSession = {
  id: 'vouched-session',
  endpoints: {
    beginVouchedSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
      async (context) => {
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(context.body.userId)
        if (user === null) throw context.error('UNAUTHORIZED')
        const session = await internalAdapter.createSession(user.id, false, { isVouched: true })
        await setSessionCookie(context, { session, user })
        return context.json({ ok: true })
      },
    ),
  },
}
