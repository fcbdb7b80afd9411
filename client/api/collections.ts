import { queryOptions, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { barrier } from '../../data/model/barrier.ts'
import { device } from '../../data/model/device.ts'
import { marker } from '../../data/model/line.ts'
import { checkpoint, port, tradePoint } from '../../data/model/place.ts'
import { trail, trailStatus } from '../../data/model/trail.ts'
import { stretch } from '../../data/model/chief.ts'
import { position } from '../../data/model/values.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import { useFixedInstant } from '../shell/viewState.ts'
import type { Asked } from '../live/patchList.ts'
import { askJson, ProblemError, valueOf } from './request.ts'

const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(position) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position)) }),
])
export type FeatureGeometry = z.infer<typeof geometry>

const version = { version: z.number().int() }

/**
 * A collection's properties: the record without what its geometry carries, and what the server derives.
 */
const propertiesOf = {
  markers: z.object({ ...marker.shape, ...version }).omit({ id: true, position: true }),
  ports: z.object({ ...port.shape, ...version }).omit({ id: true, position: true }),
  'trade-points': z.object({ ...tradePoint.shape, ...version }).omit({ id: true, position: true }),
  trails: z
    .object({
      ...trail.shape,
      ...version,
      status: trailStatus.nullable(),
      statusSince: z.string().nullable(),
      unsealed: z.boolean(),
      lastConfirmed: z.string().nullable(),
      eventCount: z.number().int(),
    })
    .omit({ id: true, path: true }),
  checkpoints: z
    .object({ ...checkpoint.shape, ...version, staffedNow: z.boolean(), onDutyNow: z.number().int() })
    .omit({ id: true, position: true }),
  barriers: z.object({ ...barrier.shape, ...version, lengthM: z.number() }).omit({ id: true }),
  devices: z
    .object({ ...device.shape, ...version, workingNow: z.boolean() })
    .omit({ id: true, position: true }),
  stretches: z.object({ ...stretch.shape, ...version }).omit({ id: true }),
} as const

export type CollectionId = keyof typeof propertiesOf
export type PropertiesOf<Id extends CollectionId> = z.infer<(typeof propertiesOf)[Id]>

export interface FeatureOf<Id extends CollectionId> {
  id: string
  geometry: FeatureGeometry
  properties: PropertiesOf<Id>
}

const feature = <Id extends CollectionId>(id: Id) =>
  z.object({ id: z.string(), geometry, properties: propertiesOf[id] })

/** Collections whose derived properties differ from one instant to another. */
const derivedAtInstant: readonly CollectionId[] = ['trails', 'checkpoints', 'barriers', 'devices']

/** All features of a collection as they stand at the instant shown. */
export function useCollection<Id extends CollectionId>(id: Id) {
  const address = useFixedInstant()
  const fixed = derivedAtInstant.includes(id) ? address : null
  const knownAt = useKnownAt()
  return useQuery({ ...collectionQuery(id, fixed, knownAt), placeholderData: ofSameKnowledge(knownAt) })
}

export const collectionQuery = <Id extends CollectionId>(id: Id, fixed: string | null, knownAt?: string) =>
  queryOptions({
    queryKey: ['collection', id, fixed, keyOf(knownAt)],
    queryFn: ({ signal }) => askFeatures(id, fixed, knownAt, signal),
    meta: followKnown(
      {
        how: 'collection',
        collectionId: id,
        askFeature: (featureId) => askFeature(id, featureId),
        isFixed: fixed !== null,
      },
      knownAt,
    ),
    select: valueOf<readonly FeatureOf<Id>[]>,
  })

async function askFeatures<Id extends CollectionId>(
  id: Id,
  fixed: string | null,
  knownAt: string | undefined,
  signal: AbortSignal,
): Promise<Asked<readonly FeatureOf<Id>[]>> {
  const at = fixed === null ? '' : `&datetime=${fixed}`
  const page = z.object({ features: z.array(feature(id)) })
  const address = asKnownAt(`/collections/${id}/items?limit=10000${at}`, knownAt)
  const answer = await askJson(address, page, signal)
  return { ...answer, value: answer.value.features as FeatureOf<Id>[] }
}

/** One feature as it stands now; undefined where there is none any more. */
async function askFeature<Id extends CollectionId>(
  id: Id,
  featureId: string,
): Promise<Asked<FeatureOf<Id> | undefined>> {
  try {
    const address = `/collections/${id}/items/${encodeURIComponent(featureId)}`
    return (await askJson(address, feature(id))) as Asked<FeatureOf<Id>>
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404)
      return { sequence: 0, value: undefined }
    throw error
  }
}
