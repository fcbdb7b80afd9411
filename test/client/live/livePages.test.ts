import type { QueryObserverOptions } from '@tanstack/react-query'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { collectionQuery } from '../../../client/api/collections.ts'
import { coverageAnswer } from '../../../data/model/coverageAnswer.ts'
import { askJson } from '../../../client/api/request.ts'
import { followCoverage } from '../../../client/api/coverage.ts'
import { actsQuery, listQuery, versioned } from '../../../client/api/records.ts'
import { patrol } from '../../../data/model/patrol.ts'
import { shift } from '../../../data/model/shift.ts'
import { tracker } from '../../../data/model/tracker.ts'
import { tierOrder } from '../../../data/model/policy.ts'
import { trailEvent } from '../../../data/model/trail.ts'
import {
  barrierBody,
  checkpointBody,
  deviceBody,
  make,
  patrolBody,
  rosterBody,
  shiftBody,
  startSmallCounty,
  tierOrderBody,
  trackerBody,
  trailBody,
  type SmallCounty,
} from '../../server/smallCounty.ts'
import { openPage, stubBrowser, type FollowedPage } from './followedPage.ts'

const window = { fromMs: Date.parse('2026-03-10T00:00:00Z'), toMs: Date.parse('2026-03-11T00:00:00Z') }
const times = 'from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z'
const requests: string[] = []
let county: SmallCounty
let checkpointId: string
let trailId: string
let page: FollowedPage

beforeAll(async () => {
  // The page's own clock goes on, so the county's must.
  county = await startSmallCounty()
  stubBrowser(() => county.address, requests)
  checkpointId = await make(county, '/api/collections/checkpoints/items', checkpointBody(county))
  trailId = await make(county, '/api/collections/trails/items', trailBody(county))
})
afterEach(() => page.close())
afterAll(async () => {
  vi.unstubAllGlobals()
  await county.stop()
})

const listQueries = () => [
  listQuery(`/patrols?${times}`, { kind: 'patrol', item: patrol.and(versioned), window }),
  listQuery(`/shifts?${times}`, { kind: 'shift', item: shift.and(versioned), window }),
  listQuery(`/shifts?${times}&placeId=${checkpointId}`, {
    kind: 'shift',
    item: shift.and(versioned),
    window,
    parentId: checkpointId,
  }),
  listQuery('/trackers', { kind: 'tracker', item: tracker.and(versioned) }),
  listQuery('/tier-orders', { kind: 'tier-order', item: tierOrder.and(versioned) }),
  listQuery(`/trails/${trailId}/events`, { kind: 'trail-event', item: trailEvent, parentId: trailId }),
]
const collectionIds = ['trails', 'checkpoints', 'barriers', 'devices', 'stretches', 'markers'] as const
const allQueries = () =>
  [
    ...listQueries(),
    ...collectionIds.map((id) => collectionQuery(id, null)),
    actsQuery(12),
  ] as unknown as QueryObserverOptions[]

/** What the server answers now to each of the page's questions. */
async function fresh(queries: readonly QueryObserverOptions[]): Promise<unknown[]> {
  return Promise.all(
    queries.map(async ({ queryFn }) => {
      const ask = queryFn as (context: { signal: AbortSignal }) => Promise<{ value: unknown }>
      return (await ask({ signal: new AbortController().signal })).value
    }),
  )
}

type Method = 'POST' | 'PUT' | 'DELETE'

/** An act by a number: what it does, to what and when follow from it. */
async function act(seed: number): Promise<void> {
  const pick = <Item>(items: readonly Item[], shiftBy = 0): Item =>
    items[Math.floor(seed / 7 ** shiftBy) % items.length]!
  const day = pick(['10', '10', '10', '09', '11'], 1)
  const dates = { from: `2026-03-${day}T0${pick([0, 2, 4], 2)}:00:00Z`, to: `2026-03-${day}T09:30:00Z` }
  const fromM = pick([1500, 0, 500], 3)
  const place = pick([
    { kind: 'checkpoint', id: checkpointId },
    { kind: 'desk', id: county.deskId },
  ])
  const bodies = [
    ['/api/patrols', { ...patrolBody(county), ...dates, fromM, toM: fromM + 700 }],
    ['/api/shifts', { ...shiftBody(county), ...dates, place }],
    ['/api/collections/barriers/items', barrierBody(county)],
    ['/api/collections/devices/items', deviceBody(county)],
    ['/api/collections/checkpoints/items', checkpointBody(county)],
    ['/api/collections/trails/items', trailBody(county)],
  ] as const
  // What has a place in time and along the line is the hardest to put in order.
  const [path, body] = bodies[[0, 0, 0, 1, 1, 2, 3, 4, 5][seed % 9]!]!
  const send = async (method: Method, address: string, sent?: unknown, version?: number) => {
    const answer = await county.send(
      method,
      address,
      sent,
      version === undefined ? {} : { 'If-Match': `"${version}"` },
    )
    await answer.arrayBuffer()
  }
  switch (Math.floor(seed / 11) % 8) {
    case 0:
    case 1:
      return send('POST', path, body)
    case 2:
    case 3: {
      const one = await anyOf(path, seed)
      return one === undefined ? undefined : send('PUT', `${path}/${one.id}`, body, one.version)
    }
    case 4: {
      const one = await anyOf(path, seed)
      const isKept = one === undefined || [checkpointId, trailId].includes(one.id)
      return isKept ? undefined : send('DELETE', `${path}/${one.id}`, undefined, one.version)
    }
    case 5: {
      const kind = pick(['sealed', 'verified', 'breached', 'inspected'], 1)
      const event = {
        kind,
        observedAt: `2026-03-10T0${pick([0, 1, 2, 3], 2)}:30:00Z`,
        position: null,
        accuracyM: null,
        method: kind === 'sealed' ? 'wire' : null,
        note: '',
        withdraws: null,
      }
      return send('POST', `/api/trails/${trailId}/events`, event)
    }
    case 6:
      return send('POST', '/api/tier-orders', tierOrderBody)
    default:
      return seed % 2 === 0
        ? send('POST', '/api/shifts/recurring', { ...rosterBody(county), place })
        : send('POST', '/api/trackers', trackerBody(county, `phone ${seed}`))
  }
}

async function anyOf(path: string, seed: number): Promise<{ id: string; version: number } | undefined> {
  const answer = (await (await county.get(path)).json()) as {
    items?: { id: string; version: number }[]
    features?: { id: string; properties: { version: number } }[]
  }
  const all = answer.items ?? answer.features?.map(({ id, properties }) => ({ id, ...properties })) ?? []
  return all[seed % Math.max(1, all.length)]
}

const sequenceNow = async () =>
  ((await (await county.get('/api/county')).json()) as { sequence: number }).sequence

describe('a page that follows the journal', () => {
  it('shows after any acts, with the stream cut in between, what asking anew would show', async () => {
    const queries = allQueries()
    page = await openPage(queries, requests)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 14 }), async (seeds) => {
        for (const seed of seeds) {
          if (seed % 13 === 0) page.cut()
          await act(seed)
        }
        await page.settled(await sequenceNow())
        const expected = await fresh(queries)
        for (const [index, query] of queries.entries())
          expect(
            page.shown(query as { queryKey: readonly unknown[] }),
            JSON.stringify(query.queryKey),
          ).toEqual(expected[index])
      }),
      { numRuns: 15, endOnFailure: true },
    )
  })

  it('works an act into its lists without asking for any of them', async () => {
    page = await openPage(listQueries() as unknown as QueryObserverOptions[], requests)
    page.takeRequests()
    await make(county, '/api/patrols', patrolBody(county))
    const sequence = await sequenceNow()
    await vi.waitUntil(() => page.live.sequence >= sequence)
    await page.settled(sequence)
    expect(page.takeRequests()).toEqual([])
  })

  it('asks for one feature where an act touches one', async () => {
    page = await openPage([collectionQuery('trails', null)] as unknown as QueryObserverOptions[], requests)
    page.takeRequests()
    await act(5 * 11)
    await vi.waitUntil(() => requests.length > 0)
    expect(page.takeRequests()).toEqual([`/api/collections/trails/items/${trailId}`])
  })

  it('does not ask for a feature that an act ended', async () => {
    const devices = collectionQuery('devices', null)
    page = await openPage([devices] as unknown as QueryObserverOptions[], requests)
    const id = await make(county, '/api/collections/devices/items', deviceBody(county))
    await page.settled(await sequenceNow())
    const idsShown = () => (page.shown(devices) as { id: string }[]).map((one) => one.id)
    expect(idsShown()).toContain(id)
    page.takeRequests()
    await (
      await county.send('DELETE', `/api/collections/devices/items/${id}`, undefined, { 'If-Match': '"1"' })
    ).text()
    await page.settled(await sequenceNow())
    expect(idsShown()).not.toContain(id)
    expect(page.takeRequests()).toEqual([])
  })

  it('asks once for coverage where twenty acts come together', async () => {
    let asked = 0
    const coverage = {
      queryKey: ['coverage'],
      queryFn: () => {
        asked++
        return askJson(`/coverage?kind=planned&${times}&at=2026-03-10T04:00:00Z`, coverageAnswer)
      },
      meta: { follow: followCoverage('planned') },
    }
    page = await openPage([coverage], requests)
    asked = 0
    await Promise.all(Array.from({ length: 20 }, () => make(county, '/api/patrols', patrolBody(county))))
    const sequence = await sequenceNow()
    await page.settled(sequence)
    expect(asked).toBeGreaterThanOrEqual(1)
    expect(asked).toBeLessThanOrEqual(2)
    expect((page.client.getQueryData(['coverage']) as { sequence: number }).sequence).toBe(sequence)
  })

  it('shows an own act from its answer, and not twice when its event comes', async () => {
    const [patrols] = listQueries()
    page = await openPage([patrols] as unknown as QueryObserverOptions[], requests)
    const before = (page.shown(patrols!) as unknown[]).length
    const id = await make(county, '/api/patrols', patrolBody(county))
    const { items } = (await (await county.get(`/api/patrols?${times}`)).json()) as {
      items: { id: string }[]
    }
    const made = items.find((one) => one.id === id)
    page.live.wrote(undefined, { kind: 'patrol', id, version: 1, record: made })
    expect((page.shown(patrols!) as unknown[]).length).toBe(before + 1)
    await page.settled(await sequenceNow())
    expect((page.shown(patrols!) as unknown[]).length).toBe(before + 1)
  })
})
