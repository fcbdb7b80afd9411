import type { RequestHandler } from 'express'
import { Refusal } from '../data/journal/refusal.ts'

/** A page asks for a dozen things at once; so many of one browser are a fault or an attack. */
const mostOfBrowser = 64
/** Everybody behind one address, such as that of a proxy: whoever changes their cookies is held by it. */
const mostOfAddress = 1024
/** Streams stay open for as long as a page does. */
const mostStreamsOfBrowser = 32
const mostStreamsOfAddress = 5000

/** Refuses who has too much asked already and not answered yet, before any of it costs anything. */
export function limitInFlight(): RequestHandler {
  const underWay = new Map<string, number>()
  const begin = (key: string, most: number): boolean => {
    const count = underWay.get(key) ?? 0
    if (count >= most) return false
    underWay.set(key, count + 1)
    return true
  }
  const end = (key: string) => {
    const count = (underWay.get(key) ?? 1) - 1
    if (count === 0) underWay.delete(key)
    else underWay.set(key, count)
  }
  return (request, response, next) => {
    const address = request.ip ?? ''
    const isStream = request.path === '/api/live'
    const cookie = request.get('Cookie')
    const what = isStream ? 'streams' : 'requests'
    const wanted: (readonly [key: string, most: number])[] = [
      [`${what} of ${address}`, isStream ? mostStreamsOfAddress : mostOfAddress],
    ]
    if (cookie !== undefined)
      wanted.push([`${what} of ${address} ${cookie}`, isStream ? mostStreamsOfBrowser : mostOfBrowser])
    const begun: string[] = []
    // Before anything can be refused, as what was begun must end.
    response.once('close', () => begun.forEach(end))
    for (const [key, most] of wanted) {
      if (!begin(key, most)) {
        response.set('Retry-After', '1')
        throw new Refusal('too-many-requests', {
          en: `More than ${most} requests are under way from here; wait until some are answered.`,
          zh: `来自此处的并发请求超过 ${most} 个，请稍候再试。`,
        })
      }
      begun.push(key)
    }
    next()
  }
}
