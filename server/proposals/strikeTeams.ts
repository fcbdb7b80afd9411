import { z } from 'zod'
import { lineId } from '../../data/model/ids.ts'
import { strikeTeams as strikeTeamsAnswer, type StrikeTeam } from '../../data/model/strikeTeams.ts'
import { chainageM } from '../../data/model/values.ts'
import { recordTime } from '../../data/recordTime.ts'
import { strikeTeams } from '../../geo/strikeTeam.ts'
import type { Stretch } from '../../geo/units.ts'
import { checkStretch } from '../checkGround.ts'
import { readWindow } from '../coverageQuery.ts'
import { readCoverage } from '../coverageReading.ts'
import { endpoint } from '../endpoint.ts'
import { asOfQuery, knowledgeOf } from '../knowledge.ts'
import { unitGround } from './teamFacts.ts'
import { readTeams } from './teamsOnRecord.ts'

/** Free teams set out so long after they are called where they do not say; who is on patrol goes at once. */
const readinessOfFreeMin = 30
/** Of all teams of a line the soonest ones are worth reading. */
const mostListed = 20

export const getStrikeTeams = endpoint({
  summary:
    'Teams that could be sent to a gap now, the soonest first: how long along the line at their speed, and what each leaves open behind it',
  tag: 'gaps',
  query: z.strictObject({
    ...asOfQuery,
    lineId,
    fromM: z.coerce.number().pipe(chainageM),
    toM: z.coerce.number().pipe(chainageM),
  }),
  answer: strikeTeamsAnswer,
  async handle({ app, query }) {
    const known = await knowledgeOf(app, query.asOf)
    const { nowMs } = known
    const window = readWindow({}, nowMs)
    const reading = await readCoverage(app, { known, window, lineId: query.lineId, withActual: false })
    const { planned, entry } = reading.lines[0]!
    checkStretch(entry.line, query)
    const { units, patrols } = reading.records
    const onRecord = await readTeams(app, known, { line: entry.line, patrols, units })
    const teams = onRecord.map(({ team, patrols, ...ready }) => {
      const now = patrols.find(
        (patrol) => recordTime(patrol).fromMs <= nowMs && nowMs < recordTime(patrol).toMs,
      )
      const { baseM } = team
      return {
        team,
        now,
        readinessMin: ready.readinessMin ?? (now === undefined ? readinessOfFreeMin : 0),
        whereabouts:
          now ??
          (baseM === null
            ? hullOf(unitGround(units, team.unitId, query.lineId))
            : { fromM: baseM, toM: baseM }),
        claims: planned.facts.claims.filter(({ kind, id }) => kind === 'patrol' && id === now?.id),
      }
    })
    const sent = strikeTeams(
      planned,
      query,
      nowMs,
      teams.map(({ team, ...rest }) => ({ ...team, ...rest, id: team.key })),
    )
    const items = sent.slice(0, mostListed).map(({ id, leaves, ...found }): StrikeTeam => {
      const { team, now, whereabouts, readinessMin } = teams.find((one) => one.team.key === id)!
      return {
        ...found,
        key: id,
        name: team.name,
        unitId: team.unitId,
        mode: team.mode,
        patrolId: now?.id ?? null,
        fromM: whereabouts.fromM,
        toM: whereabouts.toM,
        readinessMin,
        leaves: {
          until: leaves.untilMs === null ? null : new Date(leaves.untilMs).toISOString(),
          heldKmH: leaves.heldKmH,
          gapKmH: leaves.gapKmH,
          newGaps: leaves.newGaps.map(({ fromM, toM }) => ({ fromM, toM })),
        },
      }
    })
    const { lineId, fromM, toM } = query
    return {
      headers: known.headers,
      body: {
        lineId,
        fromM,
        toM,
        at: new Date(nowMs).toISOString(),
        sequence: reading.sequence,
        items,
      },
    }
  },
})

/** From where some ground begins to where it ends. */
const hullOf = (ground: readonly Stretch[]): Stretch => ({
  fromM: Math.min(...ground.map(({ fromM }) => fromM)),
  toM: Math.max(...ground.map(({ toM }) => toM)),
})
