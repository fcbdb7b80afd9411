import type { Request, RequestHandler } from 'express'
import { auditTimes } from '../data/store/audit.ts'
import type { App } from './appContext.ts'
import { readCookies, setCookie } from './signIn/cookies.ts'
import { bindDisplay } from './signIn/displays.ts'
import type { SignIn } from './signIn/signIn.ts'

const yearS = 365 * 86_400

/** The address of a display link: binds this browser to it, or finds that it was, and opens the wall. */
export const openDisplay =
  (app: App): RequestHandler =>
  async (request, response) => {
    response.set('Cache-Control', 'no-store')
    // What only looks ahead, as chats and browsers do with a link, must not be bound to it.
    if (request.method !== 'GET' || /prefetch|preview/i.test(purposeOf(request)))
      return void response.status(204).end()
    const { signIn } = app
    if (signIn === undefined) return response.redirect(303, '/wall')
    const { displayCookie, isSecure } = signIn
    const known = readCookies(request.get('Cookie')).get(displayCookie)
    const address = request.ip ?? ''
    const binding = await bindDisplay(signIn, String(request.params['token']), { known, address })
    if (binding === undefined) {
      await noteRefused(signIn, address)
      const isChinese = request.acceptsLanguages('en', 'zh') === 'zh'
      return void response
        .status(403)
        .type('text/plain; charset=utf-8')
        .send(isChinese ? refusal.zh : refusal.en)
    }
    const { link, secret } = binding
    if (secret !== undefined) {
      response.set('Set-Cookie', setCookie(displayCookie, secret, { maxAgeS: yearS, isSecure }))
      await signIn.audit('display-bound', { id: link.id, userName: `display ${link.name}` }, address)
    }
    response.redirect(303, '/wall')
  }

const purposeOf = (request: Request): string =>
  `${request.get('Sec-Purpose') ?? ''} ${request.get('Purpose') ?? ''} ${request.get('X-Moz') ?? ''}`

/** Once in a while for an address: the audit is not to be filled from outside. */
async function noteRefused(signIn: SignIn, address: string): Promise<void> {
  const sinceMs = signIn.now() - 10 * 60_000
  const told = await auditTimes(signIn.db, 'display-refused', { address }, sinceMs)
  if (told.length < 5) await signIn.audit('display-refused', { id: null, userName: '' }, address)
}

const refusal = {
  en: 'This link opens nothing here: it was opened on another display before, was not approved yet, was revoked or is over, or may not be opened from this network. Ask an administrator for another one.',
  zh: '该链接在此无法打开：已在其他屏幕上使用、尚未批准、已吊销或过期，或不允许从本网络打开。请向管理员索取新的链接。',
}
