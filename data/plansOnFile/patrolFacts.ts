import { dateOfDay, dayMs, localMsAt, minuteMs, weekdayOfDay } from '../../geo/civilTime.ts'
import { asSpan, asStretch, subtract } from '../../geo/intervals.ts'
import { groupedBy } from '../../geo/groupedBy.ts'
import type { Patrol } from '../model/patrol.ts'
import type { PlanFacts } from '../model/planFacts.ts'
import type { GroundPiece } from './planGroundOf.ts'

/** Patrols of the same team, stretch and hours are one row, with the days of the week on which they begin. */
export function patrolFacts(patrols: readonly Patrol[], zone: string): PlanFacts['patrols'] {
  const rows = patrols.map((patrol) => {
    const [beginsMs, endsMs] = [patrol.from, patrol.to].map((at) => localMsAt(zone, Date.parse(at)))
    return { patrol, day: Math.floor((beginsMs ?? 0) / dayMs), start: timeOf(beginsMs), end: timeOf(endsMs) }
  })
  const alike = groupedBy(rows, ({ patrol: { lineId, fromM, toM, team, mode }, start, end }) =>
    JSON.stringify([lineId, fromM, toM, team, mode, start, end]),
  )
  return [...alike.values()]
    .flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const { lineId, fromM, toM, team, mode } = first.patrol
      const days = group.map(({ day }) => day)
      return [
        {
          lineId,
          fromM,
          toM,
          team,
          mode,
          startTime: first.start,
          endTime: first.end,
          weekdays: [...new Set(days.map(weekdayOfDay))].toSorted((a, b) => a - b),
          firstDate: dateOfDay(Math.min(...days)),
          lastDate: dateOfDay(Math.max(...days)),
          times: group.length,
        },
      ]
    })
    .toSorted(
      (a, b) =>
        compare(a.lineId, b.lineId) ||
        a.fromM - b.fromM ||
        a.toM - b.toM ||
        compare(a.startTime, b.startTime) ||
        compare(a.team.en, b.team.en),
    )
}

/** Ground is written to the metre: less is no hole. */
const leastHoleM = 1

/** What of the ground no patrol reaches, in any of its times. */
export function unpatrolledOf(
  ground: readonly GroundPiece[],
  patrols: readonly Patrol[],
): PlanFacts['unpatrolled'] {
  return ground.flatMap(({ lineId, ...piece }) =>
    subtract([asSpan(piece)], patrols.filter((one) => one.lineId === lineId).map(asSpan))
      .map(asStretch)
      .filter(({ fromM, toM }) => toM - fromM >= leastHoleM)
      .map((hole) => ({ lineId, ...hole })),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** `08:00` of a local instant. */
function timeOf(localMs = 0): string {
  const minutes = Math.floor((localMs % dayMs) / minuteMs)
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
