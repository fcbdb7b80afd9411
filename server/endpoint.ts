import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Actor } from '../data/model/account.ts'
import type { ActOrigin } from '../data/model/journalEntry.ts'
import type { App } from './appContext.ts'
import type { CachedBody } from './bodyCache.ts'
import { checkInput } from './checkInput.ts'
import type { Language } from './problems.ts'
import { readJson } from './readJson.ts'
import { Refusal } from '../data/journal/refusal.ts'

/** What a handler knows of the request beside its checked params, query and body. */
export interface RequestFacts {
  readonly actor: Actor
  readonly method: string
  /** Path and query, as asked. */
  readonly address: string
  /** Where the API stands for whoever asks: `http://127.0.0.1:8080/api`. */
  readonly apiAddress: string
  readonly language: Language
  readonly actId: string | undefined
  readonly ifMatch: string | undefined
  /** Why it is done, from the header `Reason`; undefined where nobody says so. */
  readonly reason: string | undefined
  /** From the headers `Phone-Clock` and `Observed-By`; undefined where neither is there. */
  readonly origin: ActOrigin | undefined
  /** The last event that a listener had of a stream. */
  readonly lastEventId: string | undefined
  /** The cookies as sent; never handed to a thread. */
  readonly cookie: string | undefined
  readonly client: { readonly address: string; readonly agent: string }
  /** As UTF-8 says, or a character for each byte where the endpoint takes bytes. */
  readonly bodyText: string
  /** Media type of the body, without parameters; undefined where none was named. */
  readonly bodyType: string | undefined
}

/** What a body may be. */
export type BodyType =
  | 'application/json'
  | 'application/x-www-form-urlencoded'
  | 'application/gpx+xml'
  | 'application/xml'
  | 'text/xml'
  | 'text/csv'
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/tiff'
  | 'application/octet-stream'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface Answer {
  readonly status?: number
  readonly body?: unknown
  /** Media type of the body; JSON where left out. */
  readonly type?: string
  readonly headers?: Readonly<Record<string, string | string[]>>
  /** Instead of a body: one that is kept ready to send. */
  readonly cached?: CachedBody
  /** Nothing else will ever be answered there. */
  readonly isForEver?: boolean
  /** What is asked alone says what is answered, until the journal moves on: neither the clock nor a track does. */
  readonly settled?: boolean
  /** Instead of a body: what sends the headers and goes on for as long as somebody listens. */
  readonly stream?: (response: ServerResponse) => Promise<void>
}

interface Asked<Params, Query, Body> {
  readonly app: App
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly request: RequestFacts
}

export type EndpointTag =
  | 'features'
  | 'coverage'
  | 'gaps'
  | 'barriers'
  | 'trails'
  | 'places'
  | 'duty'
  | 'incidents'
  | 'tracks'
  | 'rules'
  | 'county'
  | 'administration'
  | 'keeping'
  | 'accounts'

/** What an address does, with the schemas that check it and that its documentation is made from. */
export interface Endpoint {
  readonly summary: string
  readonly tag: EndpointTag
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodType | undefined
  readonly bodyType: BodyType
  /** Other types that it takes, as text. */
  readonly alsoTypes: readonly BodyType[]
  /** A file whose bytes the handler reads comes as a character for each byte. */
  readonly bodyIs: 'text' | 'bytes'
  readonly mostBodyBytes: number
  /** It may be asked without a body. */
  readonly bodyOptional: boolean
  /** Undefined where it answers with no body. */
  readonly answer: z.ZodType | undefined
  readonly answerType: string
  readonly status: number
  /** A write carries `Idempotency-Key`; one that needs the version also `If-Match`. */
  readonly act: 'none' | 'new' | 'of-version'
  /** A write that has to say why, in the header `Reason`; every other may. */
  readonly needsReason: boolean
  run(app: App, params: unknown, query: unknown, request: RequestFacts): Promise<Answer>
}

interface EndpointDefinition<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> {
  summary: string
  tag: EndpointTag
  params?: Params
  query?: Query
  body?: Body
  bodyType?: BodyType
  alsoTypes?: readonly BodyType[]
  bodyIs?: Endpoint['bodyIs']
  mostBodyBytes?: number
  bodyOptional?: boolean
  answer?: z.ZodType
  answerType?: string
  status?: number
  act?: Endpoint['act']
  needsReason?: boolean
  handle(asked: Asked<z.infer<Params>, z.infer<Query>, z.infer<Body>>): Answer | Promise<Answer>
}

/** Files, and what is drawn by thousands of points. */
export const largeBodyBytes = 10 * 1024 * 1024

const nothing = z.strictObject({})

export function endpoint<
  Params extends z.ZodObject = typeof nothing,
  Query extends z.ZodObject = typeof nothing,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: EndpointDefinition<Params, Query, Body>): Endpoint {
  const { body, bodyType = 'application/json', bodyOptional = false } = definition
  const params: z.ZodObject = definition.params ?? nothing
  const query: z.ZodObject = definition.query ?? nothing
  return {
    summary: definition.summary,
    tag: definition.tag,
    params,
    query,
    body,
    bodyType,
    alsoTypes: definition.alsoTypes ?? [],
    bodyIs: definition.bodyIs ?? 'text',
    mostBodyBytes: definition.mostBodyBytes ?? 256 * 1024,
    bodyOptional,
    answer: definition.answer,
    answerType: definition.answerType ?? 'application/json',
    status: definition.status ?? 200,
    act: definition.act ?? 'none',
    needsReason: definition.needsReason ?? false,
    async run(app, givenParams, givenQuery, request) {
      return definition.handle({
        app,
        params: checkParams(params, givenParams) as z.infer<Params>,
        query: checkInput(query, givenQuery) as z.infer<Query>,
        body: readBody(request) as z.infer<Body>,
        request,
      })
    },
  }

  /** Undefined where there is none, or text where JSON is the rule: that the handler reads itself. */
  function readBody(request: RequestFacts): unknown {
    if (body === undefined || (bodyOptional && request.bodyText === '')) return undefined
    if (bodyType !== 'application/json') return checkInput(body, request.bodyText)
    return request.bodyType === bodyType ? checkInput(body, readJson(request.bodyText)) : undefined
  }
}

/** What is named in an address and is no possible name does not exist. */
function checkParams(schema: z.ZodObject, given: unknown): unknown {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const field = String(parsed.error.issues[0]?.path[0] ?? '')
  const value = String((given as Record<string, unknown>)[field])
  throw notFound(field, value)
}

export const notFound = (field: string, value: string): Refusal =>
  new Refusal('not-found', { en: `There is no ${value} here.`, zh: `这里没有 ${value}。` }, field)
