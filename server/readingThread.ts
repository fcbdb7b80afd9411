import type { Worker } from 'node:worker_threads'
import { Refusal } from '../data/journal/refusal.ts'
import { currentSequence } from '../data/store/acts.ts'
import type { Database } from '../data/store/tables.ts'
import { deriveStale } from '../data/store/tracks.ts'
import type { CachedBody } from './bodyCache.ts'
import type { Answer } from './endpoint.ts'
import { LineShelf } from './lineShelf.ts'
import type { AskedReading, FromThread, ReadingThreadData, SentBody, ToThread } from './readingMessages.ts'
import { startThread } from './startThread.ts'

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

interface ThreadOptions {
  /** Starts the thread that answers. */
  readonly begin?: () => Worker
  /** How long the last questions may take once it is to stop. */
  readonly patienceMs?: number
}

/** Service managers kill what has not stopped after 10 s or more. */
const usualPatienceMs = 8000

/**
 * Answers in a thread of its own what only reads and may take long. One that breaks off is started
 * again for the next question; what it was asked is refused as an internal error.
 */
export class ReadingThread {
  readonly #db: Database
  readonly #begin: () => Worker
  readonly #patienceMs: number
  readonly #waiting = new Map<number, Waiting>()
  #thread: Worker | undefined
  #lastId = 0
  #stopping = false
  #idle: (() => void) | undefined

  constructor(db: Database, data: ReadingThreadData, options: ThreadOptions = {}) {
    this.#db = db
    this.#begin = options.begin ?? (() => startThread('readingThreadMain', data))
    this.#patienceMs = options.patienceMs ?? usualPatienceMs
  }

  /** The endpoint's own answer, its body encoded as asked for; throws as the endpoint would. */
  async ask(asked: AskedReading): Promise<Answer> {
    if (this.#stopping) throw new Error('the server stops')
    const id = ++this.#lastId
    const thread = (this.#thread ??= this.#start())
    const answered = new Promise<Answer>((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
    tell(thread, { kind: 'question', id, ...asked })
    return answered
  }

  /** Ends the thread once it has answered what it was asked, or has taken too long over it. */
  async stop(): Promise<void> {
    this.#stopping = true
    if (this.#waiting.size > 0) await this.#idleOrLate()
    const thread = this.#thread
    this.#thread = undefined
    this.#giveUp(new Error('the server stops'))
    await thread?.terminate()
  }

  async #idleOrLate(): Promise<void> {
    let late: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      this.#idle = resolve
      late = setTimeout(resolve, this.#patienceMs)
    })
    clearTimeout(late)
  }

  #start(): Worker {
    const thread = this.#begin()
    // It must not keep a process alive whose server has closed.
    thread.unref()
    thread.on('message', (message: FromThread) => this.#hear(thread, message))
    thread.on('error', (error) => this.#broke(thread, error))
    thread.on('exit', (code) => this.#broke(thread, new Error(`the reading thread ended with code ${code}`)))
    return thread
  }

  #broke(thread: Worker, error: unknown): void {
    if (this.#thread !== thread) return
    this.#thread = undefined
    console.error(error)
    this.#giveUp(error)
  }

  #giveUp(error: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
    this.#idle?.()
  }

  #hear(thread: Worker, message: FromThread): void {
    if (message.kind === 'derivation-wanted') return void this.#deriveFor(thread, message.id)
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (this.#waiting.size === 0) this.#idle?.()
    switch (message.kind) {
      case 'answer': {
        const { answer, cached } = message
        return waiting?.resolve(cached === undefined ? answer : { ...answer, cached: cachedBody(cached) })
      }
      case 'refusal':
        return waiting?.reject(new Refusal(message.code, message.sentence, message.field))
      case 'failure': {
        const error = Object.assign(new Error(message.message), { code: message.code })
        if (message.stack !== undefined) error.stack = message.stack
        return waiting?.reject(error)
      }
    }
  }

  /**
   * Derives the passes that the lines of now have not: the thread itself may not write. Each thread counts
   * its own derivations, so that the next one must not hear of this.
   */
  async #deriveFor(thread: Worker, id: number): Promise<void> {
    try {
      const lines = await new LineShelf().at(this.#db, await currentSequence(this.#db))
      await deriveStale(
        this.#db,
        lines.map(({ line }) => line),
      )
      tell(thread, { kind: 'derivation-done', id, failure: undefined })
    } catch (error) {
      tell(thread, { kind: 'derivation-done', id, failure: String(error) })
    }
  }
}

const tell = (thread: Worker, message: ToThread): void => thread.postMessage(message)

/** It holds the one encoding that was asked for. */
function cachedBody({ type, etag, sequence, changesAtMs, bytes }: SentBody): CachedBody {
  const held =
    bytes === undefined ? Buffer.alloc(0) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return { type, etag, sequence, changesAtMs, encoded: () => Promise.resolve(held) }
}
