import type { Query } from '@tanstack/react-query'
import type { Follow, FollowedFeature } from './follow.ts'
import type { Following } from './followActs.ts'
import type { Asked } from './patchList.ts'
import { patchFeature } from './patchFeatures.ts'
import type { Touch } from './touchedFeatures.ts'

type CollectionFollow = Extract<Follow, { how: 'collection' }>

interface Need {
  /** The sequence that the feature has to be read at. */
  readonly sequence: number
  readonly touch: Touch
}

/** By question: the features that acts touched. */
const wanted = new WeakMap<Query, Map<string, Need>>()
/** Acts that come together ask for a feature once. */
const togetherMs = 40

/** Asks for the features that acts touched and puts each in its place; those that are gone need no asking. */
export function askFeatures(
  following: Following,
  query: Query,
  follow: CollectionFollow,
  touched: ReadonlyMap<string, Touch>,
  sequence: number,
): void {
  const known = wanted.get(query)
  const needs = known ?? new Map<string, Need>()
  for (const [id, touch] of touched) needs.set(id, { sequence, touch })
  if (known !== undefined) return
  wanted.set(query, needs)
  setTimeout(() => void askWanted(following, query, follow, needs), togetherMs)
}

async function askWanted(
  following: Following,
  query: Query,
  follow: CollectionFollow,
  needs: Map<string, Need>,
): Promise<void> {
  while (needs.size > 0) {
    const asked = new Map(needs)
    try {
      await Promise.all(
        [...asked].map(async ([id, need]) => {
          const answer = need.touch === 'gone' ? undefined : await follow.askFeature(id)
          // That there is none any more is known of the act that it was asked for, at least.
          const feature = answer?.value === undefined ? { ...need, value: undefined } : answer
          if (needs.get(id) === need) needs.delete(id)
          place(following, query, follow, id, feature)
        }),
      )
    } catch {
      // What cannot be asked for alone is asked for with all the others.
      following.refresher.want(query, { afterMs: 0 })
      break
    }
  }
  wanted.delete(query)
}

function place(
  { client, refresher }: Following,
  query: Query,
  { collectionId }: CollectionFollow,
  id: string,
  feature: Asked<FollowedFeature | undefined>,
): void {
  const before = query.state.data as Asked<readonly FollowedFeature[]> | undefined
  // The whole collection came meanwhile, and is newer.
  if (before === undefined || before.sequence >= feature.sequence) return
  const features = patchFeature(before.value, collectionId, id, feature.value)
  if (features === undefined) refresher.want(query, { afterMs: 0 })
  else if (features !== before.value)
    client.setQueryData(query.queryKey, {
      ...before,
      ...earlier(before.changesAtMs, feature.changesAtMs),
      value: features,
    })
}

function earlier(a: number | undefined, b: number | undefined): { changesAtMs?: number } {
  const changesAtMs = Math.min(a ?? Infinity, b ?? Infinity)
  return Number.isFinite(changesAtMs) ? { changesAtMs } : {}
}
