import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../../data/model/problem.ts'
import { currentSequence } from '../../../data/store/acts.ts'
import { make, name, patrolBody, startSmallCounty, trackerBody, type SmallCounty } from '../smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

const nobody = '00000000-0000-4000-8000-000000000000'
const villageBody = (more: object = {}) => ({
  name: name('West village'),
  level: 'village',
  parentId: county.unitId,
  ground: [{ lineId: county.lineId, fromM: 0, toM: 1500 }],
  ...more,
})

async function refused(answer: Response): Promise<Problem> {
  expect(answer.ok).toBe(false)
  return (await answer.json()) as Problem
}

const change = async (id: string, body: unknown, version = 1) =>
  county.send('PUT', `/api/units/${id}`, body, { 'If-Match': `"${version}"` })
const end = async (id: string, version = 1) =>
  county.send('DELETE', `/api/units/${id}`, undefined, { 'If-Match': `"${version}"` })

describe('a unit', () => {
  it('is made, changed, moved and ended, each as an act', async () => {
    const before = await currentSequence(county.db)
    const id = await make(county, '/api/units', villageBody())
    const group = await make(county, '/api/units', villageBody({ level: 'group', parentId: id }))
    expect((await change(id, villageBody({ name: name('Far west village') }))).status).toBe(200)
    expect((await end(group)).status).toBe(204)
    expect((await end(id, 2)).status).toBe(204)
    expect(await currentSequence(county.db)).toBe(before + 5)
  })

  const bad: [string, () => object, string][] = [
    ['a parent that is none', () => ({ parentId: nobody }), 'parentId'],
    ['the level of its parent', () => ({ level: 'township' }), 'level'],
    ['a level above its parent', () => ({ level: 'county' }), 'level'],
    ['a line that is none', () => ({ ground: [{ lineId: nobody, fromM: 0, toM: 1 }] }), 'ground.0.lineId'],
    [
      'ground beyond the line',
      () => ({ ground: [{ lineId: county.lineId, fromM: 0, toM: 99_999 }] }),
      'ground.0.toM',
    ],
    [
      'ground that its parent does not hold',
      () => ({
        parentId: county.villageId,
        level: 'group',
        ground: [{ lineId: county.lineId, fromM: 1900, toM: 2100 }],
      }),
      'ground.0',
    ],
    ['empty ground', () => ({ ground: [{ lineId: county.lineId, fromM: 5, toM: 5 }] }), 'ground.0.toM'],
    ['no name', () => ({ name: name(' ') }), 'name.en'],
  ]
  it.each(bad)('with %s is refused', async (_, more, field) => {
    const said = await refused(await county.send('POST', '/api/units', villageBody(more())))
    expect(said.field).toBe(field)
  })

  it('may hold no ground, or stand above everybody', async () => {
    const id = await make(county, '/api/units', villageBody({ ground: [] }))
    const top = await make(county, '/api/units', {
      name: name('Prefecture'),
      level: 'prefecture',
      parentId: null,
      ground: [],
    })
    expect((await end(id)).status).toBe(204)
    expect((await end(top)).status).toBe(204)
  })

  it('cannot be put below what stands below it, nor below itself', async () => {
    const village = await make(county, '/api/units', villageBody())
    const group = await make(county, '/api/units', villageBody({ level: 'group', parentId: village }))
    for (const parentId of [village, group])
      expect(await refused(await change(village, villageBody({ parentId })))).toMatchObject({
        code: 'field-invalid',
        field: 'parentId',
      })
    await end(group)
    await end(village)
  })

  it('keeps the ground and the level that those below it need', async () => {
    const village = await make(county, '/api/units', villageBody())
    const group = await make(county, '/api/units', villageBody({ level: 'group', parentId: village }))
    const shorter = villageBody({ ground: [{ lineId: county.lineId, fromM: 0, toM: 1000 }] })
    expect((await refused(await change(village, shorter))).field).toBe('ground')
    expect((await refused(await change(village, villageBody({ level: 'group' })))).field).toBe('level')
    await end(group)
    await end(village)
  })

  it('is not ended while others need it, and they are named', async () => {
    const said = await refused(await end(county.unitId))
    expect(said).toMatchObject({ code: 'still-in-use' })
    expect(said.detail).toContain('1 unit (East village)')
    expect(said.detail).toMatch(/2 people \((Li, Second person|Second person, Li)\)/)
    expect(said.detail).toContain('1 duty desk (Duty desk)')
    const village = await make(county, '/api/units', villageBody())
    const patrol = await make(county, '/api/patrols', patrolBody({ ...county, unitId: village }))
    const tracker = await make(county, '/api/trackers', trackerBody({ ...county, unitId: village }, 'west'))
    expect((await refused(await end(village))).detail).toContain('1 patrol (Team 1), 1 tracker (Phone)')
    await county.send('DELETE', `/api/patrols/${patrol}`, undefined, { 'If-Match': '"1"' })
    await county.send('DELETE', `/api/trackers/${tracker}`, undefined, { 'If-Match': '"1"' })
    expect((await end(village)).status).toBe(204)
  })

  it('is put back below its parent only while that makes no circle', async () => {
    const a = await make(county, '/api/units', villageBody({ level: 'village', ground: [] }))
    const b = await make(county, '/api/units', villageBody({ level: 'group', parentId: a, ground: [] }))
    const moved = await change(b, villageBody({ ground: [] }))
    await change(a, villageBody({ level: 'group', parentId: b, ground: [] }))
    const undone = await county.send('POST', `/api/acts/${moved.headers.get('Act-Sequence')}/undo`)
    expect(undone.status).toBe(412)
    expect(((await undone.json()) as Problem).detail).toContain('below itself')
  })
})
