import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useMe } from '../../account/me.ts'
import { dutiesQuery } from '../../api/duties.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useServerNow } from '../../shell/serverClock.ts'
import { useLastKnown } from '../kept/useLastKnown.ts'
import { dutiesAhead, type DutiesAhead } from './dutiesAhead.ts'

const dayMs = 24 * 3_600_000
const aheadDays = 15

/** Whose duties a phone shows: of whoever is signed in, as the rosters know them. Null for nobody there. */
export const useOwnPersonId = (): string | null => useMe().account?.personId ?? null

/** One's own duties of the coming two weeks, or what was last heard of them; undefined until there is any word. */
export function useOwnDuties(): { ahead: DutiesAhead | undefined; isFailed: boolean } {
  const personId = useOwnPersonId()
  const { day } = useQuantities()
  const nowMs = useServerNow()
  // By whole days, so that it is asked once a day; what began yesterday may still be under way.
  const dayStartMs = Math.floor(nowMs / dayMs) * dayMs
  const window = { fromMs: dayStartMs - dayMs, toMs: dayStartMs + aheadDays * dayMs }
  const asked = useQuery(dutiesQuery(personId, window))
  const duties = useLastKnown(`duties ${personId}`, asked.data)
  const minuteMs = Math.floor(nowMs / 60_000) * 60_000
  const ahead = useMemo(
    () => (duties === undefined ? undefined : dutiesAhead(duties, minuteMs, day)),
    [duties, minuteMs, day],
  )
  return { ahead, isFailed: asked.isError }
}
