import type { RequestHandler } from 'express'
import type { AppOptions } from './appContext.ts'
import { Refusal } from '../data/journal/refusal.ts'

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Phones report by GET as the protocol has it, so that a picture on another site's page could too. */
const writtenByGet = /^\/api\/trackers\/report\/?$/i

type GuardedSettings = Pick<AppOptions['settings'], 'basemap' | 'origin'>

/** Loopback, and the public address where there is one. */
const namesOf = (origin: string | undefined): ReadonlySet<string> =>
  new Set([...loopbackNames, ...(origin === undefined ? [] : [new URL(origin).hostname.toLowerCase()])])

/**
 * A page of another site must not act through its reader's browser, neither under a name of its own
 * that leads here (DNS rebinding) nor by sending a form (cross-site request).
 */
export function guard({ basemap, origin }: GuardedSettings): RequestHandler {
  const headers = securityHeaders(basemap, origin)
  const names = namesOf(origin)
  return (request, response, next) => {
    response.set(headers)
    const host = request.get('Host') ?? ''
    if (!names.has(host.replace(/:\d+$/, '').toLowerCase()))
      throw refused(
        'This server does not answer to this name; ORIGIN says which it answers to.',
        '本服务器不响应该地址；可用 ORIGIN 设定所响应的地址。',
      )
    const given = request.get('Origin')
    const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(request.method) && !writtenByGet.test(request.path)
    if (!isRead && given !== undefined && given !== origin && originHost(given) !== host.toLowerCase())
      throw refused('A page of another site may not write here.', '其他网站的页面不得写入。')
    const site = request.get('Sec-Fetch-Site')
    if (!isRead && given === undefined && (site === 'cross-site' || site === 'same-site'))
      throw refused('A page of another site may not write here.', '其他网站的页面不得写入。')
    next()
  }
}

const originHost = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined

const refused = (en: string, zh: string) => new Refusal('host-refused', { en, zh })

/**
 * What a page may load and do: nothing of another host but the map, no script and no style written into it.
 * `styleSource` names the style elements that are ours, by their nonce or hash.
 */
export function contentPolicy(basemap: string, styleSource = ''): string {
  const mapOrigin = URL.canParse(basemap) ? ` ${new URL(basemap).origin}` : ''
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' ${styleSource}`.trimEnd(),
    `img-src 'self' data: blob:${mapOrigin}`,
    `connect-src 'self'${mapOrigin}`,
    // MapLibre starts its worker from a blob.
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    // A page shows a preview of a wall in a frame of its own; nobody else frames anything.
    "frame-ancestors 'self'",
  ].join('; ')
}

const securityHeaders = (basemap: string, origin: string | undefined): Record<string, string> => ({
  'Content-Security-Policy': contentPolicy(basemap),
  ...(origin?.startsWith('https:') === true ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'geolocation=(self), camera=(self), microphone=(), payment=(), usb=(), serial=(), display-capture=()',
})
