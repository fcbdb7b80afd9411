import type { ServerResponse } from 'node:http'
import { onCommitted } from '../../data/journal/commit.ts'
import type { Database } from '../../data/store/tables.ts'

/** Whoever may listen no more is cut off this long after, at the latest; at once where an act says so. */
const lookedAtEveryMs = 10_000

/**
 * Streams that are open. A question is looked at when it is asked; a stream goes on for days, while
 * sessions end, roles are taken away and display links are revoked.
 */
export class OpenStreams {
  readonly #mayGoOn = new Map<ServerResponse, () => Promise<boolean>>()
  #timer: NodeJS.Timeout | undefined

  constructor(db: Database) {
    onCommitted(db, ({ changes }) => {
      if (changes.some(({ kind }) => decisive.has(kind))) void this.look()
    })
  }

  watch(response: ServerResponse, mayGoOn: () => Promise<boolean>): void {
    this.#mayGoOn.set(response, mayGoOn)
    this.#timer ??= setInterval(() => void this.look(), lookedAtEveryMs).unref()
    response.once('close', () => {
      this.#mayGoOn.delete(response)
      if (this.#mayGoOn.size > 0) return
      clearInterval(this.#timer)
      this.#timer = undefined
    })
  }

  /** All of them, as no act tells of a session that ended or a delegation whose time is over. */
  async look(): Promise<void> {
    for (const [response, mayGoOn] of this.#mayGoOn)
      // Where that cannot be told now it is asked again soon: nobody is cut off by a disk that is slow.
      if (!(await mayGoOn().catch(() => true))) response.destroy()
  }
}

const decisive: ReadonlySet<string> = new Set(['account', 'delegation', 'display-link', 'unit'])
