import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/** One that does not take so much is too slow to follow: it is ended, comes again and catches up. */
const mostBufferedBytes = 1024 * 1024
/** So long it may take to take what it missed, a part at a time. */
const patienceMs = 30_000
const farewellMs = 1000

/** Somebody's end of the stream. */
export class LiveListener {
  readonly #response: ServerResponse
  /** The last act that it was told of. */
  sequence = 0
  trackRevision = 0
  /** Until it has what it missed, nothing new is sent to it. */
  isCatchingUp = true

  constructor(response: ServerResponse) {
    this.#response = response
    response.on('error', () => response.destroy())
  }

  get isClosed(): boolean {
    return this.#response.destroyed || this.#response.writableEnded
  }

  onceClosed(work: () => void): void {
    this.#response.once('close', work)
  }

  /**
   * Sends the headers with the first event. The stream has no length and no chunks, and ends with its
   * connection, so that what goes to hundreds of listeners is the same bytes for each.
   */
  open(first: Buffer): void {
    const response = this.#response
    response.removeHeader('Transfer-Encoding')
    response.setHeader('Connection', 'close')
    response.writeHead(200)
    this.send(first)
  }

  send(bytes: Buffer): void {
    if (this.isClosed) return
    this.#response.write(bytes)
    if (this.#response.writableLength > mostBufferedBytes) this.#response.destroy()
  }

  tell(acts: Buffer, lastSequence: number): void {
    this.sequence = lastSequence
    this.send(acts)
  }

  /** Settles once what was sent is on its way. Ends the stream where that takes too long. */
  async drained(): Promise<void> {
    const response = this.#response
    if (this.isClosed || !response.writableNeedDrain) return
    const patience = setTimeout(() => response.destroy(), patienceMs)
    const settled = new AbortController()
    try {
      const { signal } = settled
      await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })])
    } finally {
      clearTimeout(patience)
      settled.abort()
    }
  }

  destroy(): void {
    this.#response.destroy()
  }

  /** Ends it in good order, or at once where it does not take what it was sent. */
  end(): void {
    const response = this.#response
    response.end()
    setTimeout(() => response.destroy(), farewellMs).unref()
  }
}
