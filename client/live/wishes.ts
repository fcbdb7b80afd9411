import type { Query } from '@tanstack/react-query'
import type { Asked } from './patchList.ts'
import type { Wish } from './refresher.ts'

/** After a restart every page asks everything anew, but not in the same instant. */
const spreadMs = 700

const atOnce: Wish = { afterMs: 0 }

/** What tracks that came in bear on. */
export function wishForTracks({ meta }: Query): Wish | undefined {
  const follow = meta?.follow
  if (follow?.how !== 'anew' || follow.tracksEveryMs === undefined) return undefined
  return { afterMs: 1000, restMs: Math.max(follow.tracksEveryMs, follow.restMs ?? 0) }
}

/** What could not be asked for while the server was away is asked for as soon as it is back. */
export const wishOnceBack = ({ state }: Query): Wish | undefined =>
  state.status === 'error' ? atOnce : undefined

/** What the clock alone has changed by an instant on the server's clock. */
export function wishForAged({ state }: Query, byMs: number): Wish | undefined {
  const { changesAtMs } = (state.data ?? {}) as Partial<Asked<unknown>>
  return changesAtMs !== undefined && changesAtMs <= byMs && !state.isInvalidated ? atOnce : undefined
}

/** All but what never changes: quickly answered first; dear to compute and seldom changed last. */
export function wishForAll({ meta }: Query): Wish | undefined {
  const follow = meta?.follow
  if (follow?.how === 'never') return undefined
  const turnMs = follow?.how !== 'anew' ? 0 : follow.restMs === undefined ? spreadMs : 3 * spreadMs
  return { afterMs: turnMs + Math.random() * spreadMs }
}
