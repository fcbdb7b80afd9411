import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { JournalEntry } from '../../data/model/journalEntry.ts'
import {
  barrierBody,
  make,
  name,
  patrolBody,
  startSmallCounty,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

const acts = async (query = '') =>
  ((await (await county.get(`/api/acts${query}`)).json()) as { items: JournalEntry[] }).items

it('a repeated act is answered as the first time and done once', async () => {
  const headers = { 'Idempotency-Key': randomUUID() }
  const first = await county.send('POST', '/api/patrols', patrolBody(county), headers)
  const again = await county.send('POST', '/api/patrols', patrolBody(county), headers)
  expect([first.status, again.status]).toEqual([201, 201])
  expect(await again.json()).toEqual(await first.json())
  expect(again.headers.get('Act-Sequence')).toBe(first.headers.get('Act-Sequence'))
  expect(again.headers.get('ETag')).toBe('"1"')
})

it('the same act id with another body, or for another address, is a conflict', async () => {
  const headers = { 'Idempotency-Key': randomUUID() }
  await county.send('POST', '/api/patrols', patrolBody(county), headers)
  const other = await county.send('POST', '/api/patrols', { ...patrolBody(county), toM: 900 }, headers)
  expect(other.status).toBe(409)
  expect(await other.json()).toMatchObject({ code: 'act-id-reused' })
  const elsewhere = await county.send('POST', '/api/collections/barriers/items', barrierBody(county), headers)
  expect(elsewhere.status).toBe(409)
})

it('a repeated change is answered as the first time though the version has moved on', async () => {
  const path = `/api/patrols/${await make(county, '/api/patrols', patrolBody(county))}`
  const headers = { 'Idempotency-Key': randomUUID(), 'If-Match': '"1"' }
  const changed = { ...patrolBody(county), toM: 800 }
  const first = await county.send('PUT', path, changed, headers)
  expect(first.headers.get('ETag')).toBe('"2"')
  const again = await county.send('PUT', path, changed, headers)
  expect([again.status, await again.json()]).toEqual([200, await first.json()])
})

it('a refused act leaves its id free, so that it can be sent again when put right', async () => {
  const headers = { 'Idempotency-Key': randomUUID() }
  expect((await county.send('POST', '/api/patrols', { ...patrolBody(county), toM: 0 }, headers)).status).toBe(
    400,
  )
  expect((await county.send('POST', '/api/patrols', patrolBody(county), headers)).status).toBe(201)
})

it('of two changes to one version one is done and the other refused', async () => {
  const path = `/api/patrols/${await make(county, '/api/patrols', patrolBody(county))}`
  const answers = await Promise.all(
    [700, 600].map((toM) => county.send('PUT', path, { ...patrolBody(county), toM }, { 'If-Match': '"1"' })),
  )
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 412])
})

it('the journal tells what was before and after, newest first', async () => {
  const id = await make(county, '/api/collections/barriers/items', barrierBody(county))
  const path = `/api/collections/barriers/items/${id}`
  const renamed = { ...barrierBody(county), name: name('Fence 2') }
  await county.send('PUT', path, renamed, { 'If-Match': '"1"' })
  const ended = await county.send('DELETE', path, undefined, { 'If-Match': '"2"' })
  expect(ended.status).toBe(204)
  const [removed, changed, created] = await acts('?limit=3')
  expect([removed?.kind, changed?.kind, created?.kind]).toEqual([
    'barrier-removed',
    'barrier-changed',
    'barrier-created',
  ])
  expect(removed?.changes).toMatchObject([{ id, before: { name: name('Fence 2') }, after: null }])
  expect(changed?.changes).toMatchObject([
    { id, before: { name: name('Fence 1') }, after: { name: name('Fence 2') } },
  ])
  expect(created?.changes).toMatchObject([{ id, before: null, after: { name: name('Fence 1') } }])
  expect(created?.actor).toBe('local operator')
  expect((await acts(`?limit=1&before=${changed?.sequence}`))[0]).toEqual(created)
  expect((await county.get(path)).status).toBe(404)
})

it('an act of several changes is one act: a found trail begins with its first event', async () => {
  await make(county, '/api/collections/trails/items', trailBody(county))
  const [found] = await acts('?limit=1')
  expect(found?.changes.map((change) => change.kind)).toEqual(['trail', 'trail-event'])
})
