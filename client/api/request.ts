import type { z } from 'zod'
import { problem, type Problem } from '../../data/model/problem.ts'
import type { Asked } from '../live/patchList.ts'

/** What the server refused, as it said it; `problem.field` names the field at fault. */
export class ProblemError extends Error {
  readonly problem: Problem
  /** When it may be tried again, where the server said so. */
  readonly retryAfterMs: number | undefined

  constructor(answer: Problem, retryAfterMs?: number) {
    super(answer.detail)
    this.name = 'ProblemError'
    this.problem = answer
    this.retryAfterMs = retryAfterMs
  }
}

/** What the server said against it; of anything else that went wrong, as where the network fails, what is given. */
export const refusalOf = <Otherwise extends string | undefined>(
  error: unknown,
  otherwise: Otherwise,
): string | Otherwise => (error instanceof ProblemError ? error.problem.detail : otherwise)

const signedOutListeners = new Set<() => void>()

/** Tells of every answer by which nobody is signed in any more. Returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => void signedOutListeners.delete(listener)
}

async function problemOf(response: Response): Promise<ProblemError> {
  const parsed = problem.safeParse(await response.json().catch(() => undefined))
  if (parsed.data?.code === 'not-signed-in') for (const told of signedOutListeners) told()
  const retryAfter = response.headers.get('Retry-After')
  return new ProblemError(
    parsed.success
      ? parsed.data
      : {
          type: 'about:blank',
          title: response.statusText,
          status: response.status,
          code: 'internal',
          detail: `${response.status} ${response.statusText}`,
        },
    retryAfter === null ? undefined : Number(retryAfter) * 1000,
  )
}

/** Asks in the page's language, so that a problem's sentence is in it too; a worker has its browser's. */
const languageHeaders = () => ({
  'Accept-Language': typeof document === 'undefined' ? navigator.language : document.documentElement.lang,
})

async function get(address: string, signal: AbortSignal | undefined): Promise<Response> {
  const response = await fetch(`/api${address}`, {
    headers: languageHeaders(),
    ...(signal === undefined ? {} : { signal }),
  })
  if (!response.ok) throw await problemOf(response)
  return response
}

/** GET an address below `/api` and check the answer against its schema. */
export async function getJson<Schema extends z.ZodType>(
  address: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> {
  return schema.parse(await (await get(address, signal)).json())
}

/** The same, with the sequence of the journal that the answer was read at. */
export async function askJson<Schema extends z.ZodType>(
  address: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<Asked<z.infer<Schema>>> {
  const response = await get(address, signal)
  return { ...readAt(response), value: schema.parse(await response.json()) }
}

/** The same, with what the server's clock read, to the second; undefined where a proxy took that out. */
export async function askDated<Schema extends z.ZodType>(
  address: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<{ value: z.infer<Schema>; serverMs: number | undefined }> {
  const response = await get(address, signal)
  return { value: schema.parse(await response.json()), serverMs: dateOf(response) }
}

/** What the server's clock read, to the second; undefined where a proxy took that out. */
function dateOf(response: Response): number | undefined {
  const serverMs = Date.parse(response.headers.get('Date') ?? '')
  return Number.isNaN(serverMs) ? undefined : serverMs
}

/** GET an address below `/api` that answers with bytes, and the sequence it was read at. */
export async function askBytes(address: string, signal?: AbortSignal): Promise<Asked<Uint8Array>> {
  const response = await get(address, signal)
  return { ...readAt(response), value: new Uint8Array(await response.arrayBuffer()) }
}

/** Asks what is answered one JSON message a line, as it becomes known; aborting the signal ends it at the server too. */
export async function* askInLines<Schema extends z.ZodType>(
  address: string,
  body: unknown,
  schema: Schema,
  signal: AbortSignal,
): AsyncGenerator<z.infer<Schema>, void, void> {
  const response = await fetch(`/api${address}`, {
    method: 'POST',
    headers: { ...languageHeaders(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  })
  if (!response.ok || response.body === null) throw await problemOf(response)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let unread = ''
  for (;;) {
    const { done, value } = await reader.read()
    const lines = (unread + (value ?? '')).split('\n')
    unread = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line !== '') yield schema.parse(JSON.parse(line))
    if (done) return
  }
}

/** An answer that does not say is taken for older than every act. */
function readAt({ headers }: Response): { sequence: number; changesAtMs?: number } {
  const changesAt = headers.get('Changes-At')
  return {
    sequence: Number(headers.get('Sequence') ?? '0'),
    ...(changesAt === null ? {} : { changesAtMs: Date.parse(changesAt) }),
  }
}

/** Of an answer that came with its sequence, what was asked for. */
export const valueOf = <Value>({ value }: Asked<Value>): Value => value

export interface Write {
  method: 'POST' | 'PUT' | 'DELETE'
  /** Below `/api`. */
  address: string
  body?: unknown
  /** The version that was edited; the server refuses with 412 if somebody was faster. */
  version?: number
  /** Why it is done; some acts are refused without. */
  reason?: string | undefined
  /** What it does cannot be taken back, or nobody would want to. */
  irreversible?: boolean
  contentType?: string
  /** The act's id; give the same one to repeat an act whose answer was lost. */
  actId?: string
  /** Whose act it is: refused where somebody else is signed in by the time it arrives. */
  actingAs?: string
  /** What the phone's clock read when it was pressed, and how far that was behind where it is known. */
  phoneClock?: { readonly saidAt: string; readonly behindMs: number | undefined } | undefined
  /** Who observed it, where somebody else brings it in. */
  observedBy?: string | undefined
  /** Gives up when it fires; whether the act was written is then unknown, so repeat it. */
  signal?: AbortSignal
}

export interface Written {
  readonly answer: unknown
  /** Of the act in the journal; undefined where none was written. */
  readonly sequence: number | undefined
  /** When the server answered by its own clock, to the second; undefined where a proxy took that out. */
  readonly answeredMs: number | undefined
}

/** Sends one act. A repeat with the same `actId` is answered as the first time. */
export const sendWrite = async (write: Write): Promise<unknown> => (await sendAct(write)).answer

/** The same, with the act's place in the journal. Where the answer is lost on the way it is asked for once more. */
export async function sendAct(write: Write): Promise<Written> {
  const act = { ...write, actId: write.actId ?? crypto.randomUUID() }
  try {
    return await sendOnce(act)
  } catch (error) {
    // What `fetch` throws where the network fails.
    if (error instanceof TypeError) return sendOnce(act)
    throw error
  }
}

async function sendOnce(write: Write & { actId: string }): Promise<Written> {
  const contentType = write.contentType ?? 'application/json'
  const response = await fetch(`/api${write.address}`, {
    method: write.method,
    ...(write.signal === undefined ? {} : { signal: write.signal }),
    headers: {
      ...languageHeaders(),
      'Idempotency-Key': write.actId,
      ...(write.body === undefined ? {} : { 'Content-Type': contentType }),
      ...(write.reason === undefined ? {} : { Reason: encodeURIComponent(write.reason) }),
      ...(write.version === undefined ? {} : { 'If-Match': `"${write.version}"` }),
      ...(write.actingAs === undefined ? {} : { 'Acting-As': write.actingAs }),
      ...(write.phoneClock === undefined ? {} : { 'Phone-Clock': phoneClockText(write.phoneClock) }),
      ...(write.observedBy === undefined ? {} : { 'Observed-By': encodeURIComponent(write.observedBy) }),
    },
    ...(write.body === undefined ? {} : { body: bodyOf(write.body) }),
  })
  if (!response.ok) throw await problemOf(response)
  const sequence = response.headers.get('Act-Sequence')
  const answeredMs = dateOf(response)
  return {
    answer: response.status === 204 ? undefined : await response.json(),
    sequence: sequence === null ? undefined : Number(sequence),
    answeredMs,
  }
}

const phoneClockText = ({ saidAt, behindMs }: NonNullable<Write['phoneClock']>): string =>
  behindMs === undefined ? saidAt : `${saidAt}; behind-ms=${Math.round(behindMs)}`

/** Text and files go as they are. */
const bodyOf = (body: unknown): string | Blob =>
  typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body)

/** What somebody does about their own signing in: no act of the journal. */
export interface Call {
  method: 'POST' | 'PUT' | 'DELETE'
  /** Below `/api`. */
  address: string
  body?: unknown
}

/** Sends a call; answers what the server does, undefined where that is nothing. */
export async function sendCall({ method, address, body }: Call): Promise<unknown> {
  const response = await fetch(`/api${address}`, {
    method,
    headers: {
      ...languageHeaders(),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw await problemOf(response)
  return response.status === 204 ? undefined : response.json()
}
