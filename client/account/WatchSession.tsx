import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { meQuery } from '../api/me.ts'
import { useLive, useLiveStatus } from '../live/useLive.ts'

/** The stream of somebody whose session is over ends: it is asked at once whether it is that. */
export function WatchSession() {
  const client = useQueryClient()
  const live = useLive()
  const { phase } = useLiveStatus()
  const isCut = phase === 'cut'
  const isIn = useQuery(meQuery).data?.actor.kind !== 'nobody'
  useEffect(() => {
    if (isCut) void client.refetchQueries({ queryKey: meQuery.queryKey }, { cancelRefetch: false })
  }, [isCut, client])
  useEffect(() => {
    // Whoever signs in again does not wait for the next try.
    if (isIn) live.wake()
  }, [isIn, live])
  return null
}
