import { groupedBy } from '../../geo/groupedBy.ts'
import type { ProposalTeam } from '../../data/model/closeGaps.ts'
import type { Patrol } from '../../data/model/patrol.ts'
import type { Team } from '../../data/model/team.ts'
import type { Unit } from '../../data/model/unit.ts'
import { recordTime } from '../../data/recordTime.ts'
import { readTogether } from '../../data/store/acts.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { locate } from '../../geo/chainage.ts'
import type { TimeWindow } from '../../geo/units.ts'
import type { App } from '../appContext.ts'
import type { Knowledge } from '../knowledge.ts'
import { unitGround } from './teamFacts.ts'

/** A team with all that it is assigned to on a line around the time asked for, the earliest first. */
export interface TeamOnRecord {
  readonly team: ProposalTeam
  /** Of a strike team; undefined for the others. */
  readonly readinessMin: number | undefined
  readonly patrols: readonly Patrol[]
}

interface Around {
  readonly line: BorderLine
  readonly patrols: readonly Patrol[]
  readonly units: readonly Unit[]
}

/** The teams of a line as they stood at a moment of knowledge. */
export async function readTeams(app: App, { past }: Knowledge, around: Around): Promise<TeamOnRecord[]> {
  const teams = await readTogether(app.db, async (tx) => recordsOf(await listRecords(tx, 'team')), past)
  return teamsOnRecord(teams, around)
}

/**
 * Teams on record whose unit holds ground of the line or that patrol it, and beside them those that only
 * their assignments name: these go as the newest one says, and the middle of all that they patrol is taken
 * for their base.
 */
export function teamsOnRecord(teams: readonly Team[], { line, patrols, units }: Around): TeamOnRecord[] {
  const known = new Map<string, Team>(teams.map((team) => [team.id, team]))
  const own = patrols.filter((patrol) => patrol.lineId === line.id)
  const byTeam = groupedBy(own, ({ teamId, unitId, team }) =>
    teamId !== null && known.has(teamId) ? (teamId as string) : [unitId, team.en, team.zh].join(' '),
  )
  const here = teams.filter(
    ({ id, unitId }) => byTeam.has(id) || unitGround(units, unitId, line.id).length > 0,
  )
  const all = [
    ...here.map((team) => onRecord(team, inOrder(byTeam.get(team.id) ?? []), line)),
    ...[...byTeam].filter(([key]) => !known.has(key)).map(([key, theirs]) => named(key, inOrder(theirs))),
  ]
  return all.sort((a, b) => (a.team.baseM ?? 0) - (b.team.baseM ?? 0) || (a.team.key < b.team.key ? -1 : 1))
}

function onRecord(team: Team, patrols: readonly Patrol[], line: BorderLine): TeamOnRecord {
  const { id, name, unitId, mode, speedKmh, longestOnGroundMin, base, readinessMin } = team
  return {
    team: {
      key: id,
      teamId: id,
      name,
      unitId,
      mode,
      speedKmh,
      loop: patrols.at(-1)?.loop ?? false,
      longestOnGroundMin,
      baseM: baseOf(base, line) ?? middleOf(patrols),
    },
    readinessMin: readinessMin ?? undefined,
    patrols,
  }
}

function named(key: string, patrols: readonly Patrol[]): TeamOnRecord {
  const { team: name, unitId, mode, speedKmh, loop, longestOnGroundMin } = patrols.at(-1)!
  const team = { key, teamId: null, name, unitId, mode, speedKmh, loop, longestOnGroundMin }
  return { team: { ...team, baseM: middleOf(patrols) }, readinessMin: undefined, patrols }
}

function baseOf(base: Team['base'], line: BorderLine): number | null {
  if (base === null) return null
  if (base.kind === 'position') return Math.round(locate(line, base.position).chainageM)
  return base.lineId === line.id ? base.chainageM : null
}

function middleOf(patrols: readonly Patrol[]): number | null {
  if (patrols.length === 0) return null
  const sum = patrols.reduce((total, { fromM, toM }) => total + (fromM + toM) / 2, 0)
  return Math.round(sum / patrols.length)
}

const inOrder = (patrols: readonly Patrol[]): Patrol[] =>
  patrols.toSorted((a, b) => recordTime(a).fromMs - recordTime(b).fromMs)

export const timesOf = (patrols: readonly Patrol[]): TimeWindow[] =>
  patrols.map((patrol) => {
    const { fromMs, toMs } = recordTime(patrol)
    return { fromMs, toMs }
  })
