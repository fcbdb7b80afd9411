import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Incident } from '../../data/model/incident.ts'
import { listActs } from '../../data/store/acts.ts'
import {
  fieldNoteBody,
  incidentBody,
  make,
  startSmallCounty,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'
import { tinyJpeg } from './pictures.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

type Listed = { items: (Incident & { version: number })[] }
const listed = async (query = '') =>
  ((await (await county.get(`/api/incidents?${query}`)).json()) as Listed).items
const faultOf = async (body: object, path = '/api/incidents') => {
  const answer = await county.send('POST', path, body)
  const { field, detail } = (await answer.json()) as { field: string; detail: string }
  return { status: answer.status, field, detail }
}
const addPhoto = async () => {
  const answer = await fetch(`${county.address}/api/photos`, {
    method: 'POST',
    headers: { 'Content-Type': 'image/jpeg' },
    body: new Uint8Array(tinyJpeg),
  })
  return ((await answer.json()) as { id: string }).id
}

describe('an incident', () => {
  it('is an act observed when people were met, and lies where its position projects to', async () => {
    const id = await make(county, '/api/incidents', incidentBody(county))
    const [act] = await listActs(county.db, { limit: 1 })
    expect(act).toMatchObject({ kind: 'incident-reported', observedAt: '2026-03-10T03:30:00Z' })
    const [incident] = await listed()
    expect(incident).toMatchObject({ id, lineId: county.lineId, people: 3, direction: 'towards-home' })
    // The first part of the line runs along the parallel; 0.01° of longitude there are 1026 m.
    expect(incident!.chainageM).toBeCloseTo(1026, -1)
  })

  it('with a position alone lies on the nearest line, and on a trail alone where that meets it', async () => {
    const { lineId: _, ...body } = incidentBody(county)
    await make(county, '/api/incidents', body)
    const trailId = await make(county, '/api/collections/trails/items', trailBody(county))
    const onTrail = { ...body, position: null, accuracyM: null, positionSource: null, trailId }
    const id = await make(county, '/api/incidents', onTrail)
    expect(await listed(`trailId=${trailId}`)).toMatchObject([
      { id, trailId, lineId: county.lineId, chainageM: 1026 },
    ])
  })

  it('is listed by when it was observed, half open', async () => {
    const counted = async (from: string, to: string) => (await listed(`from=${from}&to=${to}`)).length
    expect(await counted('2026-03-10T03:30:00Z', '2026-03-10T03:31:00Z')).toBeGreaterThan(0)
    expect(await counted('2026-03-10T03:00:00Z', '2026-03-10T03:30:00Z')).toBe(0)
  })

  it('says what is wrong with it at the field', async () => {
    const body = incidentBody(county)
    expect(await faultOf({ ...body, outcomes: { persuaded: 3, helped: 1 } })).toMatchObject({
      status: 400,
      field: 'outcomes',
    })
    const faults: [object, string][] = [
      [{ people: -1 }, 'people'],
      [{ people: 2.5 }, 'people'],
      [{ outcomes: { arrested: 1 } }, 'outcomes.arrested'],
      [{ direction: 'north' }, 'direction'],
      [{ observedAt: '2026-03-11T00:00:00Z' }, 'observedAt'],
      [{ position: null }, 'position'],
      [{ position: [0, 0] }, 'position'],
      [{ position: null, chainageM: 99_999 }, 'chainageM'],
      [{ position: null, chainageM: 10, lineId: null }, 'lineId'],
      [{ lineId: randomUUID() }, 'lineId'],
      [{ trailId: randomUUID() }, 'trailId'],
      [{ photos: ['0'.repeat(64)] }, 'photos.0'],
    ]
    for (const [change, field] of faults)
      expect(await faultOf({ ...body, ...change })).toMatchObject({ status: 400, field })
  })

  it('has no field for who they were', async () => {
    for (const field of ['name', 'names', 'nationality', 'women', 'children'])
      expect(await faultOf({ ...incidentBody(county), [field]: 'x' })).toMatchObject({ status: 400, field })
  })

  it('is a feature with its counts, at its position or on the line, and without what was written', async () => {
    const { position: _, ...body } = incidentBody(county)
    const id = await make(county, '/api/incidents', { ...body, positionSource: null, chainageM: 500 })
    const items = '/api/collections/incidents/items'
    const box = 'bbox=104.7045,22.8999,104.7055,22.9001'
    const { features } = (await (await county.get(`${items}?${box}`)).json()) as {
      features: { id: string; properties: object }[]
    }
    expect(features.map((feature) => feature.id)).toEqual([id])
    expect(features[0]!.properties).toMatchObject({ people: 3, outcomes: { persuaded: 2 } })
    expect(features[0]!.properties).not.toHaveProperty('note')
  })

  it('that is sent again is written once', async () => {
    const before = (await listed()).length
    const key = { 'Idempotency-Key': randomUUID() }
    for (let time = 0; time < 2; time++) {
      const answer = await county.send('POST', '/api/incidents', incidentBody(county), key)
      expect(answer.status).toBe(201)
    }
    expect(await listed()).toHaveLength(before + 1)
  })

  it('as of before it was reported is not there, and taken back is gone with its photo kept', async () => {
    const before = (await listActs(county.db, { limit: 1 }))[0]!.sequence
    const photo = await addPhoto()
    const answer = await county.send('POST', '/api/incidents', { ...incidentBody(county), photos: [photo] })
    const { id } = (await answer.json()) as { id: string }
    const sequence = Number(answer.headers.get('Act-Sequence'))
    const has = async (query: string) => (await listed(query)).some((one) => one.id === id)
    expect([await has(''), await has(`asOf=${before}`)]).toEqual([true, false])
    const undone = await county.send('POST', `/api/acts/${sequence}/undo`, { reason: 'Those were ours' })
    expect(undone.status).toBe(201)
    expect([await has(''), await has(`asOf=${sequence}`)]).toEqual([false, true])
    expect((await county.get(`/api/photos/${photo}`)).status).toBe(200)
  })

  it('on a trail stands in the history of the trail', async () => {
    const trailId = await make(county, '/api/collections/trails/items', trailBody(county))
    await make(county, '/api/incidents', { ...incidentBody(county), trailId })
    const history = (await (await county.get(`/api/history/trail/${trailId}`)).json()) as {
      items: { kind: string }[]
    }
    expect(history.items.map(({ kind }) => kind)).toEqual(['incident-reported', 'trail-found'])
  })
})

describe('a note', () => {
  it('about a trail lies where the trail meets the line, and in its history', async () => {
    const trailId = await make(county, '/api/collections/trails/items', trailBody(county))
    const about = { kind: 'trail', id: trailId }
    const { position: _, ...body } = fieldNoteBody
    await make(county, '/api/field-notes', { ...body, about })
    const { items } = (await (await county.get(`/api/field-notes?aboutId=${trailId}`)).json()) as {
      items: object[]
    }
    expect(items).toMatchObject([{ about, chainageM: 1026, text: body.text }])
    const history = (await (await county.get(`/api/history/trail/${trailId}`)).json()) as {
      items: { kind: string }[]
    }
    expect(history.items.map(({ kind }) => kind)).toContain('field-note-written')
  })

  it('says what is wrong with it at the field', async () => {
    const faults: [object, string][] = [
      [{ text: '  ' }, 'text'],
      [{ position: null }, 'position'],
      [{ about: { kind: 'trail', id: randomUUID() } }, 'about.id'],
      [{ about: { kind: 'person', id: randomUUID() } }, 'about'],
      [{ observedAt: '2026-03-12T00:00:00Z' }, 'observedAt'],
    ]
    for (const [change, field] of faults) {
      const fault = await faultOf({ ...fieldNoteBody, ...change }, '/api/field-notes')
      expect(fault.status).toBe(400)
      expect(fault.field).toMatch(new RegExp(`^${field}`))
    }
  })
})
