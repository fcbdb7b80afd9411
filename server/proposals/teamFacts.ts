import type { CloseGapsQuestion } from '../../data/model/closeGaps.ts'
import type { Unit } from '../../data/model/unit.ts'
import { policySpeedKmh } from '../../geo/claims.ts'
import { dayMs, instantOfLocal, localMsAt, minutesOfTime } from '../../geo/civilTime.ts'
import { asSpan, asStretch, intersect } from '../../geo/intervals.ts'
import { groundWithin, type PatrolTeam } from '../../geo/patrolTeam.ts'
import type { Policy } from '../../geo/policy.ts'
import type { Stretch, TimeWindow } from '../../geo/units.ts'

interface Around {
  readonly lineId: string
  readonly window: TimeWindow
  readonly zone: string
  readonly units: readonly Unit[]
  /** What of the line was asked for. */
  readonly ground: readonly Stretch[]
  /** As the window begins. */
  readonly policy: Policy
  readonly assignedTo: (key: string) => readonly TimeWindow[]
}

/** Teams and rules as they are asked for, in the terms of `geo/`. */
export function teamFacts({ teams, limits, refused }: CloseGapsQuestion, around: Around): PatrolTeam[] {
  const { window, zone, ground, policy } = around
  return teams.map(({ key, mode, loop, longestOnGroundMin, unitId, baseM, hours, ...team }) => {
    const speedKmh = team.speedKmh ?? policySpeedKmh(mode, policy)
    const own = unitGround(around.units, unitId, around.lineId)
    const allowed = own.length === 0 ? ground : intersect(own.map(asSpan), ground.map(asSpan)).map(asStretch)
    return {
      id: key,
      mode,
      loop,
      longestOnGroundMin,
      speedKmh,
      ground: groundWithin(allowed, baseM, limits.longestWayMin, speedKmh),
      available: hours === null ? [window] : hoursOfDays(hours, zone, window),
      assigned: around.assignedTo(key),
      shortestPatrolMin: limits.shortestPatrolMin,
      longestPatrolMin: limits.longestPatrolMin,
      restMin: limits.restMin,
      mostHours: limits.mostHours,
      refused: refused
        .filter((one) => one.team === key)
        .map(({ fromM, toM, from, to }) => ({
          fromM,
          toM,
          fromMs: Date.parse(from),
          toMs: Date.parse(to),
        })),
    }
  })
}

/** What a unit holds of a line. */
export const unitGround = (units: readonly Unit[], unitId: string, lineId: string): Stretch[] =>
  (units.find(({ id }) => id === unitId)?.ground ?? []).filter((one) => one.lineId === lineId)

/** The same hours on every day of a window; those that end before they begin go over midnight. */
function hoursOfDays(hours: { from: string; to: string }, zone: string, window: TimeWindow): TimeWindow[] {
  const [from, to] = [minutesOfTime(hours.from, 'hours.from'), minutesOfTime(hours.to, 'hours.to')]
  const lengthMin = to > from ? to - from : to + 1440 - from
  const times: TimeWindow[] = []
  const first = Math.floor(localMsAt(zone, window.fromMs) / dayMs) - 1
  for (let day = first; ; day++) {
    const beginMs = day * dayMs + from * 60_000
    const fromMs = instantOfLocal(zone, beginMs)
    if (fromMs >= window.toMs) return times
    times.push({ fromMs, toMs: instantOfLocal(zone, beginMs + lengthMin * 60_000) })
  }
}
