import type { TimeWindow } from '../../geo/units.ts'
import type { Shift } from '../model/shift.ts'
import type { StaffingLog } from '../model/staffingLog.ts'
import { hourMs, localInstant } from './demonstrationDay.ts'
import { stampedId } from './demonstrationIds.ts'
import { seededRandom, tryByShare } from './seededRandom.ts'

/** What can become of a checkpoint's shift; the others are there as rostered, and a desk always is. */
type Mishap = 'nobody-came' | 'short' | 'not-logged'

const mishaps: readonly { mishap: Mishap; share: number }[] = [
  { mishap: 'nobody-came', share: 0.02 },
  { mishap: 'short', share: 0.02 },
  { mishap: 'not-logged', share: 0.04 },
]

/**
 * Every full hour of a shift is logged when it is over, by whoever is there. What is logged follows
 * from the shift alone; here are those logs that are written within a window.
 */
export function makeStaffingLogs(shifts: readonly Shift[], window: TimeWindow): StaffingLog[] {
  return shifts.flatMap((shift) => {
    const [fromMs, toMs] = [Date.parse(shift.from), Date.parse(shift.to)]
    if (fromMs >= window.toMs || toMs <= window.fromMs) return []
    const { place, onCall } = shift
    // Of a trade point or a unit nothing is held by it, on call nobody is there: nothing is logged.
    if (place.kind === 'trade-point' || place.kind === 'unit' || onCall) return []
    const present = presentOn(shift)
    if (present === undefined) return []
    const logs: StaffingLog[] = []
    for (let hour = fromMs; hour + hourMs <= Math.min(toMs, window.toMs); hour += hourMs) {
      if (hour + hourMs <= window.fromMs) continue
      logs.push({
        id: stampedId(hour, `staffing-log/${shift.id}`) as StaffingLog['id'],
        place,
        from: localInstant(hour),
        to: localInstant(hour + hourMs),
        ...present,
        others: 0,
        synthetic: true,
      })
    }
    return logs
  })
}

/** Undefined where nobody logs. */
function presentOn(shift: Shift): Pick<StaffingLog, 'leadId' | 'personIds'> | undefined {
  const { leadId, personIds } = shift
  switch (mishapOf(shift)) {
    case 'nobody-came':
      return { leadId: null, personIds: [] }
    case 'short':
      return { leadId, personIds: [] }
    case 'not-logged':
      return undefined
    case undefined:
      return { leadId, personIds: [...personIds] }
  }
}

function mishapOf(shift: Shift): Mishap | undefined {
  if (shift.place.kind === 'desk') return undefined
  return tryByShare(mishaps, seededRandom(`presence/${shift.id}`).next())?.mishap
}
