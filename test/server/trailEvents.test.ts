import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { make, startSmallCounty, trailBody, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
let trailId: string
beforeAll(async () => {
  county = await startSmallCounty()
})
beforeEach(async () => {
  county.clock.nowMs = Date.parse('2026-03-10T04:00:00Z')
  trailId = await make(county, '/api/collections/trails/items', trailBody(county))
  county.clock.nowMs += 60_000
})
afterAll(() => county.stop())

const send = (body: object) => county.send('POST', `/api/trails/${trailId}/events`, body)
const statusOf = async () =>
  ((await (await county.get(`/api/collections/trails/items/${trailId}`)).json()) as { properties: unknown })
    .properties

const seal = { kind: 'sealed', method: 'wire', observedAt: '2026-03-10T04:00:30Z' }

it('a trail that was just found is reported and unsealed', async () => {
  expect(await statusOf()).toMatchObject({
    status: 'reported',
    unsealed: true,
    statusSince: '2026-03-10T04:00:00.000Z',
    eventCount: 1,
  })
})

it('a seal counts at once, is verified by a second event and broken by a breach', async () => {
  const sealed = await send({ ...seal, position: [104.71, 22.9], accuracyM: 12, positionSource: 'gps' })
  expect(sealed.status).toBe(201)
  expect(await sealed.json()).toMatchObject({
    receivedAt: '2026-03-10T04:01:00.000Z',
    actor: 'local operator',
    trailState: { status: 'sealed', unsealed: false, statusSince: '2026-03-10T04:00:30.000Z' },
  })
  const verified = await send({
    kind: 'verified',
    observedAt: '2026-03-10T04:00:50Z',
    personId: county.personId,
    notByGps: 'no signal in the gorge',
  })
  expect(await verified.json()).toMatchObject({ trailState: { status: 'verified', eventCount: 3 } })
  const breached = await send({ kind: 'breached', observedAt: '2026-03-10T04:00:55Z' })
  expect(await breached.json()).toMatchObject({ trailState: { status: 'breached', unsealed: true } })
  expect(await statusOf()).toMatchObject({ status: 'breached', unsealed: true, eventCount: 4 })
})

it('an event that arrives late counts from when it was observed, and changes nothing that came after', async () => {
  await send({ kind: 'breached', observedAt: '2026-03-10T04:00:50Z' })
  const late = await send(seal)
  expect(await late.json()).toMatchObject({ trailState: { status: 'breached' } })
})

it('two officers at once both stand on the list', async () => {
  const answers = await Promise.all([
    send(seal),
    send({ kind: 'breached', observedAt: '2026-03-10T04:00:40Z' }),
    send({ kind: 'inspected', observedAt: '2026-03-10T04:00:45Z' }),
  ])
  expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
  const list = (await (await county.get(`/api/trails/${trailId}/events`)).json()) as {
    items: { kind: string }[]
  }
  expect(list.items.map((event) => event.kind)).toEqual(['reported', 'sealed', 'breached', 'inspected'])
})

it('a withdrawal takes back an event of this trail', async () => {
  const { id } = (await (await send({ kind: 'breached', observedAt: '2026-03-10T04:00:40Z' })).json()) as {
    id: string
  }
  await send(seal)
  const withdrawn = await send({ kind: 'withdrawn', withdraws: id, observedAt: '2026-03-10T04:01:00Z' })
  expect(await withdrawn.json()).toMatchObject({ trailState: { status: 'sealed' } })
})

describe('an event that makes no sense is refused', () => {
  it.each([
    ['a verification before any seal', { kind: 'verified', observedAt: '2026-03-10T04:00:30Z' }, 'kind'],
    ['a seal without its method', { ...seal, method: null }, 'method'],
    ['a reopening without an order', { kind: 'reopened', observedAt: '2026-03-10T04:00:30Z' }, 'order'],
    ['a withdrawal of nothing', { kind: 'withdrawn', observedAt: '2026-03-10T04:00:30Z' }, 'withdraws'],
    [
      'a withdrawal of an event nobody knows',
      {
        kind: 'withdrawn',
        withdraws: '00000000-0000-4000-8000-000000000000',
        observedAt: '2026-03-10T04:00:30Z',
      },
      'withdraws',
    ],
    ['an observation six minutes ahead', { ...seal, observedAt: '2026-03-10T04:07:00Z' }, 'observedAt'],
    ['an observation without an offset', { ...seal, observedAt: '2026-03-10T04:00:00' }, 'observedAt'],
  ])('%s', async (_, body, field) => {
    const answer = await send(body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'field-invalid', field })
    expect(await statusOf()).toMatchObject({ eventCount: 1 })
  })

  it('a position half a world away', async () => {
    const answer = await send({ ...seal, position: [0, 0] })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'geometry-invalid', field: 'position' })
    expect(await statusOf()).toMatchObject({ eventCount: 1 })
  })

  it('a verification of a seal that was breached since', async () => {
    await send(seal)
    await send({ kind: 'breached', observedAt: '2026-03-10T04:00:40Z' })
    expect((await send({ kind: 'verified', observedAt: '2026-03-10T04:00:50Z' })).status).toBe(400)
  })
})

it('an observation four minutes ahead is taken, and counts when its time has come', async () => {
  const ahead = await send({ ...seal, observedAt: '2026-03-10T04:05:00Z' })
  expect(ahead.status).toBe(201)
  const listed = async () => {
    const page = (await (await county.get('/api/collections/trails/items')).json()) as {
      features: { id: string; properties: { status: string } }[]
    }
    return page.features.find((feature) => feature.id === trailId)?.properties.status
  }
  expect(await listed()).toBe('reported')
  county.clock.nowMs = Date.parse('2026-03-10T04:04:59.999Z')
  expect(await listed()).toBe('reported')
  county.clock.nowMs = Date.parse('2026-03-10T04:05:00Z')
  expect(await listed()).toBe('sealed')
})

it('a trail that was sealed stays on the list; one entered by mistake can be ended', async () => {
  const path = `/api/collections/trails/items/${trailId}`
  const other = await make(county, '/api/collections/trails/items', trailBody(county))
  await send(seal)
  const refused = await county.send('DELETE', path, undefined, { 'If-Match': '"1"' })
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'still-in-use' }])
  const ended = await county.send('DELETE', `/api/collections/trails/items/${other}`, undefined, {
    'If-Match': '"1"',
  })
  expect(ended.status).toBe(204)
})
