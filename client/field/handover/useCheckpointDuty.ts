import { useMemo } from 'react'
import { useHandovers } from '../../api/dutyReports.ts'
import { usePeople, useShifts } from '../../api/records.ts'
import { useStaffingLogs } from '../../api/tracks.ts'
import type { FeatureOf } from '../../api/collections.ts'
import { useLastKnown } from '../kept/useLastKnown.ts'
import { dutyQuestion, dutyWindow } from './checkpointDuty.ts'
import { nextParty, tryPartyOn } from './dutyParty.ts'

/** What this phone knows of who is on a checkpoint and who comes next; undefined until it is known. */
export function useCheckpointDuty(checkpoint: FeatureOf<'checkpoints'>, nowMs: number) {
  const window = dutyWindow(nowMs)
  const { id, properties } = checkpoint
  const known = useLastKnown(dutyQuestion('shifts', id), useShifts(window, id).data)
  const shifts = known?.filter(({ onCall }) => !onCall)
  const all = useHandovers(window).data
  const own = useMemo(() => all?.filter(({ place }) => place.id === id), [all, id])
  const handovers = useLastKnown(dutyQuestion('handovers', id), own)
  const logs = useLastKnown(dutyQuestion('logs', id), useStaffingLogs(id, window).data)
  const everybody = usePeople().data
  if (shifts === undefined) return undefined
  const rostered = new Set(shifts.flatMap(({ leadId, personIds }) => [leadId, ...personIds]))
  const people = (everybody ?? [])
    .filter((person) => rostered.has(person.id) || person.unitId === properties.unitId)
    // Whoever is on its roster comes first.
    .toSorted((a, b) => Number(rostered.has(b.id)) - Number(rostered.has(a.id)))
  return {
    on: tryPartyOn(handovers ?? [], shifts, logs ?? [], nowMs),
    next: nextParty(shifts, nowMs),
    people,
  }
}
