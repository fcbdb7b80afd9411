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

interface AuthenticationOptions {
  readonly db: Database
  readonly secret: string
  /** Public address of the product, such as `https://borderkeep.example`. */
  readonly origin: string
}

/**
 * better-auth on the product's own database. Its router is not mounted: of all it can do only what
 * endpoints of our own call is reachable.
 */
export function makeAuthentication({ db, secret, origin }: AuthenticationOptions) {
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
    },
    account: { modelName: 'sign_in_credential' },
    verification: { modelName: 'sign_in_verification' },
    advanced: {
      cookiePrefix: 'borderkeep',
      useSecureCookies: origin.startsWith('https:'),
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
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(context, { session, user })
        return context.json({ ok: true })
      },
    ),
  },
}
