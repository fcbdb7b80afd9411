import type { LineCoverage } from '../data/model/coverageAnswer.ts'
import { policyFact } from '../data/model/policy.ts'
import { recordTime } from '../data/recordTime.ts'
import { walkedM, type ActualCoverage } from '../geo/actualCoverage.ts'
import { policySpeedKmh } from '../geo/claims.ts'
import { policyAt } from '../geo/era.ts'
import type { TimeWindow } from '../geo/units.ts'
import type { CountyRecords } from './coverageShelf.ts'

/**
 * Hours that teams are assigned to a line within a window and the kilometres they go in them; by
 * evidence also the kilometres that tracks walked along it.
 */
export function effortOf(
  records: CountyRecords,
  lineId: string,
  window: TimeWindow,
  evidence: ActualCoverage | undefined,
): LineCoverage['effort'] {
  const policies = records.policies.map(policyFact)
  let [patrolHours, plannedKm] = [0, 0]
  for (const patrol of records.patrols) {
    if (patrol.lineId !== lineId) continue
    const { fromMs, toMs } = recordTime(patrol)
    const hours = (Math.min(toMs, window.toMs) - Math.max(fromMs, window.fromMs)) / 3_600_000
    if (hours <= 0) continue
    const { mode, speedKmh } = patrol
    patrolHours += hours
    plannedKm +=
      hours * (speedKmh ?? policySpeedKmh(mode, policyAt(policies, Math.max(fromMs, window.fromMs))))
  }
  return { patrolHours, plannedKm, walkedKm: evidence === undefined ? null : walkedM(evidence) / 1000 }
}
