import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import { personId } from '../../data/model/ids.ts'
import { name, type Name } from '../../data/model/values.ts'
import { wallArrangement } from '../../data/model/wallArrangement.ts'
import { asKnownAt, followKnown, keyOf, useKnownAt } from '../knowledge/knownAt.ts'
import { useList, versioned } from './records.ts'
import { getJson } from './request.ts'

const wallItem = wallArrangement.and(versioned)
export type WallItem = z.infer<typeof wallItem>

/** How walls are arranged; they come with the acts that change them. */
export const useWalls = () => useList('/walls', { kind: 'wall-arrangement', item: wallItem })

const chiefNames = z.object({ items: z.array(z.object({ personId, name })) })

export const chiefNamesQuery = (knownAt?: string) =>
  queryOptions({
    queryKey: ['chief-names', keyOf(knownAt)],
    queryFn: async ({ signal }) =>
      (await getJson(asKnownAt('/chief-names', knownAt), chiefNames, signal)).items,
    meta: followKnown({ how: 'anew', kinds: ['county-settings', 'stretch', 'person'] }, knownAt),
  })

/** Names of chiefs by person, where the county lets walls show them; else none. */
export function useChiefNames(): ReadonlyMap<string, Name> {
  const knownAt = useKnownAt()
  const found = useQuery(chiefNamesQuery(knownAt)).data
  return useMemo(() => new Map((found ?? []).map((one) => [one.personId as string, one.name])), [found])
}
