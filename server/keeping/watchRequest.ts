import type { Request, Response } from 'express'
import type { Keeping } from './keeping.ts'
import { isStream } from './underWay.ts'

/** The route as it is written in the list of routes: an address itself may hold what is nobody's business. */
export const routeOf = (response: Response): string =>
  typeof response.locals['route'] === 'string' ? response.locals['route'] : 'page or unknown'

/** Counts a request by its route and status once it is answered. */
export function watchRequest(
  { metrics, log, underWay }: Keeping,
  request: Request,
  response: Response,
): void {
  underWay.add(response)
  const beganMs = performance.now()
  response.once('finish', () => {
    // A stream lasts as long as a page is open: that says nothing of how long an answer takes.
    if (isStream(response)) return
    const { method } = request
    const { statusCode: status } = response
    const [route, tookMs] = [routeOf(response), performance.now() - beganMs]
    metrics.request(method, route, status, tookMs / 1000)
    log.debug({ event: 'request', method, route, status, tookMs: Math.round(tookMs * 10) / 10 }, 'Request')
  })
}
