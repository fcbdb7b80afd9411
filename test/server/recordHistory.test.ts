import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HistoryEntry } from '../../data/model/recordHistory.ts'
import {
  barrierBody,
  gpxOf,
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

const historyOf = async (kind: string, id: string, query = '') =>
  (await (await county.get(`/api/history/${kind}/${id}${query}`)).json()) as {
    items: HistoryEntry[]
    more: boolean
  }

it('is what was known as of an act: neither what came later, nor that it was taken back', async () => {
  const path = '/api/collections/barriers/items'
  const id = await make(county, path, barrierBody(county))
  const renamed = { ...barrierBody(county), name: name('Fence 2') }
  const changed = await county.send('PUT', `${path}/${id}`, renamed, { 'If-Match': '"1"' })
  const sequence = Number(changed.headers.get('Act-Sequence'))
  await county.send('POST', `/api/acts/${sequence}/undo`)
  const { items } = await historyOf('barrier', id, `?asOf=${sequence}`)
  expect(items.map((entry) => [entry.sequence, entry.takenBackBy])).toEqual([
    [sequence, null],
    [sequence - 1, null],
  ])
  const answer = await county.get(`/api/history/barrier/${id}?asOf=${sequence}`)
  expect(answer.headers.get('As-Of')).toBe(String(sequence))
  const then = await historyOf('barrier', id, `?asOf=${sequence}&limit=1`)
  expect([then.items.length, then.more]).toEqual([1, true])
  expect((await county.get(`/api/history/barrier/${id}?asOf=${sequence - 2}`)).status).toBe(404)
})

it('tells of a barrier who did what and why, and what took what back, newest first', async () => {
  const path = '/api/collections/barriers/items'
  const id = await make(county, path, barrierBody(county))
  const renamed = { ...barrierBody(county), name: name('Fence 2') }
  const changed = await county.send('PUT', `${path}/${id}`, renamed, { 'If-Match': '"1"' })
  const sequence = Number(changed.headers.get('Act-Sequence'))
  await county.send('POST', `/api/acts/${sequence}/undo`)
  await county.send('POST', `/api/acts/${sequence + 1}/undo`)
  await county.send('DELETE', `${path}/${id}`, undefined, {
    'If-Match': '"4"',
    Reason: encodeURIComponent('拆除'),
  })
  const { items, more } = await historyOf('barrier', id)
  expect(more).toBe(false)
  expect(items.map((entry) => [entry.kind, entry.changes[0]?.what, entry.undone])).toEqual([
    ['barrier-removed', 'ended', null],
    ['act-undone', 'changed', { kind: 'barrier-changed', again: true }],
    ['act-undone', 'changed', { kind: 'barrier-changed', again: false }],
    ['barrier-changed', 'changed', null],
    ['barrier-created', 'begun', null],
  ])
  expect(items[0]).toMatchObject({ reason: '拆除', actor: 'local operator', recordCount: 1 })
  expect(items[3]?.changes).toEqual([
    {
      kind: 'barrier',
      id,
      what: 'changed',
      fields: [{ path: 'name', from: name('Fence 1'), to: name('Fence 2') }],
    },
  ])
  expect(items.map(({ takenBackBy, mayBeTakenBack }) => [takenBackBy, mayBeTakenBack])).toEqual([
    [null, true],
    [null, true],
    [sequence + 2, false],
    [null, true],
    [null, true],
  ])
  // As it was known after the first undoing, nothing had been done again.
  const past = await historyOf('barrier', id, `?asOf=${sequence + 1}`)
  expect(past.items.map((entry) => [entry.sequence, entry.takenBackBy, entry.mayBeTakenBack])).toEqual([
    [sequence + 1, null, true],
    [sequence, sequence + 1, false],
    [sequence - 1, null, true],
  ])
  const page = await historyOf('barrier', id, `?limit=2&before=${sequence + 2}`)
  expect([page.items.map((entry) => entry.sequence), page.more]).toEqual([[sequence + 1, sequence], true])
})

it('tells of a trail its events, when each was observed and when it was received', async () => {
  const id = await make(county, '/api/collections/trails/items', trailBody(county))
  await county.send('POST', `/api/trails/${id}/events`, {
    kind: 'sealed',
    method: 'wall',
    observedAt: '2026-03-10T02:00:00Z',
  })
  const [sealed, found] = (await historyOf('trail', id)).items
  expect(found?.changes.map(({ kind, what }) => [kind, what])).toEqual([
    ['trail', 'begun'],
    ['trail-event', 'begun'],
  ])
  expect(sealed).toMatchObject({
    kind: 'trail-event',
    observedAt: '2026-03-10T02:00:00Z',
    receivedAt: '2026-03-10T04:00:00.000Z',
  })
  expect(sealed?.changes[0]?.fields).toContainEqual({ path: 'method', from: null, to: 'wall' })
})

it('tells of a patrol what was uploaded for it and what was declared lost', async () => {
  const id = await make(county, '/api/patrols', patrolBody(county))
  const file = gpxOf(
    [
      [104.702, 22.9],
      [104.703, 22.9],
    ],
    '2026-03-10T00:30:00Z',
  )
  await county.send('POST', `/api/patrols/${id}/track`, file, { 'Content-Type': 'application/gpx+xml' })
  const { from, to } = patrolBody(county)
  await make(county, '/api/lost-tracks', { patrolId: id, from, to, reason: 'The phone is in the river' })
  const [lost, uploaded, assigned] = (await historyOf('patrol', id)).items
  expect(lost).toMatchObject({ kind: 'track-declared-lost', reason: 'The phone is in the river' })
  expect(uploaded).toMatchObject({
    kind: 'track-uploaded',
    mayBeTakenBack: false,
    uploaded: { stored: 2, from: '2026-03-10T00:30:00.000Z' },
  })
  expect(assigned?.kind).toBe('patrol-assigned')
})

it('is of kinds and records that there are', async () => {
  expect((await county.get(`/api/history/nonsense/${county.lineId}`)).status).toBe(404)
  expect((await county.get(`/api/history/barrier/${county.lineId}`)).status).toBe(404)
  expect((await county.get(`/api/history/border-line/${county.lineId}?limit=101`)).status).toBe(400)
})
