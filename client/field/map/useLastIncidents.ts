import { useIncidents, type IncidentItem } from '../../api/dutyReports.ts'
import { useLastKnown } from '../kept/useLastKnown.ts'

const hourMs = 3_600_000
const hours = 24
const none: readonly IncidentItem[] = []

/** What was reported in the last day; without a connection what this phone last heard of it. */
export function useLastIncidents(nowMs: number): readonly IncidentItem[] {
  const toMs = (Math.floor(nowMs / hourMs) + 1) * hourMs
  const newest = useIncidents({ fromMs: toMs - hours * hourMs, toMs }).data
  return useLastKnown<readonly IncidentItem[]>('incidents', newest) ?? none
}
