import type { Query } from '@tanstack/react-query'
import type { Follow, JournalItem } from './follow.ts'
import type { Following } from './followActs.ts'
import type { Asked } from './patchList.ts'
import { sequenceOf } from './refresher.ts'

type JournalFollow = Extract<Follow, { how: 'journal' }>

const wanted = new WeakMap<Query, { sequence: number }>()
/** A burst of acts is asked for once. */
const togetherMs = 100

/** Asks for the acts since the newest that is known and puts them before it. */
export function askNewestActs(
  following: Following,
  query: Query,
  follow: JournalFollow,
  sequence: number,
): void {
  const known = wanted.get(query)
  if (known !== undefined) {
    known.sequence = sequence
    return
  }
  const wish = { sequence }
  wanted.set(query, wish)
  setTimeout(() => {
    wanted.delete(query)
    void ask(following, query, follow, wish.sequence)
  }, togetherMs)
}

async function ask(
  { client, refresher }: Following,
  query: Query,
  { limit, askBefore }: JournalFollow,
  sequence: number,
): Promise<void> {
  const missing = sequence - (sequenceOf(query.state.data) ?? 0)
  if (missing <= 0) return
  if (missing >= limit || !query.isActive()) return refresher.want(query, { afterMs: 0, needs: sequence })
  try {
    const newest = await askBefore(sequence + 1, missing)
    const before = query.state.data as Asked<readonly JournalItem[]> | undefined
    if (before === undefined || before.sequence >= sequence || query.state.isInvalidated) return
    const added = newest.filter((act) => act.sequence > before.sequence)
    client.setQueryData(query.queryKey, {
      ...before,
      sequence,
      value: [...added, ...before.value].slice(0, limit),
    })
  } catch {
    refresher.want(query, { afterMs: 0, needs: sequence })
  }
}
