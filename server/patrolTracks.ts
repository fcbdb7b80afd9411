import { z } from 'zod'
import type { Applied } from '../data/journal/commit.ts'
import { sha256 } from '../data/journal/actHash.ts'
import { Refusal } from '../data/journal/refusal.ts'
import type { Patrol } from '../data/model/patrol.ts'
import {
  patrolWalk,
  recordedFixes,
  uploadedTrack,
  type PatrolWalk,
  type TrackNotice,
  type UploadedTrack,
} from '../data/model/patrolWalk.ts'
import type { Name } from '../data/model/values.ts'
import { recordTime } from '../data/recordTime.ts'
import { readTogether } from '../data/store/acts.ts'
import { keptByHour } from '../data/store/keptFixes.ts'
import { listRecords, tryGetRecord } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { addTracksWithin, readFixes } from '../data/store/tracks.ts'
import { sealsOf } from '../data/store/trackSeals.ts'
import { countFlags, walkOf } from '../data/walkOf.ts'
import { cleanFixes, flagCode } from '../geo/cleanFixes.ts'
import type { Fixes } from '../geo/fixes.ts'
import type { TimeWindow } from '../geo/units.ts'
import { defaultTrackPolicy } from '../geo/trackPolicy.ts'
import type { Actor } from '../data/model/account.ts'
import { groundWithin } from './access/groundWithin.ts'
import { checkJurisdiction } from './access/jurisdiction.ts'
import { fixesOnDuty } from './access/onDuty.ts'
import { actOf, type Acting } from './actOf.ts'
import { endpoint, largeBodyBytes, notFound, type Answer } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import { getLine, type LineEntry } from './lineShelf.ts'
import { checkTrackPlace, checkTrackTime, extent, readTrackFile } from './readTrackFile.ts'

const params = z.object({ id: z.uuid() })

export const getPatrolWalk = endpoint({
  summary:
    'What became of a patrol: share walked, late, left early, off the stretch, silent, and its track to draw',
  tag: 'tracks',
  params,
  query: z.strictObject(asOfQuery),
  answer: patrolWalk,
  async handle({ app, params, query, request: { actor } }) {
    const { past, nowMs, headers } = await knowledgeOf(app, query.asOf)
    const read = async (tx: Reader, sequence: number): Promise<Answer> => {
      const patrol = await getPatrol(tx, params.id)
      const isWithin = await groundWithin(app, tx, actor)
      if (!isWithin('see-positions', [patrol.unitId])) throw walkElsewhere()
      const walk = await readWalk(tx, actor, await app.lines.at(tx, sequence), patrol, nowMs)
      return { headers: { ...headers, Sequence: String(sequence) }, body: walk }
    }
    return readTogether(app.db, read, past)
  },
})

/** The fixes are kept beside the journal, in the transaction that journals who brought them. */
export const uploadTrack = endpoint({
  summary: 'Upload the track of a patrol as GPX; what is wrong with its fixes is said and they are kept',
  tag: 'tracks',
  params,
  body: z.string().min(1),
  bodyType: 'application/gpx+xml',
  mostBodyBytes: largeBodyBytes,
  alsoTypes: ['application/xml', 'text/xml'],
  answer: uploadedTrack,
  status: 201,
  act: 'new',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'track-uploaded', async (acting) => {
      const patrol = await getPatrol(acting.tx, params.id)
      // No record changes: it is the patrol that has to be theirs.
      await checkJurisdiction(acting, 'track-uploaded', [{ kind: 'patrol', id: patrol.id, record: patrol }])
      return keepTrack(acting, patrol, readTrackFile(body), sha256(body), recordTime(patrol))
    }),
})

const hourMs = 3_600_000
/** A team that started early or comes home late is on its patrol all the same, by its own word. */
const [earlyMs, lateMs] = [6 * hourMs, 12 * hourMs]

/** Fixes that a phone took itself: it knows how exact each is, which GPX does not say. */
export const recordFixes = endpoint({
  summary: 'Keep fixes that the phone of a patrol recorded; a batch that is sent again changes nothing',
  tag: 'tracks',
  params,
  body: recordedFixes,
  mostBodyBytes: largeBodyBytes,
  answer: uploadedTrack,
  status: 201,
  act: 'new',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'track-recorded', async (acting) => {
      const patrol = await getPatrol(acting.tx, params.id)
      await checkJurisdiction(acting, 'track-recorded', [{ kind: 'patrol', id: patrol.id, record: patrol }])
      const { fromMs, toMs } = recordTime(patrol)
      const window = { fromMs: fromMs - earlyMs, toMs: toMs + lateMs }
      return keepTrack(acting, patrol, fixesOf(body.fixes), sha256(request.bodyText), window)
    }),
})

function fixesOf(recorded: z.infer<typeof recordedFixes>['fixes']): Fixes {
  const ordered = recorded.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return {
    count: ordered.length,
    timeMs: Float64Array.from(ordered, ({ at }) => Date.parse(at)),
    lonLat: Float64Array.from(ordered.flatMap(({ position }) => position)),
    accuracyM: Float32Array.from(ordered, ({ accuracyM }) => accuracyM ?? NaN),
  }
}

/** Keeps a track beside the journal, in the transaction of the act that brings it. */
async function keepTrack(
  { app, tx, actor, lines, nowMs, receivedAt }: Acting,
  patrol: Patrol,
  fixes: Fixes,
  hash: string,
  window: TimeWindow,
): Promise<Applied> {
  // They are known as of this act: they come with it.
  const receivedMs = Date.parse(receivedAt)
  const { flags } = cleanFixes(fixes, defaultTrackPolicy[patrol.mode], nowMs)
  checkTrackTime(fixes, flags, window)
  checkTrackPlace(fixes, getLine(lines, patrol.lineId).line)
  const timed = timedFixes(fixes, flags)
  const added = await addTracksWithin(
    tx,
    lines.map(({ line }) => line),
    [{ seriesId: patrol.id, fixes: timed, receivedMs }],
  )
  app.keeping.metrics.fixesKept(added.added)
  const hours = [...keptByHour(timed, receivedMs).keys()]
  const walk = await readWalk(tx, actor, lines, patrol, nowMs)
  const [fromMs, toMs] = extent(fixes.timeMs)
  const uploaded: UploadedTrack = {
    patrolId: patrol.id,
    sha256: hash,
    stored: added.added,
    repeated: added.repeated,
    from: iso(fromMs),
    to: iso(toMs),
    flagged: countFlags([[flags]]),
    notices: noticesOf(patrol, walk, flags, fixes),
    figures: walk.figures,
  }
  const seals = await sealsOf(tx, patrol.id, hours, receivedMs)
  return { changes: [], seals, reply: { status: 201, body: uploaded } }
}

const walkElsewhere = (): Refusal =>
  new Refusal('outside-jurisdiction', {
    en: 'Where a team of another unit went is not for you to see.',
    zh: '其他单位巡逻队的行进轨迹不在您的查看范围内。',
  })

async function getPatrol(tx: Reader, id: string): Promise<Patrol> {
  const patrol = await tryGetRecord(tx, 'patrol', id)
  if (patrol === undefined) throw notFound('id', id)
  return patrol.record
}

async function readWalk(
  tx: Reader,
  actor: Actor,
  lines: readonly LineEntry[],
  patrol: Patrol,
  nowMs: number,
): Promise<PatrolWalk> {
  const window = recordTime(patrol)
  const { trackerId } = patrol
  const sent = trackerId === null ? undefined : await readFixes(tx, trackerId, window)
  const ofTracker = sent && (await fixesOnDuty(tx, actor, patrol, sent))
  const series = [
    ...(ofTracker === undefined ? [] : [{ source: 'tracker' as const, fixes: ofTracker }]),
    { source: 'upload' as const, fixes: await readFixes(tx, patrol.id, window) },
  ]
  const lost = await listRecords(tx, 'lost-track', { parentId: patrol.id })
  const walk = walkOf(
    getLine(lines, patrol.lineId).line,
    patrol,
    series.filter(({ fixes }) => fixes.count > 0),
    lost.map(({ record }) => record),
    nowMs,
  )
  return { ...walk, hasOffDuty: sent !== undefined && sent.count > (ofTracker?.count ?? 0) }
}

/** Without a time there is no hour to keep a fix in. */
function timedFixes({ timeMs, lonLat, accuracyM }: Fixes, flag: Uint8Array) {
  const timed = [...timeMs.keys()].filter((index) => Number.isFinite(timeMs[index]))
  return {
    count: timed.length,
    timeMs: Float64Array.from(timed, (index) => timeMs[index]!),
    lonLat: Float64Array.from(timed.flatMap((index) => [lonLat[2 * index]!, lonLat[2 * index + 1]!])),
    accuracyM: Float32Array.from(timed, (index) => accuracyM[index]!),
    flag: Uint8Array.from(timed, (index) => flag[index]!),
  }
}

const notices = {
  'clock-unusable': {
    en: 'The clock of the device was wrong: its times cannot be believed, and nothing of the track counts.',
    zh: '设备时钟有误：时间不可信，该轨迹不计入。',
  },
  'nothing-usable': {
    en: 'No fix of the track can be used; what is wrong with each is counted.',
    zh: '轨迹没有可用的定位点；原因见各项计数。',
  },
  'off-the-stretch': {
    en: 'No part of the track lies on the stretch of this patrol, within 150 m of the line.',
    zh: '轨迹没有任何部分在本次巡逻的责任段上（边境线 150 米以内）。',
  },
  'partly-outside-the-window': {
    en: 'Part of the track lies before or after the patrol; it is kept and shows what was seen then.',
    zh: '轨迹有一部分在巡逻时段之外；仍予保留，并计作当时的实际情况。',
  },
} as const satisfies Record<TrackNotice, Name>

function noticesOf(
  patrol: Patrol,
  { figures }: PatrolWalk,
  flags: Uint8Array,
  { timeMs }: Fixes,
): UploadedTrack['notices'] {
  const { fromMs, toMs } = recordTime(patrol)
  const codes: TrackNotice[] = []
  if (!flags.includes(flagCode('good')))
    codes.push(flags.includes(flagCode('clock-unusable')) ? 'clock-unusable' : 'nothing-usable')
  else if (figures.onStretchMin === 0) codes.push('off-the-stretch')
  if (timeMs.some((atMs) => Number.isFinite(atMs) && (atMs < fromMs || atMs >= toMs)))
    codes.push('partly-outside-the-window')
  return codes.map((code) => ({ code, sentence: notices[code] }))
}

const iso = (atMs: number): string => new Date(atMs).toISOString()
