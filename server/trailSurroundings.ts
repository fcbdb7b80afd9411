import { z } from 'zod'
import { recordsOf, listRecords, tryGetRecord } from '../data/store/records.ts'
import { readTogether } from '../data/store/acts.ts'
import type { Reader } from '../data/store/tables.ts'
import type { Barrier } from '../data/model/barrier.ts'
import type { Checkpoint, Port, TradePoint } from '../data/model/place.ts'
import type { Trail } from '../data/model/trail.ts'
import { trailSurroundings, type TrailSurroundings, type WayThere } from '../data/model/trailSurroundings.ts'
import { instant } from '../data/model/values.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import { locate, positionAt } from '../geo/chainage.ts'
import { firstMeeting, indexPath } from '../geo/pathIndex.ts'
import { compileRoads, nearestRoad, roadLengthM, type Roads } from '../geo/roads.ts'
import { roadReachM, soonestPlace, walkToRoad } from '../geo/trailDepth.ts'
import { nearestCrossing, townsBetween, type WayToCrossing } from '../geo/wayToCrossing.ts'
import type { App } from './appContext.ts'
import { changesAtHeader } from './bodyCache.ts'
import { checkpoints } from './collections/checkpoints.ts'
import type { FeatureList } from './collections/collection.ts'
import { endpoint, notFound } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import { knownPlaces, type KnownPlace } from './knownPlaces.ts'
import { getLine, type LineEntry } from './lineShelf.ts'
import { policyInForce } from './rules.ts'

export const getTrailSurroundings = endpoint({
  summary:
    'Where somebody at a trail crosses lawfully and the way there, how deep the trail leads, and what bars it',
  tag: 'trails',
  params: z.object({ id: z.uuid() }),
  query: z.strictObject({ at: instant.optional(), ...asOfQuery }),
  answer: trailSurroundings,
  async handle({ app, params, query }) {
    const known = await knowledgeOf(app, query.asOf)
    const atMs = query.at === undefined ? known.nowMs : Date.parse(query.at)
    const read = async (tx: Reader, sequence: number) => {
      const stored = await tryGetRecord(tx, 'trail', params.id)
      if (stored === undefined) throw notFound('id', params.id)
      const lines = await app.lines.at(tx, sequence)
      const staffing = await checkpoints.read({ tx, lines, atMs }, {})
      const isNow = known.past === undefined && query.at === undefined
      return {
        body: await surroundingsOf({ app, tx, lines, atMs, staffed: staffedIds(staffing) }, stored.record),
        headers: {
          ...known.headers,
          Sequence: String(sequence),
          ...changesAtHeader(isNow ? staffing.changesAtMs : Infinity),
        },
      }
    }
    return readTogether(app.db, read, known.past)
  },
})

interface Reading {
  readonly app: App
  readonly tx: Reader
  readonly lines: readonly LineEntry[]
  readonly atMs: number
  /** Checkpoints that are staffed then. */
  readonly staffed: ReadonlySet<string>
}

async function surroundingsOf(
  { app, tx, lines, atMs, staffed }: Reading,
  trail: Trail,
): Promise<TrailSurroundings> {
  const { line } = getLine(lines, trail.lineId)
  const policy = await policyInForce(tx, atMs)
  const places = await knownPlaces(app, recordsOf(await listRecords(tx, 'unit')))
  const layers = recordsOf(await listRecords(tx, 'rule-layer'))
  const roadPaths = layers.flatMap(({ kind, features }) =>
    kind === 'road' ? features.flatMap(({ paths }) => paths) : [],
  )
  const roads = compileRoads(roadPaths)
  const ports = recordsOf(await listRecords(tx, 'port'))
  const tradePoints = recordsOf(await listRecords(tx, 'trade-point'))
  const wayTo = <Of extends Port | TradePoint>(crossings: readonly Of[]) => {
    const nearest = nearestCrossing(line, trail, crossings)
    if (nearest === undefined) return undefined
    const { id, name, localNames, open, passage } = nearest.crossing
    const told: Pick<Of, 'id' | 'name' | 'localNames' | 'open' | 'passage'> = {
      id,
      name,
      localNames,
      open,
      passage,
    }
    return { ...told, ...wayThere(line, nearest, places, roads) }
  }
  const port = wayTo(ports)
  const passing = port?.passage?.passes === true ? undefined : wayTo(ports.filter(isPassed))
  return {
    trailId: trail.id,
    at: new Date(atMs).toISOString(),
    policyVersion: policy.version,
    footKmh: policy.footKmh,
    hasRoads: roadPaths.length > 0,
    port: port ?? null,
    passingPort: passing ?? null,
    tradePoint: wayTo(tradePoints.filter(({ open }) => open)) ?? null,
    depth: {
      place: placeInland(line, trail, places, policy.footKmh),
      road: walkToRoad(line, trail, roads, policy.footKmh) ?? null,
      checkpoint: checkpointInland(
        line,
        trail,
        recordsOf(await listRecords(tx, 'checkpoint')).filter(({ id }) => staffed.has(id)),
        policy.footKmh,
      ),
    },
    barriers: barriersAcross(
      trail,
      recordsOf(await listRecords(tx, 'barrier', { lineId: trail.lineId })),
      atMs,
    ),
  }
}

const isPassed = ({ open, passage }: Port): boolean => open && passage?.passes === true

function wayThere(
  line: BorderLine,
  { crossing, way }: { crossing: Port | TradePoint; way: WayToCrossing },
  places: readonly KnownPlace[],
  roads: Roads,
): Omit<WayThere, 'name' | 'localNames' | 'open' | 'passage'> {
  const between = (some: readonly KnownPlace[]) =>
    way.alongM === null ? [] : townsBetween(line, way.fromM, crossing.chainageM, some)
  const larger = between(places.filter(({ isSmall }) => !isSmall))
  return {
    ...way,
    byRoadM: byRoadM(roads, line, way.fromM, crossing) ?? null,
    places: fewest(larger.length > 0 ? larger : between(places)).map(({ name }) => ({ name })),
  }
}

/** More names than these say less. */
const mostPlaces = 6

/** Evenly chosen, so that a long way is said from end to end. */
function fewest(places: readonly KnownPlace[]): readonly KnownPlace[] {
  if (places.length <= mostPlaces) return places
  return Array.from(
    { length: mostPlaces },
    (_, index) => places[Math.round((index * (places.length - 1)) / (mostPlaces - 1))],
  ).filter((place) => place !== undefined)
}

function byRoadM(roads: Roads, line: BorderLine, fromM: number, { position }: Port | TradePoint) {
  const from = nearestRoad(roads, positionAt(line, fromM), roadReachM)
  const to = nearestRoad(roads, position, roadReachM)
  if (from === undefined || to === undefined) return undefined
  const roadM = roadLengthM(roads, from, to)
  return roadM === undefined ? undefined : from.awayM + roadM + to.awayM
}

function placeInland(
  line: BorderLine,
  trail: Trail,
  places: readonly KnownPlace[],
  footKmh: number,
): TrailSurroundings['depth']['place'] {
  const inland = places.filter(({ position }) => locate(line, position).offsetM > 0)
  const first = soonestPlace(line, trail, inland, footKmh)
  return first === undefined ? null : { name: first.place.name, unitId: first.place.unitId, walk: first.walk }
}

function checkpointInland(
  line: BorderLine,
  trail: Trail,
  staffed: readonly Checkpoint[],
  footKmh: number,
): TrailSurroundings['depth']['checkpoint'] {
  const inland = staffed.filter(({ reach }) => reach === null)
  const first = soonestPlace(line, trail, inland, footKmh)
  return first === undefined ? null : { id: first.place.id, name: first.place.name, walk: first.walk }
}

const staffedIds = ({ features }: FeatureList): ReadonlySet<string> =>
  new Set(features.filter(({ properties }) => properties['staffedNow'] === true).map(({ id }) => id))

/** Where a part of a barrier that is built, or was, lies across the trail. */
function barriersAcross(
  trail: Trail,
  barriers: readonly Barrier[],
  atMs: number,
): TrailSurroundings['barriers'] {
  const path = indexPath(trail.path)
  return barriers.flatMap(({ id, name, parts }) => {
    const across = parts.flatMap((part) => {
      const status = part.statuses.findLast(({ from }) => Date.parse(from) <= atMs)?.status
      const stands = status !== undefined && standing.has(status)
      return stands && firstMeeting(indexPath(part.path), path) !== undefined ? [status] : []
    })
    return across.length === 0 ? [] : [{ id, name, isComplete: across.includes('complete') }]
  })
}

const standing: ReadonlySet<string> = new Set(['under-construction', 'built', 'complete', 'damaged'])
