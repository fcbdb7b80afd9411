import { z } from 'zod'
import { teamsNow, type TeamsNow } from '../data/model/teamsNow.ts'
import { readTogether } from '../data/store/acts.ts'
import { isWithin as isWithinTime } from '../data/store/keptFixes.ts'
import { readPatrolFixes } from '../data/store/patrolFixes.ts'
import { listRecords } from '../data/store/records.ts'
import type { OneFix } from '../data/store/lastFixes.ts'
import type { Reader } from '../data/store/tables.ts'
import { locate } from '../geo/chainage.ts'
import type { App } from './appContext.ts'
import type { Actor } from '../data/model/account.ts'
import { groundWithin } from './access/groundWithin.ts'
import { timesOnDuty } from './access/onDuty.ts'
import { sightName } from './access/sight.ts'
import { endpoint, notFound, type Answer } from './endpoint.ts'
import { geoJson } from './features.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import type { LineEntry } from './lineShelf.ts'
import {
  osmandJson,
  osmandQuery,
  queryOfForm,
  reportOfJson,
  reportOfQuery,
  type OsmandReport,
} from './osmandReport.ts'
import { readTeams, type Team } from './teamShelf.ts'

const kept = z.object({ status: z.literal('kept') })
const summary =
  'Report a fix by the OsmAnd protocol, as Traccar Client does: parameters or JSON; no act id, as a repeat changes nothing'

export const reportByQuery = endpoint({
  summary,
  tag: 'tracks',
  query: osmandQuery,
  answer: kept,
  handle: ({ app, query }) => keepReport(app, reportOfQuery(query, app.now())),
})

export const reportByPost = endpoint({
  summary,
  tag: 'tracks',
  query: osmandQuery,
  body: osmandJson,
  alsoTypes: ['application/x-www-form-urlencoded'],
  bodyOptional: true,
  answer: kept,
  handle({ app, query, body, request }) {
    // A body that is no JSON is a form, read as the query would be.
    const sent = body as z.infer<typeof osmandJson> | undefined
    if (sent !== undefined) return keepReport(app, reportOfJson(sent))
    const inQuery = Object.keys(query).length > 0
    return keepReport(app, reportOfQuery(inQuery ? query : queryOfForm(request.bodyText), app.now()))
  },
})

async function keepReport(app: App, report: OsmandReport): Promise<Answer> {
  const tracker = await app.teams.tryByKey(app.db, report.key, app.now())
  if (tracker === undefined) throw notFound('id', report.key)
  const { timeMs, lon, lat, accuracyM } = report
  const receivedMs = await app.intake.keep({
    seriesId: tracker.id,
    fixes: {
      count: 1,
      timeMs: Float64Array.of(timeMs),
      lonLat: Float64Array.of(lon, lat),
      accuracyM: Float32Array.of(accuracyM),
    },
  })
  app.teams.note(tracker.id, report, receivedMs)
  return { body: { status: 'kept' } }
}

export const getTeamsNow = endpoint({
  summary:
    'Where each team is or was last heard of, by its tracker or what its phone records: those on patrol, and others that were heard of within the hour',
  tag: 'tracks',
  query: z.strictObject(asOfQuery),
  answer: teamsNow,
  answerType: geoJson,
  async handle({ app, query, request: { actor } }) {
    const known = await knowledgeOf(app, query.asOf)
    const { past, nowMs, name, sequence: last, headers, bodies } = known
    if (past === undefined)
      return readTogether(app.db, async (tx, sequence) => ({
        type: geoJson,
        headers: { ...headers, Sequence: String(sequence) },
        body: await teamsAt(app, actor, tx, {
          sequence,
          nowMs,
          teams: await app.teams.teams(tx, sequence, nowMs),
          fixesOf: (patrolIds) => app.teams.patrolFixes(tx, sequence, patrolIds, nowMs),
        }),
      }))
    const cached = await bodies.get(`${name}teams ${sightName(actor)}`, last, nowMs, () =>
      readTogether(
        app.db,
        async (tx, sequence) => ({
          type: geoJson,
          sequence,
          changesAtMs: Infinity,
          body: await teamsAt(app, actor, tx, {
            sequence,
            nowMs,
            teams: await readTeams(tx, nowMs),
            fixesOf: (patrolIds) => readPatrolFixes(tx, patrolIds, nowMs),
          }),
        }),
        past,
      ),
    )
    return { cached, headers }
  },
})

interface TeamsThen {
  readonly sequence: number
  readonly nowMs: number
  readonly teams: readonly Team[]
  /** Where patrols were last by what their own phones recorded. */
  readonly fixesOf: (patrolIds: readonly string[]) => Promise<ReadonlyMap<string, OneFix>>
}

async function teamsAt(
  app: App,
  actor: Actor,
  tx: Reader,
  { sequence, nowMs, teams, fixesOf }: TeamsThen,
): Promise<TeamsNow> {
  const lines = await app.lines.at(tx, sequence)
  const patrols = await listRecords(tx, 'patrol', { window: { fromMs: nowMs, toMs: nowMs + 1 } })
  const patrolOf = new Map(patrols.map(({ record }) => [record.trackerId, record.id]))
  const recorded = new Map(await fixesOf(patrols.map(({ record }) => record.id)))
  const isWithin = await groundWithin(app, tx, actor)
  // Where somebody is who is not on duty is for nobody to see but on a machine of one's own.
  const seesPositionsOf = (unitId: string, onDuty: boolean) =>
    actor.kind === 'local' || (onDuty && isWithin('see-positions', [unitId]))
  const features: TeamsNow['features'] = []
  const add = (team: Pick<Properties, 'trackerId' | 'name' | 'unitId' | 'patrolId'>, fix: OneFix) =>
    features.push({
      type: 'Feature',
      id: team.trackerId ?? team.patrolId!,
      geometry: { type: 'Point', coordinates: [fix.lon, fix.lat] },
      properties: {
        ...team,
        fixAt: new Date(fix.timeMs).toISOString(),
        ageS: Math.round((nowMs - fix.timeMs) / 1000),
        accuracyM: Number.isNaN(fix.accuracyM) ? null : fix.accuracyM,
        ...nearestOnLines(lines, fix),
      },
    })
  for (const { tracker, fix } of teams) {
    const patrolId = patrolOf.get(tracker.id) ?? null
    if (fix === undefined || (patrolId === null && nowMs - fix.timeMs > offDutyMs)) continue
    if (!seesPositionsOf(tracker.unitId, patrolId !== null)) continue
    // Whoever was not heard since they went on duty was last heard off duty.
    const isOld = patrolId !== null && nowMs - fix.timeMs > offDutyMs
    const times = isOld ? await timesOnDuty(tx, actor, { id: patrolId, trackerId: tracker.id }) : undefined
    if (times?.some((time) => isWithinTime(time, fix.timeMs)) === false) continue
    // A team that records itself besides stands once, where it was later.
    const own = patrolId === null ? undefined : recorded.get(patrolId)
    if (own !== undefined && own.timeMs > fix.timeMs) continue
    if (patrolId !== null) recorded.delete(patrolId)
    add({ trackerId: tracker.id, name: tracker.name, unitId: tracker.unitId, patrolId }, fix)
  }
  for (const { record: patrol } of patrols) {
    const fix = recorded.get(patrol.id)
    if (fix === undefined || !seesPositionsOf(patrol.unitId, true)) continue
    add({ trackerId: null, name: patrol.team, unitId: patrol.unitId, patrolId: patrol.id }, fix)
  }
  return { type: 'FeatureCollection', features }
}

const farthestM = 20_000
/** Where somebody without an assignment was before that is nobody's business. */
const offDutyMs = 3_600_000

type Properties = TeamsNow['features'][number]['properties']
type Place = Pick<Properties, 'lineId' | 'chainageM' | 'offsetM'>

function nearestOnLines(lines: readonly LineEntry[], { lon, lat }: OneFix): Place {
  let nearest: Place = { lineId: null, chainageM: null, offsetM: null }
  for (const { record, line } of lines) {
    const { chainageM, offsetM } = locate(line, [lon, lat])
    if (Math.abs(offsetM) <= Math.abs(nearest.offsetM ?? farthestM))
      nearest = { lineId: record.id, chainageM, offsetM }
  }
  return nearest
}
