import { expect, describe, it } from 'vitest'
import { collectionIds } from '../../server/collections/collection.ts'
import { startRandomCounty, type RandomCounty } from './randomCounty.ts'

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
function questions({ dice, clock, lineIds, trailIds, patrolIds, barrierIds }: RandomCounty): string[] {
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
    'trackers',
    'policies',
    'tier-orders',
    'patrols',
    'shifts',
    'staffing-logs',
    'lost-tracks',
  ].map((list) => `/api/${list}`)
  return [
    ...coverage,
    ...explained,
    ...features,
    ...lists,
    `/api/patrols?${window}`,
    `/api/shifts?${window}`,
    `/api/staffing-logs?${window}`,
    ...trailIds.flatMap((id) => [`/api/trails/${id}/events`, `/api/collections/trails/items/${id}`]),
    ...barrierIds.slice(0, 2).map((id) => `/api/collections/barriers/items/${id}`),
    ...patrolIds.map((id) => `/api/patrols/${id}/walk`),
    '/api/collections',
    '/api/collections/stretches',
    '/api/acts?limit=200',
    '/api/acts?limit=3&before=9',
    '/api/county',
    '/api/teams-now',
  ]
}

async function ask(county: RandomCounty, path: string): Promise<unknown> {
  const answer = await county.get(path)
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (path.includes('/chart')) return [answer.status, bytes.toString('base64')]
  const body = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>
  // Links and the address at fault repeat what was asked; fixes are not counted of the past.
  const { links: _, trackRevision: __, instance: ___, ...rest } = body
  return [answer.status, rest]
}

async function record(county: RandomCounty, isAfterAct: boolean): Promise<Recorded[]> {
  const at = new Date(county.clock.nowMs).toISOString()
  const { sequence } = (await (await county.get('/api/health')).json()) as { sequence: number }
  const recorded: Recorded[] = []
  for (const path of questions(county))
    recorded.push({ path, answer: await ask(county, path), at, sequence: isAfterAct ? sequence : undefined })
  return recorded
}

const asOf = (path: string, moment: string | number) =>
  `${path}${path.includes('?') ? '&' : '?'}asOf=${moment}`

describe.each([1, 2, 3])('as of', (seed) => {
  it(`every answer of the past is what was answered then, whatever came later (seed ${seed})`, async () => {
    const county = await startRandomCounty(seed)
    const recorded: Recorded[] = []
    for (let step = 0; step < steps; step++) {
      const isAct = await county.step()
      if (county.dice.next() < 0.2) recorded.push(...(await record(county, isAct)))
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
