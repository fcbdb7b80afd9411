import type { ProposalTeam } from '../../data/model/closeGaps.ts'
import type { Patrol } from '../../data/model/patrol.ts'
import { recordTime } from '../../data/recordTime.ts'
import { groupedBy } from '../../data/groupedBy.ts'
import type { TimeWindow } from '../../geo/units.ts'

/** A team with all that it is assigned to on a line around the time asked for, the earliest first. */
export interface TeamOnRecord {
  readonly team: ProposalTeam
  readonly patrols: readonly Patrol[]
}

/** What names a team: its unit and what it is called. */
export const teamKeyOf = ({ unitId, team }: Pick<Patrol, 'unitId' | 'team'>): string =>
  [unitId, team.en, team.zh].join(' ')

/**
 * Teams as their assignments have them: speed and mode of the newest one, and as base the middle of all
 * that they patrol.
 */
export function teamsOnRecord(patrols: readonly Patrol[], lineId: string): TeamOnRecord[] {
  const own = patrols.filter((patrol) => patrol.lineId === lineId)
  const all = [...groupedBy(own, teamKeyOf)].map(([key, theirs]): TeamOnRecord => {
    const inOrder = theirs.toSorted((a, b) => recordTime(a).fromMs - recordTime(b).fromMs)
    const { team, unitId, mode, speedKmh, loop, longestOnGroundMin } = inOrder.at(-1)!
    const middles = inOrder.map(({ fromM, toM }) => (fromM + toM) / 2)
    const baseM = Math.round(middles.reduce((sum, one) => sum + one, 0) / middles.length)
    return {
      team: { key, name: team, unitId, mode, speedKmh, loop, longestOnGroundMin, baseM },
      patrols: inOrder,
    }
  })
  return all.sort((a, b) => (a.team.baseM ?? 0) - (b.team.baseM ?? 0) || (a.team.key < b.team.key ? -1 : 1))
}

export const timesOf = (patrols: readonly Patrol[]): TimeWindow[] =>
  patrols.map((patrol) => {
    const { fromMs, toMs } = recordTime(patrol)
    return { fromMs, toMs }
  })
