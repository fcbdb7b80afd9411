import type { Database } from '../data/store/tables.ts'
import type { Answer } from './endpoint.ts'
import { ProposalThreads } from './proposals/proposalThreads.ts'
import type { AskedReading, ReadingThreadData } from './readingMessages.ts'
import { readings } from './readings.ts'
import { ReadingThread } from './readingThread.ts'

/** One thread for what is computed and one for what is listed. */
export class ReadingThreads {
  /** What takes a minute has a thread of its own each time, so that no coverage waits for it. */
  readonly proposals: ProposalThreads
  readonly #threads: { readonly computed: ReadingThread; readonly listed: ReadingThread }

  constructor(db: Database, data: ReadingThreadData) {
    this.proposals = new ProposalThreads(data)
    this.#threads = { computed: new ReadingThread(db, data), listed: new ReadingThread(db, data) }
  }

  /** The endpoint's own answer, its body encoded as asked for; throws as the endpoint would. */
  async ask(asked: AskedReading): Promise<Answer> {
    const [kind] = readings[asked.name]
    return this.#threads[kind].ask(asked)
  }

  /** Ends both once they have answered what they were asked. */
  async stop(): Promise<void> {
    await Promise.all([
      this.proposals.stop(),
      ...Object.values(this.#threads).map(async (thread) => thread.stop()),
    ])
  }
}
