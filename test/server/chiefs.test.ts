import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Charge, StretchRecord } from '../../data/model/chief.ts'
import type { Problem } from '../../data/model/problem.ts'
import type { Responsibility } from '../../data/model/responsibility.ts'
import {
  chargeBody,
  checkpointBody,
  make,
  name,
  startSmallCounty,
  stretchBody,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

const stretches = '/api/collections/stretches/items'
const handedAt = '2026-06-01T00:00:00Z'

async function askAt(at = '2026-03-10T04:00:00Z', asOf = ''): Promise<Responsibility> {
  const answer = await county.get(`/api/responsibility?lineId=${county.lineId}&at=${at}${asOf}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Responsibility
}
const villageOf = ({ levels }: Responsibility) => levels.find(({ level }) => level === 'village')!
async function stretchOf(id: string): Promise<StretchRecord & { version: number }> {
  const { properties } = (await (await county.get(`${stretches}/${id}`)).json()) as {
    properties: StretchRecord & { version: number }
  }
  return { ...properties, id: id as StretchRecord['id'] }
}
const undo = async (act: Response) => {
  const sequence = act.headers.get('Act-Sequence')
  const undone = await county.send('POST', `/api/acts/${sequence}/undo`, { reason: 'a mistake' })
  expect(undone.status, await undone.clone().text()).toBe(201)
}
const changedIds = async (answer: Response) => {
  expect(answer.status, await answer.clone().text()).toBe(200)
  return ((await answer.json()) as { changed: { id: string }[] }).changed.map(({ id }) => id)
}

describe('who answers for a line', () => {
  it('is told for the whole of it at each level, with what is nobody’s', async () => {
    const { levels, lengthM } = await askAt()
    expect(levels.map(({ level, metres }) => [level, metres.one, metres.nobody])).toEqual([
      ['city', 0, lengthM],
      ['county', 0, lengthM],
      ['township', lengthM, 0],
      ['village', 0, lengthM],
    ])
  })

  it('is doubled where two are named for the same metres, and both are told', async () => {
    const first = await make(county, stretches, stretchBody(county))
    const second = await make(county, stretches, {
      ...stretchBody(county),
      fromM: 2600,
      toM: 3600,
      personId: county.leadId,
    })
    const { pieces } = villageOf(await askAt())
    expect(pieces.map(({ fromM, toM, state, stretchIds }) => [fromM, toM, state, stretchIds])).toEqual([
      [0, 2000, 'nobody', []],
      [2000, 2600, 'one', [first]],
      [2600, 3000, 'several', [first, second]],
      [3000, 3600, 'one', [second]],
      [3600, county.lengthM, 'nobody', []],
    ])
    for (const id of [first, second])
      await county.send('DELETE', `${stretches}/${id}`, undefined, {
        'If-Match': '"1"',
        Reason: 'entered for this test',
      })
  })

  it('is vacant where a post is named that nobody fills', async () => {
    const id = await make(county, stretches, { ...stretchBody(county), personId: null })
    expect(villageOf(await askAt()).metres.vacant).toBe(1000)
    await county.send('POST', '/api/chiefs/end', {
      chiefs: [{ kind: 'stretch', id, version: 1 }],
      at: '2025-01-01T00:00:00Z',
    })
    expect(villageOf(await askAt()).metres.vacant).toBe(0)
  })

  it('is told as it was known then', async () => {
    const act = await county.send('POST', stretches, stretchBody(county))
    const sequence = Number(act.headers.get('Act-Sequence'))
    expect(villageOf(await askAt()).metres.one).toBe(1000)
    expect(villageOf(await askAt(undefined, `&asOf=${sequence - 1}`)).metres.one).toBe(0)
    await undo(act)
    expect(villageOf(await askAt()).metres.one).toBe(0)
    expect(villageOf(await askAt(undefined, `&asOf=${sequence}`)).metres.one).toBe(1000)
  })

  it('tells what changes within thirty days', async () => {
    const id = await make(county, stretches, { ...stretchBody(county), to: '2026-03-20T00:00:00Z' })
    const { changes } = villageOf(await askAt())
    expect(changes).toEqual([
      { at: '2026-03-20T00:00:00.000Z', fromM: 2000, toM: 3000, before: [id], after: [] },
    ])
    expect(villageOf(await askAt('2026-02-01T00:00:00Z')).changes).toEqual([])
  })
})

describe('a chief', () => {
  it('answers for a stretch that lies on the line, for people who are there, for a time that goes forward', async () => {
    const refused = async (more: object) =>
      (await (await county.send('POST', stretches, { ...stretchBody(county), ...more })).json()) as Problem
    expect(await refused({ toM: 9000 })).toMatchObject({ field: 'toM' })
    expect(await refused({ toM: 2000 })).toMatchObject({ field: 'toM' })
    expect(await refused({ personId: county.villageId })).toMatchObject({ field: 'personId' })
    expect(await refused({ deputyIds: [county.leadId, county.unitId] })).toMatchObject({
      field: 'deputyIds.1',
    })
    expect(await refused({ to: '2025-01-01T00:00:00Z' })).toMatchObject({ field: 'to' })
    const backward = { personId: county.leadId, from: handedAt, to: '2026-01-01T00:00:00Z' }
    expect(await refused({ deputising: [backward] })).toMatchObject({ field: 'deputising.0.to' })
  })

  it('hands over from an instant all that was chosen, as one act that is taken back as one', async () => {
    const body = { ...stretchBody(county), deputyIds: [county.leadId] }
    const ids = [
      await make(county, stretches, body),
      await make(county, stretches, { ...body, fromM: 3200, toM: 3300 }),
    ]
    const handed = await county.send('POST', '/api/chiefs/hand-over', {
      chiefs: ids.map((id) => ({ kind: 'stretch', id, version: 1 })),
      at: handedAt,
      personId: county.leadId,
    })
    const changed = await changedIds(handed)
    const successors = changed.filter((id) => !ids.includes(id))
    expect(successors).toHaveLength(2)
    expect(await stretchOf(ids[0]!)).toMatchObject({ to: handedAt, personId: county.personId, version: 2 })
    // Whoever follows is no deputy of their own.
    expect(await stretchOf(successors[0]!)).toMatchObject({
      from: handedAt,
      to: null,
      personId: county.leadId,
      deputyIds: [],
      fromM: 2000,
      toM: 3000,
    })
    const metresAt = async (at: string) => villageOf(await askAt(at)).metres
    expect(await metresAt('2026-05-31T00:00:00Z')).toEqual(await metresAt('2026-06-02T00:00:00Z'))
    await undo(handed)
    expect(await stretchOf(ids[0]!)).toMatchObject({ to: null })
    expect((await county.get(`${stretches}/${successors[0]}`)).status).toBe(404)
  })

  it('who was named for what somebody else changed meanwhile hands nothing over', async () => {
    const id = await make(county, stretches, stretchBody(county))
    const stale = { chiefs: [{ kind: 'stretch', id, version: 7 }], at: handedAt, personId: county.leadId }
    expect((await county.send('POST', '/api/chiefs/hand-over', stale)).status).toBe(412)
  })

  it('cannot hand over what was over by then, nor the same twice', async () => {
    const id = await make(county, stretches, { ...stretchBody(county), to: '2026-04-01T00:00:00Z' })
    const chosen = { kind: 'stretch', id, version: 1 }
    const over = { chiefs: [chosen], at: handedAt, personId: county.leadId }
    expect(await (await county.send('POST', '/api/chiefs/hand-over', over)).json()).toMatchObject({
      code: 'field-invalid',
      field: 'chiefs.0',
    })
    const twice = { ...over, at: '2026-03-01T00:00:00Z', chiefs: [chosen, chosen] }
    expect(await (await county.send('POST', '/api/chiefs/hand-over', twice)).json()).toMatchObject({
      field: 'chiefs.1',
    })
  })

  it('who gives metres to the neighbour does so as one act, and before it all was as it was', async () => {
    const [left, right] = [
      await make(county, stretches, { ...stretchBody(county), fromM: 100, toM: 500 }),
      await make(county, stretches, {
        ...stretchBody(county),
        fromM: 500,
        toM: 900,
        personId: county.leadId,
      }),
    ]
    const moves = [
      { id: left, version: 1, fromM: 100, toM: 650 },
      { id: right, version: 1, fromM: 650, toM: 900 },
    ]
    const moved = await county.send('POST', '/api/chiefs/move', { moves, at: handedAt })
    await changedIds(moved)
    const personAt = async (at: string, placeM: number) => {
      const { pieces } = villageOf(await askAt(at))
      const [id] = pieces.find(({ fromM, toM }) => fromM <= placeM && placeM < toM)!.stretchIds
      return (await stretchOf(id!)).personId
    }
    expect(await personAt('2026-05-01T00:00:00Z', 600)).toBe(county.leadId)
    expect(await personAt('2026-06-02T00:00:00Z', 600)).toBe(county.personId)
    await undo(moved)
    expect(await personAt('2026-06-02T00:00:00Z', 600)).toBe(county.leadId)
  })

  it('is somebody on the rosters: neither is taken off them while the other stands', async () => {
    const guest = await make(county, '/api/people', {
      unitId: county.unitId,
      name: name('Zhao'),
      post: name('Chief'),
      phone: null,
      mayLead: false,
    })
    const charge = await make(county, '/api/charges', { ...chargeBody(county), deputyIds: [guest] })
    const end = async () => county.send('DELETE', `/api/people/${guest}`, undefined, { 'If-Match': '"1"' })
    expect(await (await end()).json()).toMatchObject({ code: 'still-in-use' })
    await county.send('DELETE', `/api/charges/${charge}`, undefined, {
      'If-Match': '"1"',
      Reason: 'the wrong one',
    })
    expect((await end()).status).toBe(204)
  })
})

describe('a point', () => {
  const villageAt = async (kind: string) => {
    const { points } = await askAt()
    return points.find((one) => one.kind === kind)?.levels.find(({ level }) => level === 'village')
  }

  it('is answered for by whoever is named for it, else by whoever has the stretch', async () => {
    const id = await make(county, '/api/collections/checkpoints/items', checkpointBody(county))
    expect(await villageAt('checkpoint')).toMatchObject({ state: 'nobody', by: 'stretch' })
    const charge = await make(county, '/api/charges', {
      ...chargeBody(county),
      of: { kind: 'checkpoint', id },
      level: 'village',
    })
    expect(await villageAt('checkpoint')).toEqual({
      level: 'village',
      state: 'one',
      by: 'itself',
      chiefIds: [charge],
    })
  })

  it('that is taken out of the records takes along who was named for it, and brings them back', async () => {
    const id = await make(county, '/api/collections/trails/items', trailBody(county))
    const charge = await make(county, '/api/charges', { ...chargeBody(county), of: { kind: 'trail', id } })
    const listed = async () =>
      ((await (await county.get('/api/charges')).json()) as { items: Charge[] }).items.some(
        (one) => one.id === charge,
      )
    const removed = await county.send('DELETE', `/api/collections/trails/items/${id}`, undefined, {
      'If-Match': '"1"',
      Reason: 'it is a stream',
    })
    expect(removed.status).toBe(204)
    expect(await listed()).toBe(false)
    await undo(removed)
    expect(await listed()).toBe(true)
  })

  it('has to be there', async () => {
    const of = { kind: 'port', id: county.villageId }
    const answer = await county.send('POST', '/api/charges', { ...chargeBody(county), of })
    expect(await answer.json()).toMatchObject({ field: 'of.id' })
  })
})

describe('a unit’s ground as a whole', () => {
  it('has its linked leader and office, of a unit above it', async () => {
    const id = await make(county, '/api/charges', chargeBody(county))
    const { areas } = await askAt()
    const area = areas.find(({ unitId }) => unitId === county.villageId)
    expect(area).toMatchObject({ level: 'township', state: 'one' })
    expect(area?.chiefIds).toContain(id)
    expect(areas.map(({ unitId }) => unitId)).not.toContain(county.unitId)
  })

  it('is not linked to a unit that has nothing to do with it', async () => {
    const unit = { name: name('Far village'), level: 'village', parentId: county.unitId, ground: [] }
    const far = await make(county, '/api/units', unit)
    const body = { ...chargeBody(county), unitId: county.villageId, of: { kind: 'unit', id: far } }
    expect(await (await county.send('POST', '/api/charges', body)).json()).toMatchObject({ field: 'of.id' })
  })
})
