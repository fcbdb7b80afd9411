import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { z } from 'zod'
import { photoId } from '../../../data/model/photo.ts'
import { basemapQuery, townsQuery } from '../../api/basemap.ts'
import { collectionQuery, useCollection } from '../../api/collections.ts'
import { chargesQuery } from '../../api/chiefs.ts'
import { useCounty } from '../../api/county.ts'
import { photoAddress } from '../../api/photos.ts'
import { peopleQuery, policiesQuery, tierOrdersQuery, trailEventsQuery, useUnits } from '../../api/records.ts'
import { chiefNamesQuery } from '../../api/walls.ts'
import { useMay } from '../../account/me.ts'
import { loadPhotoReader } from '../../photos/photoOrigin.ts'
import { useIsConnected } from '../FieldHeader.tsx'
import { fetchCheckpointDuty } from '../handover/checkpointDuty.ts'
import { isOnGround, type GroundChoice } from '../myGround.ts'
import { groundOfExtent } from './groundOfExtent.ts'
import type { KeptChoice } from './keptChoice.ts'
import { keptPhotos } from './keptPhotos.ts'

/** What the first screen asks for goes first. */
const afterMs = 3000
/** What acts have changed since is asked for again so often. */
const everyMs = 60_000

/** Fetches, while there is a connection, what the phone is to have where there is none. */
export function useKeepGround(choice: GroundChoice | undefined, { extent, withPhotos }: KeptChoice): void {
  const client = useQueryClient()
  const isConnected = useIsConnected()
  const { lines } = useCounty()
  const units = useUnits().data
  const trails = useCollection('trails').data
  const checkpoints = useCollection('checkpoints').data
  const { clockOffsetMs } = useCounty()
  const mayLogDuty = useMay('log-duty')
  const maySeePeople = useMay('see-people')
  const ground = useMemo(
    () => groundOfExtent(extent, choice, units ?? [], lines),
    [extent, choice, units, lines],
  )
  const trailIds = useMemo(() => {
    return (trails ?? [])
      .filter(({ properties: { lineId, meetsLineAtM } }) =>
        meetsLineAtM.some((atM) => isOnGround(ground, lineId, atM)),
      )
      .map(({ id }) => id)
  }, [ground, trails])
  const checkpointIds = useMemo(
    () =>
      (checkpoints ?? [])
        .filter(({ properties: { lineId, chainageM } }) => isOnGround(ground, lineId, chainageM))
        .map(({ id }) => id),
    [ground, checkpoints],
  )
  useEffect(() => {
    if (!isConnected) return undefined
    let isLeft = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const fetchNext = async () => {
      await fetchGround(client, trailIds, withPhotos, () => isLeft)
      if (maySeePeople && !isLeft) await client.prefetchQuery(peopleQuery)
      for (const id of mayLogDuty ? checkpointIds : [])
        if (!isLeft) await fetchCheckpointDuty(client, id, Date.now() + clockOffsetMs)
      if (!isLeft) timer = setTimeout(() => void fetchNext(), everyMs)
    }
    timer = setTimeout(() => void fetchNext(), afterMs)
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [client, isConnected, trailIds, checkpointIds, withPhotos, mayLogDuty, maySeePeople, clockOffsetMs])
}

/** One after another: whoever works on the page has the connection left. What is there and true is not asked. */
async function fetchGround(
  client: QueryClient,
  trailIds: readonly string[],
  withPhotos: boolean,
  isLeft: () => boolean,
): Promise<void> {
  await loadPhotoReader().catch(() => undefined)
  await client.prefetchQuery(collectionQuery('checkpoints', null))
  await client.prefetchQuery(collectionQuery('barriers', null))
  await client.prefetchQuery(collectionQuery('ports', null))
  await client.prefetchQuery(collectionQuery('stretches', null))
  await client.prefetchQuery(chargesQuery)
  await client.prefetchQuery(policiesQuery)
  await client.prefetchQuery(tierOrdersQuery)
  await client.prefetchQuery(chiefNamesQuery())
  await client.prefetchQuery(basemapQuery)
  await client.prefetchQuery(townsQuery)
  for (const trailId of trailIds) {
    if (isLeft()) return
    await client.prefetchQuery(trailEventsQuery(trailId))
  }
  const photos = withPhotos ? trailIds.flatMap((trailId) => photosOf(client, trailId)) : []
  // Without a connection, or with a full storage, there are fewer of them.
  await keptPhotos.keepOnly([...new Set(photos)].map(photoAddress)).catch(() => undefined)
}

const withPhotoIds = z.object({ photos: z.array(photoId) })

function photosOf(client: QueryClient, trailId: string): readonly string[] {
  const events = client.getQueryData(trailEventsQuery(trailId).queryKey)?.value ?? []
  return events.flatMap((event) => withPhotoIds.safeParse(event).data?.photos ?? [])
}
