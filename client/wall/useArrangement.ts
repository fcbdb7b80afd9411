import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useMe } from '../account/me.ts'
import { useWalls } from '../api/walls.ts'
import { useDraft } from './wallDraft.ts'
import { addressed, builtIn, type Arrangement } from './wallScenes.ts'

/**
 * What this wall goes by: as its display link says, or `?wall=<id>`, or the draft that somebody looks at
 * while they arrange one; what else the address says goes before it.
 */
export function useArrangement(): Arrangement {
  const [address] = useSearchParams()
  const { wallId } = useMe()
  const walls = useWalls().data
  const draft = useDraft(address.get('wall') === 'draft')
  const asked = address.get('wall') ?? wallId
  // Another wall's arrangement is no matter of this one.
  const own = walls?.find(({ id }) => id === asked)
  return useMemo(() => addressed(draft ?? own ?? builtIn, address), [address, draft, own])
}
