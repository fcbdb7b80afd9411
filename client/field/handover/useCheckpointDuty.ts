import { useHandovers } from '../../api/dutyReports.ts'
import { usePeople, useShifts } from '../../api/records.ts'
import { useStaffingLogs } from '../../api/tracks.ts'
import type { FeatureOf } from '../../api/collections.ts'
import { nextParty, tryPartyOn } from './dutyParty.ts'

const hourMs = 3_600_000

/** What this phone knows of who is on a checkpoint and who comes next; undefined until it is known. */
export function useCheckpointDuty(checkpoint: FeatureOf<'checkpoints'>, nowMs: number) {
  const hourBeganMs = Math.floor(nowMs / hourMs) * hourMs
  const window = { fromMs: hourBeganMs - 48 * hourMs, toMs: hourBeganMs + 24 * hourMs }
  const { id, properties } = checkpoint
  const shifts = useShifts(window, id).data
  const handovers = useHandovers(window).data?.filter(({ place }) => place.id === id)
  const logs = useStaffingLogs(id, window).data
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
