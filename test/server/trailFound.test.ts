import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorAt, actorOf, asking } from './access/actors.ts'
import { pngOf } from './pictures.ts'
import { foundTrailBody, make, startSmallCounty, trailBody, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty({ actorOf })
})
afterAll(() => county.stop())

interface Found {
  id: string
  number: number
  meetsLineAtM: number[]
  path: [number, number][]
  events: { id: string; kind: string }[]
}
const find = async (body: object, headers: Record<string, string> = {}) => {
  const answer = await county.send('POST', '/api/trails/found', body, headers)
  return {
    status: answer.status,
    sequence: Number(answer.headers.get('Act-Sequence')),
    body: (await answer.json()) as Found & Record<string, unknown>,
  }
}
const seal = { kind: 'sealed', method: 'wire', observedAt: '2026-03-10T04:00:00Z' }
const trailAt = async (id: string, query = '') => county.get(`/api/collections/trails/items/${id}${query}`)

async function addPhoto(): Promise<string> {
  const colour = [Math.floor(Math.random() * 256), Math.floor(Math.random() * 256), 7] as const
  const answer = await fetch(`${county.address}/api/photos`, {
    method: 'POST',
    headers: { 'Content-Type': 'image/png' },
    body: new Uint8Array(pngOf(8, 8, colour)),
  })
  return ((await answer.json()) as { id: string }).id
}

describe('a way that an officer finds', () => {
  it('is put on the list with the next number, where it comes nearest to the line and whose ground that is', async () => {
    const before = await make(county, '/api/collections/trails/items', trailBody(county))
    const { number } = ((await (await trailAt(before)).json()) as { properties: Found }).properties
    const body = foundTrailBody(county)
    const found = await find(body)
    expect([found.status, found.body]).toMatchObject([
      201,
      {
        id: body.id,
        number: number + 1,
        course: 'walked',
        unitId: county.villageId,
        trailState: { status: 'reported', unsealed: true },
        events: [{ kind: 'reported' }],
      },
    ])
    // 2052 m to the bend and some 1760 m on from there.
    expect(Math.abs(found.body.meetsLineAtM[0]! - 3812)).toBeLessThan(40)
  })

  it('that crosses the line is kept with each place where it does', async () => {
    const path = [
      [104.705, 22.901],
      [104.705, 22.899],
      [104.707, 22.899],
      [104.707, 22.901],
    ]
    const { body } = await find({ ...foundTrailBody(county), course: 'drawn', path })
    expect(body.meetsLineAtM).toHaveLength(2)
    expect(body.meetsLineAtM[0]).toBeCloseTo(513, -1)
    expect(body.meetsLineAtM[1]).toBeCloseTo(718, -1)
  })

  it('of which only the spot is known has the shortest way to the line for its course', async () => {
    const spot = [[104.71, 22.9004]]
    const { status, body } = await find({ ...foundTrailBody(county), course: 'spot', path: spot })
    expect(status).toBe(201)
    expect(body.path).toHaveLength(2)
    expect(body.path[1]![1]).toBeCloseTo(22.9, 4)
  })

  it('is sealed in the same act, and is all taken back with it', async () => {
    const { body, sequence } = await find({ ...foundTrailBody(county), seal })
    expect(body).toMatchObject({
      trailState: { status: 'sealed', unsealed: false },
      events: [{ kind: 'reported' }, { kind: 'sealed' }],
    })
    expect((await county.send('POST', `/api/acts/${sequence}/undo`, { reason: 'was trail 3' })).status).toBe(
      201,
    )
    expect((await trailAt(body.id)).status).toBe(404)
    expect((await trailAt(body.id, `?asOf=${sequence}`)).status).toBe(200)
    expect((await trailAt(body.id, `?asOf=${sequence - 1}`)).status).toBe(404)
  })

  it('is not taken back once something else was done there', async () => {
    const { body, sequence } = await find(foundTrailBody(county))
    expect((await county.send('POST', `/api/trails/${body.id}/events`, seal)).status).toBe(201)
    expect((await county.send('POST', `/api/acts/${sequence}/undo`, { reason: 'x' })).status).toBe(409)
  })

  it('is written once however often the phone repeats it', async () => {
    const body = foundTrailBody(county)
    const headers = { 'Idempotency-Key': randomUUID() }
    const [one, other] = [await find(body, headers), await find(body, headers)]
    expect(other).toEqual(one)
    expect(await find(body)).toMatchObject({ status: 400, body: { field: 'id' } })
  })

  it('twice by two phones is kept twice', async () => {
    const [one, other] = [await find(foundTrailBody(county)), await find(foundTrailBody(county))]
    expect([one.status, other.status]).toEqual([201, 201])
    expect(other.body.number).toBe(one.body.number + 1)
  })
})

describe('a way that is found is refused', () => {
  it.each([
    [
      'far from the line',
      {
        path: [
          [104.71, 22.91],
          [104.71, 22.905],
        ],
      },
      'geometry-invalid',
      'path',
    ],
    ['as a spot far from the line', { course: 'spot', path: [[104.71, 22.905]] }, 'geometry-invalid', 'path'],
    ['as a path of one position', { path: [[104.71, 22.9]] }, 'field-invalid', 'path'],
    ['as a spot of two positions', { course: 'spot' }, 'field-invalid', 'path'],
    ['without a first report', { report: { ...seal } }, 'field-invalid', 'report.kind'],
    [
      'with a breach for a seal',
      { seal: { kind: 'breached', observedAt: seal.observedAt } },
      'field-invalid',
      'seal.kind',
    ],
    ['on no line', { lineId: randomUUID() }, 'field-invalid', 'lineId'],
    ['without a name', { name: { en: ' ', zh: ' ' } }, 'field-invalid', 'name.en'],
    [
      'seen tomorrow',
      { report: { kind: 'reported', observedAt: '2026-03-11T04:00:00Z' } },
      'field-invalid',
      'report.observedAt',
    ],
  ])('%s', async (_, change, code, field) => {
    expect(await find({ ...foundTrailBody(county), ...change })).toMatchObject({
      status: 400,
      body: { code, field },
    })
  })

  it('by whoever may put ways on the list and not seal them, where it is sealed at once', async () => {
    const planner = asking(actorAt('planner', county.unitId))
    expect((await find(foundTrailBody(county), planner)).status).toBe(201)
    expect(await find({ ...foundTrailBody(county), seal }, planner)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    })
    const officer = asking(actorAt('duty-officer', county.unitId))
    expect((await find({ ...foundTrailBody(county), seal }, officer)).status).toBe(201)
  })

  it('on the ground of another unit', async () => {
    const officer = asking(actorAt('duty-officer', county.villageId))
    const elsewhere = { course: 'spot', path: [[104.71, 22.9004]] }
    expect(await find({ ...foundTrailBody(county), ...elsewhere }, officer)).toMatchObject({
      status: 403,
      body: { code: 'outside-jurisdiction' },
    })
  })
})

describe('photos of what happened at a trail', () => {
  it('are kept with where and when they were taken, and stay from then on', async () => {
    const id = await addPhoto()
    const photos = [{ id, takenAt: '2026-03-10T03:58:00Z', position: [104.71, 22.9005] }]
    const { body } = await find({ ...foundTrailBody(county), seal: { ...seal, photos } })
    const list = (await (await county.get(`/api/trails/${body.id}/events`)).json()) as { items: object[] }
    expect(list.items).toMatchObject([{ photos: [] }, { photos }])
    const row = await county.db.selectFrom('photo').select('kept_by').where('id', '=', id).executeTakeFirst()
    expect(row?.kept_by).toBeTypeOf('number')
  })

  it('that nobody sent are refused at their place', async () => {
    const id = await addPhoto()
    const unknown = { id: 'f'.repeat(64) }
    const { body } = await find(foundTrailBody(county))
    const answer = await county.send('POST', `/api/trails/${body.id}/events`, {
      ...seal,
      photos: [{ id }, unknown],
    })
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { code: 'field-invalid', field: 'photos.1' },
    ])
    expect(await find({ ...foundTrailBody(county), seal: { ...seal, photos: [unknown] } })).toMatchObject({
      status: 400,
      body: { field: 'seal.photos.0' },
    })
  })

  it('stand once each', async () => {
    const id = await addPhoto()
    const { body } = await find(foundTrailBody(county))
    const answer = await county.send('POST', `/api/trails/${body.id}/events`, {
      ...seal,
      photos: [{ id }, { id }],
    })
    expect(await answer.json()).toMatchObject({ field: 'photos' })
  })
})

it('how a breach was made is said of a breach alone', async () => {
  const { body } = await find(foundTrailBody(county))
  const send = (event: object) => county.send('POST', `/api/trails/${body.id}/events`, event)
  const breached = await send({ ...seal, kind: 'breached', method: null, breach: 'cut', peopleSeen: true })
  expect([breached.status, await breached.json()]).toMatchObject([201, { breach: 'cut', peopleSeen: true }])
  const sealed = await send({ ...seal, breach: 'cut' })
  expect([sealed.status, await sealed.json()]).toMatchObject([400, { field: 'breach' }])
})
