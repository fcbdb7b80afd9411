import { z } from 'zod'
import { Refusal } from '../data/journal/refusal.ts'
import { me, secondFactorSecret, session } from '../data/model/signIn.ts'
import { tryGetRecord } from '../data/store/records.ts'
import { checkNewPassword } from './checkNewPassword.ts'
import { endpoint, notFound, type RequestFacts } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { passwordMaxLength, passwordMinLength } from './signIn/authentication.ts'
import { endSessions, listSessions } from './signIn/credentials.ts'
import { headersOf } from './signIn/headersOf.ts'
import { tryGuarded } from './signIn/lockout.ts'
import type { SignIn } from './signIn/signIn.ts'
import { getSignInOf } from './signInEndpoints.ts'

export const getMe = endpoint({
  summary: 'Who is signed in, with which roles where',
  tag: 'accounts',
  answer: me,
  async handle({ app, request }) {
    const { kind, id } = request.actor
    const own =
      kind === 'account' && id !== null ? (await tryGetRecord(app.db, 'account', id))?.record : undefined
    const unit = own && (await tryGetRecord(app.db, 'unit', own.unitId))?.record
    const link =
      kind === 'display' && id !== null ? (await tryGetRecord(app.db, 'display-link', id))?.record : undefined
    const user =
      own &&
      (await app.db
        .selectFrom('sign_in_user')
        .select('twoFactorEnabled')
        .where('id', '=', own.id)
        .executeTakeFirst())
    return {
      body: {
        actor: request.actor,
        account: own ?? null,
        unitName: unit?.name ?? null,
        wallId: link?.wallId ?? null,
        mustChangePassword: request.actor.mustChangePassword === true,
        secondFactor: user?.twoFactorEnabled === 1,
        secondFactorRequired: app.signIn?.takesSecondFactor(request.actor) === true,
        mustAddSecondFactor: request.actor.mustAddSecondFactor === true,
        accounts: app.signIn === undefined ? 'off' : 'on',
      },
    }
  },
})

const password = z.string().min(1).max(passwordMaxLength)

export const changePassword = endpoint({
  summary: 'Change one’s own password; all other sessions end',
  tag: 'accounts',
  body: z.strictObject({ current: password, next: z.string().min(passwordMinLength).max(passwordMaxLength) }),
  status: 204,
  async handle({ app, body: { current, next }, request }) {
    const by = getSignInOf(app)
    const id = getAccountId(request)
    if (next === current)
      throw fieldInvalid('next', 'this is the password you have', '新密码不能与原密码相同')
    await checkNewPassword(next, request.actor.userName, app.settings.countyName)
    const answer = await askPassword(by, request, 'current', () =>
      by.authentication.api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers: headersOf(request),
        asResponse: true,
      }),
    )
    const { internalAdapter } = await by.authentication.$context
    await internalAdapter.updateUser(id, { mustChangePassword: false })
    by.forget()
    await by.audit('password-changed', request.actor, request.client.address)
    return { headers: { 'Set-Cookie': answer.headers.getSetCookie() } }
  },
})

export const listOwnSessions = endpoint({
  summary: 'Where one is signed in',
  tag: 'accounts',
  answer: z.object({ items: z.array(session.extend({ own: z.boolean() })) }),
  async handle({ app, request }) {
    const by = getSignInOf(app)
    const own = await by.authentication.api.getSession({ headers: headersOf(request) })
    const sessions = await listSessions(by, getAccountId(request))
    return { body: { items: sessions.map((one) => ({ ...one, own: one.id === own?.session.id })) } }
  },
})

export const endOwnSession = endpoint({
  summary: 'End one of one’s own sessions',
  tag: 'accounts',
  params: z.object({ id: z.string().max(100) }),
  status: 204,
  async handle({ app, params, request }) {
    const by = getSignInOf(app)
    const ended = await endSessions(by, getAccountId(request), { only: params.id })
    if (ended === 0) throw notFound('id', params.id)
    await by.audit('session-ended', request.actor, request.client.address)
    return {}
  },
})

export const endOtherSessions = endpoint({
  summary: 'End all of one’s own sessions but this one',
  tag: 'accounts',
  status: 204,
  async handle({ app, request }) {
    const by = getSignInOf(app)
    const own = await by.authentication.api.getSession({ headers: headersOf(request) })
    await endSessions(by, getAccountId(request), { butToken: own?.session.token ?? '' })
    await by.audit('session-ended', request.actor, request.client.address, 'all others')
    return {}
  },
})

export const beginSecondFactor = endpoint({
  summary: 'Begin a second factor: what an authenticator app takes, and codes for the day it is lost',
  tag: 'accounts',
  body: z.strictObject({ password }),
  answer: secondFactorSecret,
  async handle({ app, body, request }) {
    const by = getSignInOf(app)
    getAccountId(request)
    const answer = await askPassword(by, request, 'password', () =>
      by.authentication.api.enableTwoFactor({
        body: { password: body.password },
        headers: headersOf(request),
        asResponse: true,
      }),
    )
    const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] }
    await by.audit('second-factor-begun', request.actor, request.client.address)
    return { body: { uri: totpURI, backupCodes } }
  },
})

export const confirmSecondFactor = endpoint({
  summary: 'Confirm the second factor by a code; from then on it is asked for',
  tag: 'accounts',
  body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  status: 204,
  async handle({ app, body, request }) {
    const by = getSignInOf(app)
    getAccountId(request)
    const answer = await by.authentication.api.verifyTOTP({
      body: { code: body.code },
      headers: headersOf(request),
      asResponse: true,
    })
    if (!answer.ok) throw fieldInvalid('code', 'this code is not right', '验证码不正确')
    by.forget()
    await by.audit('second-factor-confirmed', request.actor, request.client.address)
    return { headers: { 'Set-Cookie': answer.headers.getSetCookie() } }
  },
})

export const endSecondFactor = endpoint({
  summary: 'End one’s own second factor',
  tag: 'accounts',
  body: z.strictObject({ password }),
  status: 204,
  async handle({ app, body, request }) {
    const by = getSignInOf(app)
    getAccountId(request)
    const answer = await askPassword(by, request, 'password', () =>
      by.authentication.api.disableTwoFactor({
        body: { password: body.password },
        headers: headersOf(request),
        asResponse: true,
      }),
    )
    by.forget()
    await by.audit('second-factor-ended', request.actor, request.client.address)
    return { headers: { 'Set-Cookie': answer.headers.getSetCookie() } }
  },
})

/** Whoever found a screen open must not guess the password there any longer than where one signs in. */
function askPassword(
  by: SignIn,
  { actor, cookie, client: { address } }: RequestFacts,
  field: string,
  attempt: () => Promise<Response>,
): Promise<Response> {
  return tryGuarded(by, { userName: actor.userName, address, cookie }, async (device) => {
    const answer = await attempt()
    if (answer.ok) return answer
    await by.audit('sign-in-failed', { ...actor, device }, address, 'while signed in')
    throw new Refusal('field-invalid', { en: 'The password is not right.', zh: '密码不正确。' }, field)
  })
}

/** A display and the local operator have no account of their own. */
function getAccountId({ actor }: RequestFacts): string {
  if (actor.kind === 'account' && actor.id !== null) return actor.id
  throw new Refusal('forbidden', { en: 'Only an account has this.', zh: '只有账号可以进行此项操作。' })
}
