import type { Query, QueryClient } from '@tanstack/react-query'
import { askFeatures } from './askFeatures.ts'
import { askNewestActs } from './askNewestActs.ts'
import type { HeardAct } from './heardAct.ts'
import { patchList, type Asked } from './patchList.ts'
import { sequenceOf, type Refresher } from './refresher.ts'
import { touchedFeatures, type Touch } from './touchedFeatures.ts'

export interface Following {
  readonly client: QueryClient
  readonly refresher: Refresher
}

/** An act is seen within a second; what comes together within this is asked for once. */
const soonMs = 120
const atOnceMs = 40
/** More features than that are asked for with all the others. */
const mostFeatures = 6

/** Brings what is known of one question up to date with acts that came, in sequence. */
export function followActs(following: Following, query: Query, acts: readonly HeardAct[]): void {
  const { client, refresher } = following
  const data: unknown = query.state.data
  const known = sequenceOf(data) ?? -1
  const news = acts.filter(({ sequence }) => sequence > known)
  const last = news.at(-1)
  if (last === undefined) return
  const anew = (afterMs: number) => refresher.want(query, { afterMs, needs: last.sequence })
  const follow = query.meta?.follow
  // Its first answer is on the way, and is brought up to date when it comes.
  if (data === undefined && follow?.how !== 'anew' && query.state.fetchStatus === 'fetching') return
  if (follow === undefined) return anew(soonMs)
  // What is asked anew when somebody looks at it must not pass for new before.
  if (query.state.isInvalidated && follow.how !== 'anew') return
  switch (follow.how) {
    case 'never':
      return
    case 'list': {
      let list = data as Asked<readonly unknown[]> | undefined
      for (const act of news) list &&= patchList(list, follow.list, act)
      if (list === undefined) anew(atOnceMs)
      else if (list !== data) client.setQueryData(query.queryKey, list)
      return
    }
    case 'journal':
      // What an act takes back is told otherwise from then on.
      if (news.some(({ reverses }) => typeof reverses === 'number') || news.length >= follow.limit)
        anew(atOnceMs)
      else askNewestActs(following, query, follow, last.sequence)
      return
    case 'collection': {
      const touched = new Map<string, Touch>()
      for (const act of news) {
        const touches = touchedFeatures(follow.collectionId, act)
        if (touches === 'all') return anew(atOnceMs)
        for (const [id, touch] of touches) touched.set(id, touch)
      }
      if (touched.size === 0) return
      if (follow.isFixed || touched.size > mostFeatures || !query.isActive()) anew(atOnceMs)
      else askFeatures(following, query, follow, touched, last.sequence)
      return
    }
    case 'anew': {
      const bearing = news.findLast(({ kinds }) => follow.kinds.some((kind) => kinds.includes(kind)))
      if (bearing === undefined) return
      refresher.want(query, {
        afterMs: soonMs,
        needs: bearing.sequence,
        ...(follow.restMs === undefined ? {} : { restMs: follow.restMs }),
      })
    }
  }
}
