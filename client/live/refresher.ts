import type { Query, QueryClient } from '@tanstack/react-query'

/** How soon, and how often at most, a question is asked anew. */
export interface Wish {
  readonly afterMs: number
  /** Not sooner than so long after the last answer. */
  readonly restMs?: number
  /** An answer read at this sequence or later will do; without it only a new answer does. */
  readonly needs?: number
  readonly onDone?: () => void
}

interface Want {
  readonly query: Query
  readonly dueMs: number
  readonly needs: number | undefined
  readonly onDone: readonly (() => void)[]
}

/** So many at a time: the stream and what people ask for have connections left. */
const mostAtOnce = 3
/** A question under way is looked at again so often. */
const lookAgainMs = 50
/** However quick, a server that takes long over an answer rests longer between two. */
const restTimesDuration = 2

/**
 * Asks questions anew, each at most once at a time and after a rest: a burst of acts becomes one
 * request, and a hundred open questions do not go out at once.
 */
export class Refresher {
  readonly #client: QueryClient
  readonly #wants = new Map<string, Want>()
  readonly #rested = new WeakMap<Query, { readonly doneMs: number; readonly durationMs: number }>()
  #running = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(client: QueryClient) {
    this.#client = client
  }

  want(query: Query, { afterMs, restMs = 0, needs, onDone }: Wish): void {
    if (!query.isActive() || query.isDisabled()) {
      // Nobody looks at it: it is asked for when somebody does.
      if (query.state.data !== undefined) query.invalidate()
      onDone?.()
      return
    }
    const nowMs = Date.now()
    const last = this.#rested.get(query) ?? { doneMs: query.state.dataUpdatedAt, durationMs: 0 }
    const restedMs = last.doneMs + Math.max(restMs, restTimesDuration * last.durationMs)
    const known = this.#wants.get(query.queryHash)
    this.#wants.set(query.queryHash, {
      query,
      // Never put off: in a steady stream of acts it would never be asked.
      dueMs: Math.min(known?.dueMs ?? Infinity, Math.max(nowMs + afterMs, restedMs)),
      needs: known === undefined ? needs : mostOf(known.needs, needs),
      onDone: [...(known?.onDone ?? []), ...(onDone === undefined ? [] : [onDone])],
    })
    this.#wait()
  }

  /** Of all that the page has asked, what there is a wish for. */
  wantEach(wishFor: (query: Query) => Wish | undefined): void {
    for (const query of this.#client.getQueryCache().getAll()) {
      const wish = wishFor(query)
      if (wish !== undefined) this.want(query, wish)
    }
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#wants.clear()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    if (this.#wants.size === 0 || this.#running >= mostAtOnce) return
    const dueMs = Math.min(...[...this.#wants.values()].map((want) => want.dueMs))
    this.#timer = setTimeout(() => this.#askDue(), Math.max(0, dueMs - Date.now()))
  }

  #askDue(): void {
    const nowMs = Date.now()
    for (const [hash, want] of this.#wants) {
      if (this.#running >= mostAtOnce) break
      if (want.dueMs > nowMs) continue
      const isUnderWay = want.query.state.fetchStatus !== 'idle'
      if (isUnderWay) this.#wants.set(hash, { ...want, dueMs: nowMs + lookAgainMs })
      else {
        this.#wants.delete(hash)
        void this.#ask(want)
      }
    }
    this.#wait()
  }

  async #ask({ query, needs, onDone }: Want): Promise<void> {
    this.#running++
    const beganMs = Date.now()
    const isAnswered = needs !== undefined && (sequenceOf(query.state.data) ?? -1) >= needs
    // What fails stays in error, and is asked again by itself.
    if (!isAnswered)
      await this.#client.refetchQueries({ queryKey: query.queryKey, exact: true }, { cancelRefetch: false })
    this.#running--
    const doneMs = Date.now()
    if (!isAnswered) this.#rested.set(query, { doneMs, durationMs: doneMs - beganMs })
    for (const done of onDone) done()
    this.#wait()
  }
}

/** Without a sequence only a new answer will do. */
const mostOf = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : Math.max(a, b)

/** The sequence that an answer was read at; undefined where it does not say. */
export function sequenceOf(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null || !('sequence' in data)) return undefined
  return typeof data.sequence === 'number' ? data.sequence : undefined
}
