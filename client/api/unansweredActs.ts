import { ProblemError, type Write } from './request.ts'

/** An act with the id that it is sent under. */
type NamedWrite = Write & { readonly actId: string }

/**
 * Acts whose answer was lost. Nobody knows whether they were written: the same one again is sent under
 * the same id and for the same version, so that it is done only once.
 */
export class UnansweredActs {
  readonly #unanswered = new Map<string, NamedWrite>()

  /** Sends an act with `how`, and keeps it while it has no answer. */
  async send<Answer>(write: Write, how: (act: NamedWrite) => Promise<Answer>): Promise<Answer> {
    const content = contentOf(write)
    const act = this.#unanswered.get(content) ?? { ...write, actId: write.actId ?? crypto.randomUUID() }
    this.#unanswered.set(content, act)
    try {
      const answer = await how(act)
      this.#unanswered.delete(content)
      return answer
    } catch (error) {
      if (isAnswer(error)) this.#unanswered.delete(content)
      throw error
    }
  }
}

/** A refusal is an answer; what breaks on the way, in a proxy for instance, is none. */
const isAnswer = (error: unknown): boolean => error instanceof ProblemError && error.problem.status < 500

/** Without the version: once it was written after all, the page shows the next one. */
const contentOf = ({ method, address, body, reason, contentType }: Write): string =>
  JSON.stringify([method, address, body, reason, contentType])
