import type { FollowedFeature } from './follow.ts'
import type { AnyRecord } from '../../data/model/recordPlace.ts'
import { comparePlaces, placeOf } from './recordOrder.ts'

const ownKind = {
  ports: 'port',
  'trade-points': 'trade-point',
  trails: 'trail',
  checkpoints: 'checkpoint',
  barriers: 'barrier',
  devices: 'device',
  stretches: 'stretch',
} as const

/**
 * The collection with one feature as it is now, or without it where there is none any more, in the
 * order in which the server lists them; undefined where its place in it cannot be told.
 */
export function patchFeature(
  features: readonly FollowedFeature[],
  collectionId: string,
  id: string,
  feature: FollowedFeature | undefined,
): readonly FollowedFeature[] | undefined {
  const at = features.findIndex((one) => one.id === id)
  if (feature === undefined) return at === -1 ? features : features.filter((one) => one.id !== id)
  if (!(collectionId in ownKind)) return undefined
  const placed = (one: FollowedFeature) => {
    const kind = ownKind[collectionId as keyof typeof ownKind]
    const place = placeOf({ kind, record: { ...one.properties, id: one.id } } as unknown as AnyRecord)
    return place && { id: one.id, place }
  }
  const own = placed(feature)
  if (own === undefined) return undefined
  const others = features.filter((one) => one.id !== id)
  const after = others.findIndex((one) => {
    const other = placed(one)
    return other !== undefined && comparePlaces(other, own) > 0
  })
  const place = after === -1 ? others.length : after
  return [...others.slice(0, place), feature, ...others.slice(place)]
}
