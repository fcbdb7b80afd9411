import { setImmediate } from 'node:timers/promises'
import type { CloseGapsMessage, CloseGapsQuestion } from '../../data/model/closeGaps.ts'
import type { App } from '../appContext.ts'
import { problemOf, type Language } from '../problems.ts'
import { proposal } from './proposal.ts'

/** A question with the server's clock, as a thread has none of its own. */
export interface AskedProposal {
  readonly question: CloseGapsQuestion
  readonly nowMs: number
  readonly language: Language
  readonly address: string
}

/** The proposal in this thread, which does other things between its steps; what is refused is a message too. */
export async function* proposalHere(
  app: App,
  { question, nowMs, language, address }: AskedProposal,
  signal?: AbortSignal,
): AsyncGenerator<CloseGapsMessage, void, void> {
  try {
    for await (const message of proposal({ ...app, now: () => nowMs }, question)) {
      yield message
      await setImmediate()
      if (signal?.aborted === true) return
    }
  } catch (error) {
    yield { kind: 'problem', problem: problemOf(error, language, address) }
  }
}
