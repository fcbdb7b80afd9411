import { seededRandom } from '../../../data/demo/seededRandom.ts'
import { groundWithin, type PatrolTeam } from '../../../geo/patrolTeam.ts'
import type { Stretch, TimeWindow } from '../../../geo/units.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * Teams along some ground, their bases evenly on it: most on foot, from six to eighteen or from eighteen to
 * six, on patrols of 8 hours at most with 11 of rest and 40 a week; every tenth by vehicle, at any hour.
 * Each has two patrols already.
 */
export function makeTeams(count: number, ground: Stretch, window: TimeWindow): PatrolTeam[] {
  const random = seededRandom(`teams ${count}`)
  return Array.from({ length: count }, (_, index): PatrolTeam => {
    const isVehicle = index % 10 === 9
    const speedKmh = isVehicle ? 20 : 2.5
    const baseM = ground.fromM + ((index + 0.5) * (ground.toM - ground.fromM)) / count
    const fromHour = isVehicle ? 0 : index % 2 === 0 ? 6 : 18
    const days = Math.round((window.toMs - window.fromMs) / dayMs)
    const available = isVehicle
      ? [window]
      : Array.from({ length: days + 1 }, (_, day) => {
          const fromMs = window.fromMs + (day - 1) * dayMs + fromHour * hourMs
          return { fromMs, toMs: fromMs + 12 * hourMs }
        })
    return {
      id: `team ${String(index).padStart(2, '0')}`,
      mode: isVehicle ? 'vehicle' : 'foot',
      speedKmh,
      loop: random.chance(0.2),
      longestOnGroundMin: 0,
      ground: groundWithin([ground], Math.round(baseM), 90, speedKmh),
      available,
      assigned: [1, 4].map((day) => {
        const fromMs = window.fromMs + day * dayMs + (fromHour + random.whole(0, 4)) * hourMs
        return { fromMs, toMs: fromMs + 4 * hourMs }
      }),
      shortestPatrolMin: 120,
      longestPatrolMin: 480,
      restMin: 660,
      mostHours: 40,
      refused: [],
    }
  })
}
