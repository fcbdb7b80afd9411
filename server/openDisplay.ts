import type { Request, RequestHandler, Response } from 'express'
import { auditTimes } from '../data/store/audit.ts'
import type { App } from './appContext.ts'
import { displayPage, displayPageHeaders } from './displayPage.ts'
import { readCookies, setCookie } from './signIn/cookies.ts'
import { bindDisplay, lookAtLink, type Opener } from './signIn/displays.ts'
import type { SignIn } from './signIn/signIn.ts'

const yearS = 365 * 86_400

/**
 * The address of a display link: opens the wall where it is bound to this browser, else asks. Chats, mail
 * programs and browsers look at links that nobody has opened yet, so that nothing is bound by looking.
 */
export const showDisplay =
  (app: App): RequestHandler =>
  async (request, response) => {
    response.set('Cache-Control', 'no-store')
    const { signIn } = app
    if (signIn === undefined) return response.redirect(303, '/wall')
    const found = await lookAtLink(signIn, String(request.params['token']), openerOf(signIn, request))
    if (found === undefined) return refuse(signIn, request, response)
    if (found.isOwn) return response.redirect(303, '/wall')
    response.set(displayPageHeaders).vary('Accept-Language')
    response.type('html').send(displayPage(languageOf(request)))
  }

/** Binds this browser to a display link, or finds that it was, and opens the wall. */
export const openDisplay =
  (app: App): RequestHandler =>
  async (request, response) => {
    response.set('Cache-Control', 'no-store')
    const { signIn } = app
    if (signIn === undefined) return response.redirect(303, '/wall')
    const opener = openerOf(signIn, request)
    const binding = await bindDisplay(signIn, String(request.params['token']), opener)
    if (binding === undefined) return refuse(signIn, request, response)
    const { link, secret } = binding
    if (secret !== undefined) {
      const { displayCookie, isSecure } = signIn
      response.set('Set-Cookie', setCookie(displayCookie, secret, { maxAgeS: yearS, isSecure }))
      await signIn.audit('display-bound', { id: link.id, userName: `display ${link.name}` }, opener.address)
    }
    response.redirect(303, '/wall')
  }

const openerOf = ({ displayCookie }: SignIn, request: Request): Opener => ({
  known: readCookies(request.get('Cookie')).get(displayCookie),
  address: request.ip ?? '',
})

const languageOf = (request: Request) => (request.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en')

async function refuse(signIn: SignIn, request: Request, response: Response): Promise<void> {
  await noteRefused(signIn, request.ip ?? '')
  response.status(403).type('text/plain; charset=utf-8').send(refusal[languageOf(request)])
}

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
