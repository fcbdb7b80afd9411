import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../data/model/problem.ts'
import { routes } from '../../server/app.ts'
import { collectionIds } from '../../server/collections/collection.ts'
import { startRandomCounty, type RandomCounty } from './randomCounty.ts'
import {
  barrierBody,
  gpxOf,
  make,
  patrolBody,
  staffingLogBody,
  startSmallCounty,
  trackerBody,
  type SmallCounty,
} from './smallCounty.ts'

/** What was answered when it was now. */
interface Recorded {
  readonly path: string
  readonly answer: unknown
  readonly at: string
  /** Of the last act, where nothing but the clock's standing still came after it. */
  readonly sequence: number | undefined
}

const hourMs = 3_600_000
const steps = 60

/** Everything that can be asked, some of it of a random place and time. */
function questions({
  dice,
  clock,
  lineIds,
  trailIds,
  patrolIds,
  barrierIds,
  leadId,
}: RandomCounty): string[] {
  const around = (hours: number) => new Date(clock.nowMs + dice.whole(-hours * 60, hours * 60) * 60_000)
  const coverage = ['planned', 'actual', 'compared'].flatMap((kind) => {
    const from = around(20).getTime()
    const [start, end] = [from, from + dice.whole(2, 30) * hourMs].map((atMs) => new Date(atMs).toISOString())
    const line = dice.one(lineIds)
    const chart = `/api/coverage/chart?kind=${kind}&line=${line}&columns=40&rows=30`
    return [
      `/api/coverage?kind=${kind}`,
      `/api/coverage?kind=${kind}&from=${start}&to=${end}&unitLevel=village`,
      `/api/coverage?kind=${kind}&line=${line}&f=geojson`,
      chart,
      `/api/barriers/gains?lineId=${line}&from=${start}&to=${end}`,
      `/api/barriers/best-stretches?lineId=${line}&from=${start}&to=${end}&lengthM=900`,
      `${chart}&from=${start}&to=${end}`,
    ]
  })
  const explained = Array.from({ length: 4 }, () => {
    const at = around(6).toISOString()
    return `/api/coverage/explain?line=${lineIds[0]}&chainageM=${dice.whole(0, 4000)}&at=${at}`
  })
  const interval = `${around(40).toISOString()}/..`
  const features = collectionIds.flatMap((id) => {
    const items = `/api/collections/${id}/items`
    const corner = [104.7 + dice.next() * 0.02, 22.89 + dice.next() * 0.01]
    const bbox = `${corner.join(',')},104.75,${22.93 + dice.next() / 10}`
    return [
      items,
      `${items}?datetime=${around(30).toISOString()}`,
      `${items}?datetime=${interval}&limit=2`,
      `${items}?bbox=${bbox}&lineId=${lineIds[0]}`,
    ]
  })
  const window = `from=${around(20).toISOString()}`
  const lists = [
    'units',
    'people',
    'desks',
    'on-duty',
    'overdue',
    'charges',
    'trackers',
    'policies',
    'walls',
    'tier-orders',
    'patrols',
    'shifts',
    'staffing-logs',
    'lost-tracks',
    'handovers',
    'patrol-events',
    'incidents',
    'field-notes',
  ].map((list) => `/api/${list}`)
  return [
    ...coverage,
    ...explained,
    ...features,
    ...lists,
    `/api/patrols?${window}`,
    `/api/shifts?${window}`,
    `/api/duties?personId=${leadId}`,
    `/api/duties?personId=${leadId}&${window}`,
    `/api/staffing-logs?${window}`,
    ...trailIds.flatMap((id) => [
      `/api/trails/${id}/events`,
      `/api/trails/${id}/surroundings`,
      `/api/collections/trails/items/${id}`,
    ]),
    ...barrierIds.slice(0, 2).map((id) => `/api/collections/barriers/items/${id}`),
    ...patrolIds.map((id) => `/api/patrols/${id}/walk`),
    ...patrolIds.slice(0, 3).map((id) => `/api/history/patrol/${id}`),
    ...barrierIds.map((id) => `/api/history/barrier/${id}?limit=3`),
    ...trailIds.map((id) => `/api/history/trail/${id}?before=30`),
    ...lineIds.map((id) => `/api/history/border-line/${id}`),
    ...lineIds.map((id) => `/api/responsibility?lineId=${id}`),
    '/api/collections',
    '/api/collections/stretches',
    '/api/acts?limit=200',
    '/api/acts?limit=3&before=9',
    '/api/county',
    '/api/teams-now',
    '/api/replay',
    '/api/replay/teams',
    '/api/gaps/acknowledgements',
    '/api/gaps/acknowledgements?open=true',
    '/api/notices',
    '/api/notices?unread=true',
  ]
}

async function ask(county: SmallCounty, path: string): Promise<unknown> {
  const answer = await county.get(path)
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (path.includes('/chart') && answer.ok) return [answer.status, bytes.toString('base64')]
  const body = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>
  // Links and the address at fault repeat what was asked; fixes are not counted of the past.
  const { links: _, trackRevision: __, instance: ___, ...rest } = body
  return [answer.status, rest]
}

async function record(
  county: SmallCounty,
  paths: readonly string[],
  isAfterAct: boolean,
): Promise<Recorded[]> {
  const at = new Date(county.clock.nowMs).toISOString()
  const { sequence } = (await (await county.get('/api/health')).json()) as { sequence: number }
  const recorded: Recorded[] = []
  for (const path of paths)
    recorded.push({ path, answer: await ask(county, path), at, sequence: isAfterAct ? sequence : undefined })
  return recorded
}

const asOf = (path: string, moment: string | number) =>
  `${path}${path.includes('?') ? '&' : '?'}asOf=${moment}`

describe('what happens in one millisecond', () => {
  const startMs = Date.parse('2026-03-10T04:00:00.200Z')
  let county: SmallCounty
  beforeAll(async () => {
    county = await startSmallCounty({ nowMs: startMs })
  })
  afterAll(() => county.stop())

  it('is told apart: a fix counts as of the acts that it came before, and one that an act brings as of it', async () => {
    await make(county, '/api/trackers', trackerBody(county, 'phone'))
    const patrolId = await make(county, '/api/patrols', patrolBody(county))
    const line = `line=${county.lineId}`
    const asked = [
      '/api/teams-now',
      `/api/patrols/${patrolId}/walk`,
      `/api/coverage?kind=actual&${line}`,
      `/api/coverage/explain?${line}&chainageM=500&at=2026-03-10T03:59:00Z`,
    ]
    const recorded: Recorded[] = []
    for (let minute = 0; minute < 6; minute++) {
      const at = `2026-03-10T03:${40 + minute * 3}`
      await county.get(
        `/api/trackers/report?id=phone&lat=22.9001&lon=${104.701 + minute / 1000}&timestamp=${at}:00Z`,
      )
      if (minute % 2 === 0) await make(county, '/api/staffing-logs', staffingLogBody(county))
      else {
        const track = gpxOf(
          [0, 1, 2].map((step) => [104.702 + (3 * minute + step) / 4000, 22.9]),
          `${at}:30Z`,
        )
        const type = { 'Content-Type': 'application/gpx+xml' }
        expect((await county.send('POST', `/api/patrols/${patrolId}/track`, track, type)).status).toBe(201)
      }
      const { items } = (await (await county.get('/api/acts?limit=1')).json()) as {
        items: { receivedAt: string }[]
      }
      // So many in one millisecond push the journal ahead of a clock that stands still.
      county.clock.nowMs = Date.parse(items[0]?.receivedAt ?? '')
      recorded.push(...(await record(county, asked, true)))
    }
    expect(county.clock.nowMs - startMs).toBeLessThan(10)
    county.clock.nowMs += 10_000
    for (const { path, answer, sequence } of recorded)
      expect(await ask(county, asOf(path, sequence ?? 0)), `${path} as of act ${sequence}`).toEqual(answer)
    expect(new Set(recorded.map(({ answer }) => JSON.stringify(answer))).size).toBeGreaterThan(16)
  })
})

describe('a question as of a moment', () => {
  let county: SmallCounty
  beforeAll(async () => {
    county = await startSmallCounty()
    county.clock.nowMs += hourMs
    await make(county, '/api/collections/barriers/items', barrierBody(county))
    await make(county, '/api/collections/barriers/items', barrierBody(county))
    county.clock.nowMs += hourMs
  })
  afterAll(() => county.stop())

  it.each([
    ['0', 'it goes from 1 to'],
    ['99999', 'There is no act 99999'],
    ['-1', 'a journal sequence is expected'],
    ['yesterday', 'a journal sequence is expected'],
    ['2026-03-10', 'a journal sequence is expected'],
    [
      '2026-03-10T08:00:00Z',
      'lies ahead: choose one at least half a minute back, it is 10 Mar 2026, 14:00 GMT+8 now',
    ],
    ['2026-03-10T05:59:31Z', 'not settled yet: choose one at least half a minute back'],
    ['2020-01-01T00:00:00Z', 'the journal begins on 10 Mar 2026, 12:00 GMT+8'],
  ])('%s is refused with 400 and names asOf', async (moment, sentence) => {
    const paths = ['/api/units', '/api/coverage', '/api/collections/trails/items', '/api/county', '/api/acts']
    for (const path of paths) {
      const answer = await county.get(asOf(path, moment))
      expect(answer.status).toBe(400)
      const problem = (await answer.json()) as Problem
      expect(problem).toMatchObject({ code: 'field-invalid', field: 'asOf' })
      expect(problem.detail).toContain(sentence)
      expect(problem.detail).not.toContain('asOf')
    }
    const chinese = await county.get(asOf('/api/units', moment), { 'Accept-Language': 'zh' })
    const { detail } = (await chinese.json()) as Problem
    expect(detail).toMatch(/\p{Script=Han}{4}/u)
    expect(detail).not.toMatch(/asOf|\d:\d\d(?:\.\d+)?Z/)
  })

  it('may be an instant with any offset, says which act it is, and leads on to further pages of it', async () => {
    const path = '/api/collections/barriers/items?limit=1'
    const answer = await county.get(asOf(path, encodeURIComponent('2026-03-10T13:00:00+08:00')))
    const { links, numberMatched } = (await answer.json()) as FeaturePage
    expect(numberMatched).toBe(2)
    const sequence = answer.headers.get('As-Of')
    expect(answer.headers.get('Sequence')).toBe(sequence)
    await make(county, '/api/collections/barriers/items', barrierBody(county))
    const next = links.find(({ rel }) => rel === 'next')?.href ?? ''
    expect(((await (await fetch(next)).json()) as FeaturePage).numberMatched).toBe(2)
    const before = await county.get(asOf(path, Number(sequence) - 1))
    expect(((await before.json()) as FeaturePage).numberMatched).toBe(1)
    expect((await county.get(path)).headers.get('As-Of')).toBeNull()
  })

  it('names no version to write on: nobody changes the past', async () => {
    const [now] = ((await (await county.get('/api/collections/barriers/items')).json()) as FeaturePage)
      .features
    const path = `/api/collections/barriers/items/${now?.id}`
    expect((await county.get(path)).headers.get('ETag')).toBe('"1"')
    const past = await county.get(asOf(path, 5))
    expect([past.status, past.headers.get('ETag')]).toEqual([200, null])
    expect((await county.get(asOf(path, 1))).status).toBe(404)
  })

  it('may be asked of everything that is read', () => {
    const beside = [
      'conformance',
      'basemap',
      'towns',
      'health',
      'metrics',
      'backups',
      'openapi.json',
      'docs',
      'live',
      // What stands now, of what a phone holds a receipt of.
      'acts/known',
      // Who may sign in is administered as it stands; how it came to that, the history tells.
      'sign-in',
      'sign-in/oidc',
      'sign-in/oidc/callback',
      'me',
      'me/sessions',
      'me/calendar',
      // A calendar app asks for what is on now, under an address of its own.
      'calendar/{token}.ics',
      'accounts',
      'accounts/{id}/sessions',
      'delegations',
      'displays',
      'audit',
      // Named by what it holds, it never was anything else.
      'photos/{id}',
      'elevation/tiles/{id}',
    ]
    for (const [method, path, { query }] of routes)
      if (method === 'GET' && path !== '/api' && !path.endsWith('/report') && !beside.includes(path.slice(5)))
        expect(Object.keys(query.shape), path).toContain('asOf')
  })
})

interface FeaturePage {
  readonly numberMatched: number
  readonly features: readonly { readonly id: string }[]
  readonly links: readonly { readonly rel: string; readonly href: string }[]
}

describe.each([1, 2, 3])('as of', (seed) => {
  it(`every answer of the past is what was answered then, whatever came later (seed ${seed})`, async () => {
    const county = await startRandomCounty(seed)
    const recorded: Recorded[] = []
    for (let step = 0; step < steps; step++) {
      const isAct = await county.step()
      if (county.dice.next() < 0.2) recorded.push(...(await record(county, questions(county), isAct)))
    }
    county.clock.nowMs += hourMs
    expect(recorded.length).toBeGreaterThan(300)
    let changed = 0
    for (const { path, answer, at, sequence } of recorded) {
      expect(await ask(county, asOf(path, at)), `${path} as of ${at}`).toEqual(answer)
      if (sequence !== undefined)
        expect(await ask(county, asOf(path, sequence)), `${path} as of act ${sequence}`).toEqual(answer)
      if (JSON.stringify(await ask(county, path)) !== JSON.stringify(answer)) changed++
    }
    // Otherwise nothing would be shown: most of it is answered differently today.
    expect(changed).toBeGreaterThan(recorded.length / 3)
    await county.stop()
  }, 240_000)
})
