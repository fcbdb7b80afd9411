import { createServer, STATUS_CODES, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { problemKinds } from './problems.ts'
import type { Problem, ProblemCode } from '../data/model/problem.ts'

/** What one connection may ask of this machine: nobody holds it by sending slowly, or without an end. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 30_000,
  /** 10 MB of a track from the field take so long at half a megabit a second. */
  requestTimeout: 180_000,
  /**
   * Node's five seconds pass while one answer is computed on a slow machine; then the next request on a
   * kept connection would be cut off, and not answered.
   */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5000,
}

/** Every screen and phone of a county keeps a few. */
const mostConnections = 10_000

export function makeServer(
  listener: RequestListener,
  tls?: { readonly cert: Buffer; readonly key: Buffer },
): Server {
  const server =
    tls === undefined
      ? createServer(limits, listener)
      : createTlsServer({ ...limits, ...tls, minVersion: 'TLSv1.2' }, listener)
  server.maxConnections = mostConnections
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(error, socket))
  return server
}

/** What is no HTTP, or too much or too slow to be one, is answered before anything else looks at it. */
function refuse({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, problemCode, detail] = reasonOf(code)
  const problem: Problem = {
    type: `/api/docs#problem-${problemCode}`,
    title: problemKinds[problemCode].title.en,
    status,
    code: problemCode,
    detail,
  }
  const body = JSON.stringify(problem)
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n` +
      `X-Content-Type-Options: nosniff\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

function reasonOf(code: string | undefined): [status: number, code: ProblemCode, detail: string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [431, 'request-malformed', 'Address and headers together are longer than 16 KB.']
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, 'request-malformed', 'The request took too long to arrive.']
    case undefined:
    default:
      return [400, 'request-malformed', 'This is no HTTP request.']
  }
}
