import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** One that does not take so much is too slow to follow: it is ended, comes again and catches up. */
const mostBufferedBytes = 1024 * 1024
/** So long it may take to take what it missed, a part at a time. */
const patienceMs = 30_000
const farewellMs = 1000

/** Somebody's end of the stream. */
export class LiveListener {
  readonly #response: ServerResponse
  #isClosed = false
  /** The last act that it was told of. */
  sequence = 0
  trackRevision = 0
  /** Until it has what it missed, nothing new is sent to it. */
  isCatchingUp = true

  constructor(response: ServerResponse) {
    this.#response = response
    response.on('error', () => this.destroy())
    response.once('close', () => (this.#isClosed = true))
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** A question sent along behind another one has no socket until that is answered. */
  get #out(): Socket | ServerResponse {
    return this.#response.socket ?? this.#response
  }

  onceClosed(work: () => void): void {
    this.#response.once('close', work)
  }

  /**
   * Sends the headers with the first event. The stream has no length and no chunks, and ends with its
   * connection: all that follows goes to the socket as it is, the same bytes for hundreds of listeners.
   */
  open(first: Buffer): void {
    const response = this.#response
    response.removeHeader('Transfer-Encoding')
    response.setHeader('Connection', 'close')
    response.writeHead(200)
    response.write(first)
  }

  send(bytes: Buffer): void {
    if (this.#isClosed) return
    const out = this.#out
    out.write(bytes)
    if (out.writableLength > mostBufferedBytes) this.destroy()
  }

  tell(acts: Buffer, lastSequence: number): void {
    this.sequence = lastSequence
    this.send(acts)
  }

  /** Settles once what was sent is on its way. Ends the stream where that takes too long. */
  async drained(): Promise<void> {
    const out = this.#out
    if (this.#isClosed || !out.writableNeedDrain) return
    const patience = setTimeout(() => this.destroy(), patienceMs)
    const settled = new AbortController()
    try {
      const { signal } = settled
      await Promise.race([once(out, 'drain', { signal }), once(out, 'close', { signal })])
    } finally {
      clearTimeout(patience)
      settled.abort()
    }
  }

  destroy(): void {
    this.#isClosed = true
    this.#response.destroy()
  }

  /** Ends it in good order, or at once where it does not take what it was sent. */
  end(): void {
    this.#isClosed = true
    const response = this.#response
    response.end()
    setTimeout(() => response.destroy(), farewellMs).unref()
  }
}
