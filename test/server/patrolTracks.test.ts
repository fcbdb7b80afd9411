import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readGpx } from '../../data/formats/gpx.ts'
import { coverageAnswer } from '../../data/model/coverageAnswer.ts'
import {
  patrolWalk,
  uploadedTrack,
  type PatrolWalk,
  type UploadedTrack,
} from '../../data/model/patrolWalk.ts'
import type { Problem } from '../../data/model/problem.ts'
import { currentSequence, listActs } from '../../data/store/acts.ts'
import { readFixes } from '../../data/store/tracks.ts'
import { TrackShelf } from '../../data/trackShelf.ts'
import { hasSharedData, sharedText } from '../geo/sharedData.ts'
import {
  gpxOf,
  make,
  patrolBody,
  shortLine,
  startSmallCounty,
  trackerBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
  county.clock.nowMs = Date.parse('2026-03-10T10:00:00Z')
})
afterAll(() => county.stop())

/** 2.4 km/h eastward along the line's first leg, a fix a minute; 1 km takes 25 minutes. */
const alongLine = (minutes: number, startMin = 0): [number, number][] =>
  Array.from({ length: minutes + 1 }, (_, index) => [104.7 + (startMin + index) * 0.00039, 22.9002])

const upload = (patrolId: string, text: string, type = 'application/gpx+xml', headers = {}) =>
  county.send('POST', `/api/patrols/${patrolId}/track`, text, { 'Content-Type': type, ...headers })
const uploaded = async (answer: Response): Promise<UploadedTrack> => {
  expect(answer.status).toBe(201)
  return uploadedTrack.parse(await answer.json())
}
const newPatrol = (more: object = {}) => make(county, '/api/patrols', { ...patrolBody(county), ...more })
const walkOf = async (patrolId: string): Promise<PatrolWalk> =>
  patrolWalk.parse(await (await county.get(`/api/patrols/${patrolId}/walk`)).json())
const day = { fromMs: Date.parse('2026-03-10T00:00:00Z'), toMs: Date.parse('2026-03-11T00:00:00Z') }
const passesOn = async (lineId: string) => {
  const shelf = new TrackShelf()
  await county.db.transaction().execute(async (tx) => shelf.refresh(tx, [lineId], day))
  return shelf.tracks(lineId, day)
}

describe('an uploaded track', () => {
  it('along the whole stretch is its walk, and evidence on the line', async () => {
    const patrolId = await newPatrol()
    const answer = await uploaded(await upload(patrolId, gpxOf(alongLine(30), '2026-03-10T01:00:00Z')))
    expect(answer).toMatchObject({
      patrolId,
      stored: 31,
      repeated: 0,
      from: '2026-03-10T01:00:00.000Z',
      to: '2026-03-10T01:30:00.000Z',
      flagged: {},
      notices: [],
    })
    expect(answer.figures.shareWalked).toBeCloseTo(1, 5)
    expect(answer.figures.lateMin).toBeCloseTo(60, 3)
    expect(answer.figures.traversals).toBe(1)
    const { passes, passTrack, trackIds } = await passesOn(county.lineId)
    const own = [...passTrack.keys()].filter((index) => trackIds[passTrack[index]!] === patrolId)
    expect(passes.startM[own[0]!]).toBeCloseTo(0, 0)
    expect(passes.endM[own.at(-1)!]).toBeGreaterThan(1190)
  })

  it('from far away is refused and leaves nothing behind', async () => {
    const patrolId = await newPatrol()
    const elsewhere = alongLine(30).map(([lon, lat]): [number, number] => [lon - 12, lat + 3])
    const refused = await upload(patrolId, gpxOf(elsewhere, '2026-03-10T01:00:00Z'))
    expect(refused.status).toBe(400)
    expect(((await refused.json()) as Problem).detail).toMatch(/1,?\d\d\d km away/)
    const right = await uploaded(await upload(patrolId, gpxOf(alongLine(30), '2026-03-10T01:00:00Z')))
    expect(right.figures.shareWalked).toBeCloseTo(1, 5)
  })

  it('sent again keeps nothing twice, under the same act or another', async () => {
    const patrolId = await newPatrol()
    const text = gpxOf(alongLine(10), '2026-03-10T01:00:00Z')
    const act = { 'Idempotency-Key': '01968b2c-7a00-7000-8000-00000000aaaa' }
    const first = await uploaded(await upload(patrolId, text, 'text/xml', act))
    expect(await uploaded(await upload(patrolId, text, 'text/xml', act))).toEqual(first)
    expect(await uploaded(await upload(patrolId, text, 'application/xml'))).toMatchObject({
      stored: 0,
      repeated: 11,
    })
    expect((await readFixes(county.db, patrolId, day)).count).toBe(11)
    const [act1] = await listActs(county.db, { limit: 1 })
    expect(act1).toMatchObject({ kind: 'track-uploaded', changes: [] })
  })

  it('with fixes that cannot be right keeps them and says why they do not count', async () => {
    const patrolId = await newPatrol()
    const places = alongLine(20)
    places[7] = [104.75, 22.95]
    const text = gpxOf(places, '2026-03-10T01:00:00Z')
    // The twelfth is of an hour before, and the fifteenth has no time.
    const spoiled = text
      .replace('2026-03-10T01:12:00.000Z', '2026-03-10T00:12:00Z')
      .replace('<time>2026-03-10T01:15:00.000Z</time>', '')
    const answer = await uploaded(await upload(patrolId, spoiled))
    expect(answer).toMatchObject({
      stored: 20,
      flagged: { 'impossible-speed': 1, 'time-backwards': 1, 'time-missing': 1 },
    })
    const kept = await readFixes(county.db, patrolId, day)
    expect(kept.count).toBe(20)
    expect([...kept.flag].filter((flag) => flag !== 0)).toHaveLength(2)
    const walk = await walkOf(patrolId)
    expect(walk.fixes).toBe(20)
    expect(walk.flagged).toEqual({ 'impossible-speed': 1, 'time-backwards': 1 })
    expect(walk.figures.shareWalked).toBeCloseTo(0.8, 1)
  })

  it('by car is no walk, and is flagged for a patrol on foot alone', async () => {
    const drive = gpxOf(
      alongLine(5).map(([lon, lat], index) => [lon + index * 0.006, lat]),
      '2026-03-10T02:00:00Z',
    )
    const onFoot = await uploaded(await upload(await newPatrol(), drive))
    expect(onFoot.flagged['impossible-speed']).toBeGreaterThan(3)
    const byCar = await uploaded(await upload(await newPatrol({ mode: 'vehicle' }), drive))
    expect(byCar.flagged).toEqual({})
  })

  it('that goes elsewhere, or on after the patrol, says so', async () => {
    const away = alongLine(10).map(([lon]): [number, number] => [lon, 22.95])
    const elsewhere = await uploaded(await upload(await newPatrol(), gpxOf(away, '2026-03-10T07:55:00Z')))
    expect(elsewhere.notices.map(({ code }) => code)).toEqual([
      'off-the-stretch',
      'partly-outside-the-window',
    ])
    expect(elsewhere.notices.every(({ sentence }) => sentence.en !== '' && /[一-龥]/.test(sentence.zh))).toBe(
      true,
    )
  })
})

it('an uploaded track is held in actual coverage as soon as it is kept', async () => {
  const path = shortLine.path.map(([lon, lat]) => [lon! + 2, lat!])
  const lineId = await make(county, '/api/collections/border-lines/items', { ...shortLine, path })
  const patrolId = await newPatrol({ lineId })
  const heldKmH = async () => {
    const query = `kind=actual&line=${lineId}&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z`
    const answer = await county.get(`/api/coverage?${query}`)
    return coverageAnswer.parse(await answer.json()).lines[0]!.figures.heldKmH
  }
  expect(await heldKmH()).toBe(0)
  const places = alongLine(25).map(([lon, lat]): [number, number] => [lon + 2, lat])
  await uploaded(await upload(patrolId, gpxOf(places, '2026-03-10T01:00:00Z')))
  // A kilometre is held for the two hours of its limit after each place was passed.
  expect(await heldKmH()).toBeCloseTo(2, 0)
})

describe('a file that cannot be a patrol’s track is refused, and nothing is kept', () => {
  const track = (points: string) => `<gpx version="1.1"><trk><trkseg>${points}</trkseg></trk></gpx>`
  it.each([
    [
      'of another day',
      gpxOf(
        [
          [104.7, 22.9],
          [104.701, 22.9],
        ],
        '2026-03-08T01:00:00Z',
      ),
      'field-invalid',
      /from 2026-03-08T01:00:00.000Z to .* and the patrol from 2026-03-10T00:00:00.000Z/,
    ],
    ['without times', track('<trkpt lat="22.9" lon="104.7"/>'), 'field-invalid', /have no times/],
    [
      'with a route only',
      '<gpx version="1.1"><rte><rtept lat="22.9" lon="104.7"/></rte></gpx>',
      'field-invalid',
      /a route/,
    ],
    [
      'of a whole year, one hour with another',
      track(
        Array.from(
          { length: 24 * 365 },
          (_, hour) =>
            `<trkpt lat="22.9" lon="104.7"><time>${new Date(Date.UTC(2026, 0, 1, hour)).toISOString()}</time></trkpt>`,
        ).join(''),
      ),
      'field-invalid',
      /in 8760 different hours/,
    ],
    ['without a track', '<gpx version="1.1"></gpx>', 'field-invalid', /holds no track/],
    ['that breaks off', '<gpx version="1.1">\n<trk>', 'body-malformed', /^Line 2/],
    ['that is no GPX', '<kml/>', 'body-malformed', /no GPX/],
    [
      'with a place beyond the pole',
      track('<trkpt lat="95" lon="104.7"/>'),
      'body-malformed',
      /^Line 1: lat/,
    ],
  ])('%s', async (_, text, code, sentence) => {
    const patrolId = await newPatrol()
    const before = await currentSequence(county.db)
    const answer = await upload(patrolId, text)
    expect(answer.status).toBe(400)
    const problem = (await answer.json()) as Problem
    expect(problem.code).toBe(code)
    expect(problem.detail).toMatch(sentence)
    expect(await currentSequence(county.db)).toBe(before)
    expect((await readFixes(county.db, patrolId, day)).count).toBe(0)
    const inChinese = (await (
      await upload(patrolId, text, 'application/gpx+xml', { 'Accept-Language': 'zh-CN' })
    ).json()) as Problem
    expect(inChinese.detail).toMatch(/[一-龥].*。$/)
  })

  it('as JSON is another type, and of a patrol that is not there 404', async () => {
    const answer = await upload(await newPatrol(), '{}', 'application/json')
    expect(answer.status).toBe(415)
    expect((await answer.json()) as Problem).toMatchObject({ field: 'Content-Type' })
    expect((await upload(county.deskId, gpxOf(alongLine(2), '2026-03-10T01:00:00Z'))).status).toBe(404)
    expect((await county.get(`/api/patrols/${county.deskId}/walk`)).status).toBe(404)
  })
})

describe('the walk of a patrol', () => {
  const say = async (key: string, positions: [number, number][], from: string) => {
    for (const [index, [lon, lat]] of positions.entries()) {
      const timestamp = Date.parse(from) + index * 60_000
      const answer = await county.send(
        'POST',
        `/api/trackers/report?id=${key}&lat=${lat}&lon=${lon}&timestamp=${timestamp}`,
      )
      expect(answer.status).toBe(200)
    }
  }

  it('nobody reported from is silent all its time', async () => {
    const walk = await walkOf(await newPatrol())
    expect(walk.figures).toMatchObject({ shareWalked: 0, silentMin: 480, onStretchMin: 0, lateMin: null })
    expect(walk).toMatchObject({ fixes: 0, segments: [], holes: [], lostMin: 0 })
  })

  it('comes from its tracker and its upload together, with holes between what was heard', async () => {
    const trackerId = await make(county, '/api/trackers', trackerBody(county, 'walker'))
    const patrolId = await newPatrol({ trackerId })
    await say('walker', alongLine(10), '2026-03-10T00:30:00Z')
    await say('walker', alongLine(5, 20), '2026-03-10T02:00:00Z')
    const before = await walkOf(patrolId)
    expect(
      before.segments.map(({ source, from, to }) => [source, from.slice(11, 16), to.slice(11, 16)]),
    ).toEqual([
      ['tracker', '00:30', '00:40'],
      ['tracker', '02:00', '02:05'],
    ])
    expect(before.segments[0]!.path).toHaveLength(11)
    expect(before.holes).toHaveLength(1)
    expect(before.holes[0]).toMatchObject({
      source: 'tracker',
      from: '2026-03-10T00:40:00.000Z',
      to: '2026-03-10T02:00:00.000Z',
    })
    expect(before.figures.lateMin).toBeCloseTo(30, 1)
    expect(before.figures.shareWalked).toBeCloseTo(0.6, 1)
    await upload(patrolId, gpxOf(alongLine(10, 10), '2026-03-10T00:40:00Z'))
    const after = await walkOf(patrolId)
    expect(after.figures.shareWalked).toBeCloseTo(1, 1)
    expect(after.figures.silentMin).toBeCloseTo(before.figures.silentMin - 10, 1)
    expect(after.segments.map(({ source }) => source)).toEqual(['tracker', 'tracker', 'upload'])
  })

  it('counts up to now, and what was declared lost apart', async () => {
    const patrolId = await newPatrol({ from: '2026-03-10T09:00:00Z', to: '2026-03-10T12:00:00Z' })
    await make(county, '/api/lost-tracks', {
      patrolId,
      from: '2026-03-10T09:30:00Z',
      to: '2026-03-10T11:00:00Z',
      reason: 'Phone broken',
    })
    expect(await walkOf(patrolId)).toMatchObject({
      knownUntil: '2026-03-10T10:00:00.000Z',
      lostMin: 30,
      figures: { silentMin: 60, leftEarlyMin: null },
    })
  })

  it('can be declared lost within its own time only', async () => {
    const patrolId = await newPatrol()
    const answer = await county.send('POST', '/api/lost-tracks', {
      patrolId,
      from: '2026-03-10T01:00:00Z',
      to: '2026-03-10T09:00:00Z',
      reason: 'x',
    })
    expect(answer.status).toBe(400)
    expect((await answer.json()) as Problem).toMatchObject({ field: 'to' })
  })
})

describe('a late report', () => {
  it('appears in the passes, as if it had come in time', async () => {
    const loaded = await make(county, '/api/collections/border-lines/items', {
      ...shortLine,
      path: shortLine.path.map(([lon, lat]) => [lon! + 1, lat!]),
    })
    await make(county, '/api/trackers', trackerBody(county, 'late'))
    const say = (minute: number) =>
      county.send(
        'POST',
        `/api/trackers/report?id=late&lat=22.9001&lon=${105.7 + minute * 0.0004}&timestamp=${Date.parse('2026-03-10T05:50:00Z') + minute * 60_000}`,
      )
    for (const minute of [0, 1, 18, 19]) await say(minute)
    const early = await passesOn(loaded)
    expect(early.passes.count).toBe(2)
    for (const minute of [14, 10, 6, 4, 8, 2, 12, 16]) await say(minute)
    const { passes } = await passesOn(loaded)
    const metres = Math.max(...passes.endM) - Math.min(...passes.startM)
    const onTheWayMs = passes.endMs.reduce((total, endMs, index) => total + endMs - passes.startMs[index]!, 0)
    expect(metres).toBeGreaterThan(760)
    expect(onTheWayMs).toBe(19 * 60_000)
  })
})

describe.skipIf(!hasSharedData())('a real recorded walk', () => {
  it('uploaded for a patrol on a line along its way is walked, in the order in which it was', async () => {
    const text = sharedText('tracks/hike_korita_zbevnica.gpx')
    const tracks = readGpx(text).map(({ fixes }) => fixes)
    const track = tracks[2]
    // A line along this part of the way, straight from place to place.
    const [lastOfPart, step] = [300, 20]
    const path = Array.from({ length: lastOfPart / step + 1 }, (_, index) =>
      Array.from(track!.lonLat.slice(2 * index * step, 2 * index * step + 2)),
    )
    const lineId = await make(county, '/api/collections/border-lines/items', {
      ...shortLine,
      name: { en: 'Ridge', zh: '山脊' },
      path,
    })
    const { lines } = (await (await county.get('/api/county')).json()) as {
      lines: { id: string; lengthM: number }[]
    }
    const lengthM = lines.find(({ id }) => id === lineId)!.lengthM
    const [first, last] = [0, lastOfPart].map((at) => new Date(track!.timeMs[at]!).toISOString())
    const patrolId = await newPatrol({ lineId, fromM: 0, toM: Math.floor(lengthM), from: first, to: last })
    const answer = await uploaded(await upload(patrolId, text))
    expect(answer.stored + (answer.flagged['time-missing'] ?? 0)).toBe(
      tracks.reduce((total, { count }) => total + count, 0),
    )
    expect(answer.figures.shareWalked).toBeGreaterThan(0.9)
    expect(answer.figures.traversals).toBe(1)
    // The first hour of it has no times, which is said; nothing else is wrong with it.
    expect(answer.flagged['time-missing']).toBe(358)
  })

  it('whose clock was never set is refused with what the clock said', async () => {
    const answer = await upload(await newPatrol(), sharedText('tracks/climb_mojstrovka_bad_times.gpx'))
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as Problem).detail).toMatch(
      /^The clock of the device was wrong: it says 1901-12-13/,
    )
  })
})
