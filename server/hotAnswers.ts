import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { isAdmitted, type Access } from './access/whoAsks.ts'
import type { Actor } from '../data/model/account.ts'
import { onCommitted } from '../data/journal/commit.ts'
import type { Database } from '../data/store/tables.ts'

interface HotAnswer {
  readonly headers: OutgoingHttpHeaders
  readonly etag: string
  readonly bytes: Buffer
  /** It is good from this instant until before that one, unless the journal moves on. */
  readonly madeAtMs: number
  readonly changesAtMs: number
  readonly access: Access
}

interface HotOptions {
  now(): number
  /** Who asks, where that is known at once; left out where everybody may ask. */
  tryKnown?(request: IncomingMessage): Actor | undefined
  readonly limitBytes?: number
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
  readonly #options: HotOptions
  readonly #limitBytes: number
  #bytes = 0
  /** Counts up with every act, so that what was read before one is not kept after it. */
  #acts = 0

  constructor(db: Database, options: HotOptions) {
    this.#options = options
    this.#limitBytes = options.limitBytes ?? mostBytes
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
    const question = this.#questionOf(request)
    const hot = question === undefined ? undefined : this.#answers.get(question)
    if (hot === undefined || !this.#isAdmitted(request, hot.access)) return false
    const nowMs = this.#options.now()
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
      /** What it takes to ask for it. What is kept is the same for all who may. */
      readonly access: Access
    },
  ): void {
    const question = this.#questionOf(request)
    if (question === undefined || sent.acts !== this.#acts || response.statusCode !== 200) return
    const { etag, bytes, changesAtMs, access } = sent
    if (bytes.length > this.#limitBytes || response.hasHeader('Set-Cookie')) return
    this.#drop(question)
    this.#bytes += bytes.length
    this.#answers.set(question, {
      headers: { ...response.getHeaders() },
      etag,
      bytes,
      madeAtMs: this.#options.now(),
      changesAtMs,
      access,
    })
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#limitBytes && this.#answers.size <= answersKept) break
      this.#drop(oldest)
    }
  }

  #isAdmitted(request: IncomingMessage, access: Access): boolean {
    if (this.#options.tryKnown === undefined) return true
    const actor = this.#options.tryKnown(request)
    return actor !== undefined && isAdmitted(actor, access)
  }

  /** All of a request that its answer may depend on; undefined where somebody in particular asks. */
  #questionOf({ method, url, headers }: IncomingMessage): string | undefined {
    if (method !== 'GET' || url === undefined) return undefined
    const isSomebody = headers.cookie !== undefined || headers.authorization !== undefined
    if (isSomebody && this.#options.tryKnown === undefined) return undefined
    // A reload by hand asks for the whole answer.
    if (headers['cache-control'] !== undefined && headers['cache-control'] !== 'max-age=0') return undefined
    return `${url}\n${headers.host ?? ''}\n${headers['accept-encoding'] ?? ''}\n${headers['accept-language'] ?? ''}`
  }

  #drop(question: string): void {
    this.#bytes -= this.#answers.get(question)?.bytes.length ?? 0
    this.#answers.delete(question)
  }
}
