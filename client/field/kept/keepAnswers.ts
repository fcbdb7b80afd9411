import type { Query, QueryClient } from '@tanstack/react-query'
import { countyToKeep, keptCounty } from '../../api/county.ts'
import { ProblemError } from '../../api/request.ts'
import { dropKept, readKept, writeKept, type KeptAnswer } from './answerShelf.ts'
import { isKept } from './keptKeys.ts'
import { keptOwner } from './owner.ts'

/** Answers come in bursts; what came within this is written together. */
const togetherMs = 1500

/** Changes with whatever answers are read by; the build sets it. */
const shape = String(import.meta.env.ANSWER_SHAPE ?? 'dev')

/** A right that was taken away, or a thing that is gone: what was known of it goes too. */
const goneStatuses = [403, 404, 410]

/**
 * Shows what this device keeps before the server has answered, and asks for all of it anew; then keeps
 * what comes. An answer of the server always takes the place of what was kept.
 */
export async function keepAnswers(client: QueryClient): Promise<void> {
  const owner = keptOwner()
  const kept = owner === undefined ? [] : await readKept(owner, shape).catch(() => [])
  for (const answer of kept) showKept(client, answer)

  const changed = new Map<string, Query>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    const queries = [...changed.values()]
    changed.clear()
    void keepChanged(queries)
  }
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || !isKept(event.query.queryKey)) return
    const { type } = event.action
    if (type === 'error' && isGone(event.action.error)) {
      event.query.reset()
      void dropKept([event.query.queryHash]).catch(() => undefined)
    } else if (type === 'success') {
      changed.set(event.query.queryHash, event.query)
      timer ??= setTimeout(write, togetherMs)
    }
  })
  // A phone that is put away may not come back to this page.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && changed.size > 0) write()
  })
}

function showKept(client: QueryClient, { key, data, asOfMs }: KeptAnswer): void {
  const [what] = key
  client.setQueryData(key, what === 'county' ? keptCounty(data) : data, { updatedAt: asOfMs })
  client.getQueryCache().find({ queryKey: key, exact: true })?.invalidate()
}

async function keepChanged(queries: readonly Query[]): Promise<void> {
  const owner = keptOwner()
  if (owner === undefined) return
  const kept = queries.flatMap((query) => {
    const { state, queryHash: hash, queryKey: key } = query
    if (state.data === undefined || isNobody(query)) return []
    const data = key[0] === 'county' ? countyToKeep(state.data) : state.data
    const bytes = new Blob([JSON.stringify(data)]).size
    return [{ hash, key, data, owner, shape, asOfMs: state.dataUpdatedAt, bytes }]
  })
  // A storage that is full keeps what it kept before.
  await writeKept(kept).catch(() => undefined)
}

/** That a session is over is not kept: who it was stays, to be read without a connection. */
const isNobody = ({ queryKey: [what], state }: Query): boolean =>
  what === 'me' && (state.data as { actor: { kind: string } }).actor.kind === 'nobody'

const isGone = (error: unknown): boolean =>
  error instanceof ProblemError && goneStatuses.includes(error.problem.status)
