import type { z } from 'zod'
import { problem, type Problem } from '../../data/model/problem.ts'

/** What the server refused, as it said it; `problem.field` names the field at fault. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(answer: Problem) {
    super(answer.detail)
    this.name = 'ProblemError'
    this.problem = answer
  }
}

async function problemOf(response: Response): Promise<ProblemError> {
  const parsed = problem.safeParse(await response.json().catch(() => undefined))
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
  )
}

/** Asks in the page's language, so that a problem's sentence is in it too. */
const languageHeaders = () => ({ 'Accept-Language': document.documentElement.lang })

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

/** GET an address below `/api` that answers with bytes. */
export async function getBytes(address: string, signal?: AbortSignal): Promise<Uint8Array> {
  return new Uint8Array(await (await get(address, signal)).arrayBuffer())
}

export interface Write {
  method: 'POST' | 'PUT' | 'DELETE'
  /** Below `/api`. */
  address: string
  body?: unknown
  /** The version that was edited; the server refuses with 412 if somebody was faster. */
  version?: number
  contentType?: string
  /** The act's id; give the same one to repeat an act whose answer was lost. */
  actId?: string
  /** Gives up when it fires; whether the act was written is then unknown, so repeat it. */
  signal?: AbortSignal
}

/** Sends one act. A repeat with the same `actId` is answered as the first time. */
export async function sendWrite(write: Write): Promise<unknown> {
  const contentType = write.contentType ?? 'application/json'
  const response = await fetch(`/api${write.address}`, {
    method: write.method,
    ...(write.signal === undefined ? {} : { signal: write.signal }),
    headers: {
      ...languageHeaders(),
      'Idempotency-Key': write.actId ?? crypto.randomUUID(),
      ...(write.body === undefined ? {} : { 'Content-Type': contentType }),
      ...(write.version === undefined ? {} : { 'If-Match': `"${write.version}"` }),
    },
    ...(write.body === undefined
      ? {}
      : { body: typeof write.body === 'string' ? write.body : JSON.stringify(write.body) }),
  })
  if (!response.ok) throw await problemOf(response)
  return response.status === 204 ? undefined : response.json()
}
