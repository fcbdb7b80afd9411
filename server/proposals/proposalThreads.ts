import type { Worker } from 'node:worker_threads'
import { Refusal } from '../../data/journal/refusal.ts'
import type { CloseGapsMessage } from '../../data/model/closeGaps.ts'
import { problemOf } from '../problems.ts'
import type { ReadingThreadData } from '../readingMessages.ts'
import { startThread } from '../startThread.ts'
import type { AskedProposal } from './proposalHere.ts'

export interface ProposalThreadData extends ReadingThreadData {
  readonly asked: AskedProposal
}

/** Each takes a core for up to a minute. */
const mostAtOnce = 2

/** A thread for each proposal that is looked for: it is ended when whoever asked goes away. */
export class ProposalThreads {
  readonly #data: ReadingThreadData
  readonly #running = new Set<Worker>()

  constructor(data: ReadingThreadData) {
    this.#data = data
  }

  async *ask(asked: AskedProposal, signal: AbortSignal): AsyncGenerator<CloseGapsMessage, void, void> {
    if (this.#running.size >= mostAtOnce) {
      yield { kind: 'problem', problem: problemOf(tooMany(), asked.language, asked.address) }
      return
    }
    const data: ProposalThreadData = { ...this.#data, asked }
    const thread = startThread('proposalThreadMain', data)
    this.#running.add(thread)
    const waiting: CloseGapsMessage[] = []
    let [isOver, failure] = [false, undefined as unknown]
    let wake: () => void = () => undefined
    thread.on('message', (message: CloseGapsMessage) => {
      waiting.push(message)
      wake()
    })
    thread.on('error', (error) => (failure = error))
    thread.on('exit', () => {
      isOver = true
      wake()
    })
    const stop = () => void thread.terminate()
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    try {
      for (;;) {
        yield* waiting.splice(0)
        if (waiting.length > 0) continue
        if (isOver) break
        await new Promise<void>((resolve) => (wake = resolve))
      }
      if (failure !== undefined)
        yield { kind: 'problem', problem: problemOf(failure, asked.language, asked.address) }
    } finally {
      signal.removeEventListener('abort', stop)
      this.#running.delete(thread)
      await thread.terminate()
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running].map(async (thread) => thread.terminate()))
  }
}

const tooMany = () =>
  new Refusal('too-many-requests', {
    en: `${mostAtOnce} proposals are being looked for already; ask again when one is done.`,
    zh: `已有 ${mostAtOnce} 个方案正在计算，请待其完成后再试。`,
  })
