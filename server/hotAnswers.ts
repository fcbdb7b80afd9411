import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { onCommitted } from '../data/journal/commit.ts'
import type { Database } from '../data/store/tables.ts'

interface HotAnswer {
  readonly headers: OutgoingHttpHeaders
  readonly etag: string
  readonly bytes: Buffer
  /** It is good from this instant until before that one, unless the journal moves on. */
  readonly madeAtMs: number
  readonly changesAtMs: number
}

/** This many addresses are known at most, with bodies of so much: they may outlast the body cache. */
const answersKept = 256
const mostBytes = 32 * 1024 * 1024

/**
 * Answers that were given before to the very same question, ready to be sent before anything else
 * looks at a request: a wall of screens asks for the same kilometres over and over. All are forgotten
 * the moment an act is committed, before its sender hears of it, so that no answer is ever stale.
 */
export class HotAnswers {
  readonly #answers = new Map<string, HotAnswer>()
  readonly #now: () => number
  readonly #limitBytes: number
  #bytes = 0
  /** Counts up with every act, so that what was read before one is not kept after it. */
  #acts = 0

  constructor(db: Database, now: () => number, limitBytes = mostBytes) {
    this.#now = now
    this.#limitBytes = limitBytes
    onCommitted(db, () => {
      this.#acts++
      this.#answers.clear()
      this.#bytes = 0
    })
  }

  /** To be asked before reading what an answer is made from, and handed to `keep`. */
  get acts(): number {
    return this.#acts
  }

  /** Answers a request if it can; true where it did. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const question = questionOf(request)
    const hot = question === undefined ? undefined : this.#answers.get(question)
    if (hot === undefined) return false
    const nowMs = this.#now()
    if (nowMs < hot.madeAtMs || nowMs >= hot.changesAtMs) return false
    if (request.headers['if-none-match'] === hot.etag) {
      const { 'content-length': _, 'content-type': __, 'content-encoding': ___, ...headers } = hot.headers
      response.writeHead(304, headers).end()
    } else response.writeHead(200, hot.headers).end(hot.bytes)
    return true
  }

  /** Keeps what is about to be sent; `acts` as it was before the answer's facts were read. */
  keep(
    request: IncomingMessage,
    response: ServerResponse,
    sent: {
      readonly etag: string
      readonly bytes: Buffer
      readonly changesAtMs: number
      readonly acts: number
    },
  ): void {
    const question = questionOf(request)
    if (question === undefined || sent.acts !== this.#acts || response.statusCode !== 200) return
    const { etag, bytes, changesAtMs } = sent
    if (bytes.length > this.#limitBytes) return
    this.#drop(question)
    this.#bytes += bytes.length
    this.#answers.set(question, {
      headers: { ...response.getHeaders() },
      etag,
      bytes,
      madeAtMs: this.#now(),
      changesAtMs,
    })
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#limitBytes && this.#answers.size <= answersKept) break
      this.#drop(oldest)
    }
  }

  #drop(question: string): void {
    this.#bytes -= this.#answers.get(question)?.bytes.length ?? 0
    this.#answers.delete(question)
  }
}

/** All of a request that its answer may depend on; undefined where somebody in particular asks. */
function questionOf({ method, url, headers }: IncomingMessage): string | undefined {
  if (method !== 'GET' || url === undefined) return undefined
  if (headers.cookie !== undefined || headers.authorization !== undefined) return undefined
  // A reload by hand asks for the whole answer.
  if (headers['cache-control'] !== undefined && headers['cache-control'] !== 'max-age=0') return undefined
  return `${url}\n${headers.host ?? ''}\n${headers['accept-encoding'] ?? ''}\n${headers['accept-language'] ?? ''}`
}
