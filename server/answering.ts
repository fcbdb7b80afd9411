import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { Refusal } from '../data/journal/refusal.ts'
import type { Actor } from '../data/model/account.ts'
import { checkAccess, checkActingAs, isAdmitted, whoAsks } from './access/whoAsks.ts'
import type { App } from './appContext.ts'
import { changesAtHeader, type CachedBody, type Encoding } from './bodyCache.ts'
import type { Answer, Endpoint, RequestFacts } from './endpoint.ts'
import type { Problem, ProblemCode } from '../data/model/problem.ts'
import { LockedOut } from './signIn/lockout.ts'
import { routeOf } from './keeping/watchRequest.ts'
import { tryReadingName, type ReadingName } from './readings.ts'
import { readOrigin } from './origin.ts'
import { readReason, reasonMissing } from './reason.ts'
import { isUnforeseen, problemOf, type Language } from './problems.ts'
import type { Route } from './route.ts'

/** Runs an endpoint on a request: what every route does, in one place. */
export async function run(
  app: App,
  [, , endpoint, access]: Route,
  request: Request,
  response: Response,
): Promise<void> {
  const actor = await whoAsks(app, request)
  // Nobody sends a body who may not: it is not taken before that.
  checkAccess(actor, access)
  checkActingAs(actor, request.get('Acting-As'))
  await receiveBody(endpoint, request, response)
  const facts = readFacts(endpoint, request, actor)
  const { acts } = app.hot
  const answer = await answerOf(app, endpoint, request, facts)
  response.set(answer.headers ?? {})
  response.vary('Accept-Language')
  if (answer.cached !== undefined) {
    const { cached, settled = false } = answer
    return sendCached(cached, request, response, (bytes) => {
      if (settled) app.hot.keep(request, response, { ...cached, bytes, acts, access })
    })
  }
  // An ETag here names the version that a write is based on. What is derived from the clock and from
  // other records changes under one version, so no answer may be taken from a cache by it.
  response.set('Cache-Control', 'no-store')
  if (answer.stream !== undefined) {
    response.type(endpoint.answerType)
    if (request.method === 'HEAD') return void response.end()
    app.streams.watch(response, async () => isAdmitted(await whoAsks(app, request), access))
    return answer.stream(response)
  }
  const status = answer.status ?? endpoint.status
  if (answer.body === undefined) return void response.status(status).end()
  if (answer.isForEver === true) response.set('Cache-Control', 'private, max-age=31536000, immutable')
  const isSent = typeof answer.body === 'string' || Buffer.isBuffer(answer.body)
  const body = isSent ? answer.body : JSON.stringify(answer.body)
  const sequence = isSent ? undefined : sequenceOf(answer.body)
  if (sequence !== undefined && endpoint.act === 'none') response.set('Sequence', String(sequence))
  response.status(status).type(answer.type ?? 'application/json')
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Where an answer says at which sequence it was read its header does too: by that pages follow it. */
const sequenceOf = (body: unknown): number | undefined =>
  typeof body === 'object' && body !== null && 'sequence' in body && typeof body.sequence === 'number'
    ? body.sequence
    : undefined

const rawBody = (limit: number) => express.raw({ type: () => true, limit, inflate: false })
const receivers = new Map<number, RequestHandler>()

/** Of whoever may not, nothing is read. */
function receiveBody({ mostBodyBytes }: Endpoint, request: Request, response: Response): Promise<void> {
  const receive = receivers.get(mostBodyBytes) ?? rawBody(mostBodyBytes)
  receivers.set(mostBodyBytes, receive)
  return new Promise((resolve, reject) => {
    receive(request, response, (error?: unknown) => {
      if (error instanceof Error) reject(error)
      else resolve()
    })
  })
}

/** What takes long and only reads is answered beside this thread, where there is one for it. */
async function answerOf(
  app: App,
  endpoint: Endpoint,
  request: Request,
  facts: RequestFacts,
): Promise<Answer> {
  const { params, query } = request
  const name = tryReadingName(endpoint, query)
  if (name === undefined) return endpoint.run(app, params, query, facts)
  const beganMs = performance.now()
  const answer = await (app.reading === undefined
    ? endpoint.run(app, params, query, facts)
    : askReading(app.reading, name, request, facts, app.now()))
  app.keeping.metrics.readingTook(name, (performance.now() - beganMs) / 1000)
  return answer
}

async function askReading(
  reading: NonNullable<App['reading']>,
  name: ReadingName,
  request: Request,
  facts: RequestFacts,
  nowMs: number,
): Promise<Answer> {
  const { params, query } = request
  const known = request.get('Cache-Control') === undefined ? request.get('If-None-Match') : undefined
  return reading.ask({
    name,
    params,
    query,
    facts: { ...facts, cookie: undefined },
    nowMs,
    encoding: encodingOf(request),
    known,
  })
}

function readFacts(endpoint: Endpoint, request: Request, actor: Actor): RequestFacts {
  const ifMatch = request.get('If-Match')
  const actId = request.get('Idempotency-Key')
  if (endpoint.act !== 'none' && !z.uuid().safeParse(actId).success)
    throw new Refusal(
      'act-id-missing',
      {
        en: 'Idempotency-Key must hold the id of this act, a UUID that you make; a repeat with it is answered as the first time.',
        zh: 'Idempotency-Key 须为本次操作的编号（自行生成的 UUID）；用同一编号重发会得到与首次相同的答复。',
      },
      'Idempotency-Key',
    )
  if (endpoint.act === 'of-version' && ifMatch === undefined)
    throw new Refusal(
      'precondition-required',
      {
        en: 'If-Match must name the version you changed, so that nobody overwrites what somebody else did.',
        zh: 'If-Match 须注明所修改的版本，以免覆盖他人的修改。',
      },
      'If-Match',
    )
  const reason = readReason(request.get('Reason'))
  if (endpoint.needsReason && reason === undefined) throw reasonMissing()
  const bodyText = Buffer.isBuffer(request.body)
    ? request.body.toString(endpoint.bodyIs === 'bytes' ? 'latin1' : 'utf8')
    : ''
  const bodyType = request.get('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  checkBodyType(endpoint, bodyType, bodyText)
  return {
    actor,
    method: request.method,
    address: request.originalUrl,
    apiAddress: `${request.protocol}://${request.get('Host') ?? 'localhost'}/api`,
    language: languageOf(request),
    actId: actId?.toLowerCase(),
    ifMatch,
    reason,
    origin: readOrigin(request, actor.userName),
    lastEventId: request.get('Last-Event-ID'),
    cookie: request.get('Cookie'),
    client: { address: request.ip ?? '', agent: (request.get('User-Agent') ?? '').slice(0, 200) },
    bodyText,
    bodyType,
  }
}

function checkBodyType(endpoint: Endpoint, given: string | undefined, bodyText: string): void {
  if (endpoint.body === undefined || (endpoint.bodyOptional && bodyText === '')) return
  const taken: readonly string[] = [endpoint.bodyType, ...endpoint.alsoTypes]
  if (given !== undefined && taken.includes(given)) return
  throw new Refusal(
    'media-type-unsupported',
    { en: `The body must be ${taken.join(' or ')}.`, zh: `请求内容须为 ${taken.join(' 或 ')}。` },
    'Content-Type',
  )
}

const languageOf = (request: Request): Language =>
  request.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en'

async function sendCached(
  cached: CachedBody,
  request: Request,
  response: Response,
  keep: (bytes: Buffer) => void,
): Promise<void> {
  response.set({ ETag: cached.etag, Sequence: String(cached.sequence), 'Cache-Control': 'no-cache' })
  response.set(changesAtHeader(cached.changesAtMs))
  response.vary('Accept-Encoding')
  if (request.fresh) return void response.status(304).end()
  const encoding = encodingOf(request)
  const bytes = await cached.encoded(encoding)
  if (encoding !== 'identity') response.set('Content-Encoding', encoding)
  response.set({ 'Content-Type': cached.type, 'Content-Length': String(bytes.length) })
  if (request.method === 'HEAD') return void response.end()
  keep(bytes)
  response.end(bytes)
}

function encodingOf(request: Request): Encoding {
  const accepted = request.acceptsEncodings('br', 'gzip', 'identity')
  return accepted === 'br' || accepted === 'gzip' ? accepted : 'identity'
}

/** Under /api, but no such address, or not with this method. */
export function answerUnknownRoute(routes: readonly Route[]): RequestHandler {
  const patterns = routes.map(([method, path]) => ({
    method,
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
  }))
  return (request, response) => {
    const path = request.originalUrl.split('?')[0] ?? ''
    const methods = [
      ...new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)),
    ]
    if (methods.length === 0)
      throw new Refusal('route-unknown', { en: `There is nothing at ${path}.`, zh: `${path} 处没有内容。` })
    const allowed = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
    response.set('Allow', `${allowed}, OPTIONS`)
    if (request.method === 'OPTIONS') return void response.status(204).end()
    throw new Refusal('method-not-allowed', {
      en: `${request.method} is not answered here; ${allowed} is.`,
      zh: `此处不支持 ${request.method}；支持 ${allowed}。`,
    })
  }
}

/** The one place that turns what was thrown into problem details. */
export const answerProblem =
  (app: App): ErrorRequestHandler =>
  (thrown: unknown, request, response, _next) => {
    const error = foreseen(thrown)
    if (isUnforeseen(error)) app.keeping.met(error, `${request.method} ${routeOf(response)}`)
    if (response.headersSent) return void response.destroy()
    const problem = problemOf(error, languageOf(request), request.originalUrl)
    // What is left of the body is not waited for.
    if (problem.status === 413 || !request.complete) response.set('Connection', 'close')
    response.removeHeader('ETag')
    if (error instanceof LockedOut) response.set('Retry-After', String(error.waitS))
    if (problem.status === 403) noteRefused(app, request, response, problem)
    response
      .status(problem.status)
      .set('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(Buffer.from(JSON.stringify(problem)))
  }

/** A page asks for all it shows, also of whoever has to do something else first. */
const noRefusals: readonly ProblemCode[] = ['host-refused', 'password-change-needed', 'second-factor-needed']

/** Who asks for what is not theirs is written down. */
function noteRefused(app: App, request: Request, response: Response, { code }: Problem): void {
  const { signIn } = app
  if (signIn === undefined || noRefusals.includes(code)) return
  // By the route and not the address: else each made-up id would be a row of its own.
  const what = `${request.method} ${routeOf(response)} ${code}`
  signIn.auditRefused(request, what).catch((error: unknown) => app.keeping.met(error, 'audit'))
}

/** What Express and its body reader throw, in the words of the API. */
function foreseen(error: unknown): unknown {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined
  switch (type) {
    case 'entity.too.large': {
      const most = sizeOf(error)
      return new Refusal('body-too-large', {
        en: `The body is larger than ${most}, the most that is taken here.`,
        zh: `请求内容超过 ${most} 的上限。`,
      })
    }
    case 'encoding.unsupported':
      return new Refusal(
        'media-type-unsupported',
        { en: 'The body must not be compressed.', zh: '请求内容不得压缩。' },
        'Content-Encoding',
      )
    case 'request.aborted':
    case 'request.size.invalid':
      return new Refusal('body-malformed', {
        en: 'The body ended before it was whole.',
        zh: '请求内容不完整。',
      })
    default:
      return error
  }
}

function sizeOf(error: unknown): string {
  const bytes = typeof error === 'object' && error !== null && 'limit' in error ? Number(error.limit) : 0
  return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`
}
