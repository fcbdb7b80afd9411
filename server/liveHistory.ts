import { mostActsReplayed, mostChangesTold } from '../data/model/liveEvents.ts'
import { readActsAfter } from '../data/store/actsAfter.ts'
import type { Database } from '../data/store/tables.ts'
import { actMessage, longestRecord, type ActMessage } from './liveMessages.ts'

const limits = { acts: 50, changes: mostChangesTold, recordLength: longestRecord }
const mostBytes = 8 * 1024 * 1024

/**
 * The acts of late as messages, each made once: when a server comes back, hundreds of listeners ask for
 * the same ones at the same time.
 */
export class LiveHistory {
  readonly #db: Database
  readonly #messages = new Map<number, ActMessage>()
  readonly #reading = new Map<number, Promise<ActMessage[]>>()
  #bytes = 0

  constructor(db: Database) {
    this.#db = db
  }

  /** Some of those that follow a sequence, oldest first; none where it is the last. */
  async after(sequence: number): Promise<ActMessage[]> {
    const known: ActMessage[] = []
    for (let next = sequence + 1; known.length < limits.acts; next++) {
      const one = this.#messages.get(next)
      if (one === undefined) break
      known.push(one)
    }
    return known.length > 0 ? known : this.#read(sequence)
  }

  keep(one: ActMessage): void {
    if (this.#messages.has(one.sequence)) return
    this.#messages.set(one.sequence, one)
    this.#bytes += one.bytes.length
    for (const [oldest, { bytes }] of this.#messages) {
      if (this.#bytes <= mostBytes && this.#messages.size <= mostActsReplayed) break
      this.#messages.delete(oldest)
      this.#bytes -= bytes.length
    }
  }

  /** Whoever asks meanwhile waits for the same. */
  async #read(sequence: number): Promise<ActMessage[]> {
    const underWay = this.#reading.get(sequence)
    if (underWay !== undefined) return underWay
    const reading = readActsAfter(this.#db, sequence, limits)
      .then((acts) => acts.map(actMessage))
      .finally(() => this.#reading.delete(sequence))
    this.#reading.set(sequence, reading)
    const messages = await reading
    for (const one of messages) this.keep(one)
    return messages
  }
}
