import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../data/model/journalEntry.ts'
import type { Problem } from '../../data/model/problem.ts'
import type { Shift } from '../../data/model/shift.ts'
import {
  arrangementBody,
  checkpointBody,
  crossingBody,
  holidayBody,
  leaveBody,
  make,
  personBody,
  shiftBody,
  staffNeedBody,
  startSmallCounty,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

type Item = Shift & { version: number }
const listed = async (path: string) =>
  ((await (await county.get(path)).json()) as { items: { id: string; version: number }[] }).items
const shiftById = async (id: string): Promise<Item | undefined> =>
  ((await listed('/api/shifts')) as Item[]).find((one) => one.id === id)
const made = (body: object) => make(county, '/api/shifts', { ...shiftBody(county), ...body })
const refused = async (answer: Response) => (await answer.json()) as Problem
const lastAct = async () =>
  ((await (await county.get('/api/acts?limit=1')).json()) as { items: JournalEntry[] }).items[0]
const undoLast = async () => county.send('POST', `/api/acts/${(await lastAct())?.sequence ?? 0}/undo`)

describe('an arrangement', () => {
  it('makes, changes and cancels shifts in one act that is taken back whole', async () => {
    const [changed, cancelled] = [await made({}), await made({})]
    const answer = await county.send('POST', '/api/shifts/arrange', {
      ...arrangementBody(county),
      changed: [{ ...shiftBody(county), id: changed, version: 1, leadId: null }],
      cancelled: [{ id: cancelled, version: 1 }],
    })
    expect(answer.status).toBe(200)
    const { shifts } = (await answer.json()) as { shifts: { id: string; version: number | null }[] }
    expect(shifts.map(({ version }) => version)).toEqual([1, 1, 2, null])
    expect(await lastAct()).toMatchObject({ kind: 'roster-arranged' })
    expect((await shiftById(changed))?.leadId).toBeNull()
    expect(await shiftById(cancelled)).toBeUndefined()
    expect((await undoLast()).status).toBe(201)
    expect((await shiftById(changed))?.leadId).toBe(county.leadId)
    expect(await shiftById(cancelled)).toBeDefined()
    expect(await shiftById(shifts[0]!.id)).toBeUndefined()
  })

  it('is refused whole where somebody was faster, and says which field is wrong', async () => {
    const id = await made({})
    const before = (await listed('/api/shifts')).length
    const stale = await county.send('POST', '/api/shifts/arrange', {
      ...arrangementBody(county),
      cancelled: [{ id, version: 3 }],
    })
    expect(stale.status).toBe(412)
    const nobody = await county.send('POST', '/api/shifts/arrange', {
      made: [shiftBody(county), { ...shiftBody(county), leadId: id }],
    })
    expect(await refused(nobody)).toMatchObject({ status: 400, field: 'made.1.leadId' })
    const twice = await county.send('POST', '/api/shifts/arrange', {
      changed: [{ ...shiftBody(county), id, version: 1 }],
      cancelled: [{ id, version: 1 }],
    })
    expect(await refused(twice)).toMatchObject({ status: 400, field: 'changed' })
    expect((await county.send('POST', '/api/shifts/arrange', {})).status).toBe(400)
    expect((await listed('/api/shifts')).length).toBe(before)
  })
})

describe('a swap', () => {
  it('puts two people in each other’s place, each keeping the part of the other, as one act', async () => {
    const { leadId, personId } = county
    const third = await make(county, '/api/people', personBody(county))
    const one = await made({ leadId, personIds: [third] })
    const other = await made({ leadId: null, personIds: [personId] })
    const answer = await county.send('POST', '/api/shifts/swap', {
      one: { id: one, version: 1, personId: leadId },
      other: { id: other, version: 1, personId },
    })
    expect(answer.status).toBe(200)
    expect(await shiftById(one)).toMatchObject({ leadId: personId, personIds: [third], version: 2 })
    expect(await shiftById(other)).toMatchObject({ leadId: null, personIds: [leadId], version: 2 })
    expect(await lastAct()).toMatchObject({ kind: 'shifts-swapped' })
    expect((await undoLast()).status).toBe(201)
    expect(await shiftById(one)).toMatchObject({ leadId, personIds: [third] })
  })

  it('is refused for somebody who is not on the shift, or already on the other', async () => {
    const { leadId, personId } = county
    const both = await made({})
    const alone = await made({ personIds: [] })
    const swap = (one: object, other: object) => county.send('POST', '/api/shifts/swap', { one, other })
    const absent = await swap({ id: alone, version: 1, personId }, { id: both, version: 1, personId: leadId })
    expect(await refused(absent)).toMatchObject({ status: 400, field: 'one.personId' })
    const already = await swap(
      { id: alone, version: 1, personId: leadId },
      { id: both, version: 1, personId },
    )
    expect(await refused(already)).toMatchObject({ status: 400, field: 'other.personId' })
    const same = await swap({ id: both, version: 1, personId }, { id: both, version: 1, personId: leadId })
    expect(await refused(same)).toMatchObject({ status: 400, field: 'other.id' })
  })
})

describe('what a place needs', () => {
  it('is its own minimum only where it has one', async () => {
    const placeId = await make(county, '/api/collections/trade-points/items', crossingBody(county))
    const body = { ...staffNeedBody(county), people: null, place: { kind: 'trade-point', id: placeId } }
    expect(await refused(await county.send('POST', '/api/staff-needs', body))).toMatchObject({
      status: 400,
      field: 'people',
    })
    expect((await county.send('POST', '/api/staff-needs', { ...body, people: 2 })).status).toBe(201)
    const desk = { ...staffNeedBody(county), people: null }
    expect((await county.send('POST', '/api/staff-needs', desk)).status).toBe(201)
  })

  it('ends with the place, which waits until nobody is rostered there', async () => {
    const id = await make(county, '/api/collections/trade-points/items', crossingBody(county))
    const place = { kind: 'trade-point', id }
    await make(county, '/api/staff-needs', { ...staffNeedBody(county), place })
    const to = new Date(Date.now() + 3_600_000).toISOString()
    const shift = await made({ place, from: '2026-03-10T00:00:00Z', to })
    const address = `/api/collections/trade-points/items/${id}`
    const reason = { 'If-Match': '"1"', Reason: 'closed for good' }
    expect((await county.send('DELETE', address, undefined, reason)).status).toBe(409)
    await county.send('DELETE', `/api/shifts/${shift}`, undefined, { 'If-Match': '"1"' })
    expect((await county.send('DELETE', address, undefined, reason)).status).toBe(204)
    expect(await listed(`/api/staff-needs?placeId=${id}`)).toEqual([])
    expect((await undoLast()).status).toBe(201)
    expect(await listed(`/api/staff-needs?placeId=${id}`)).toHaveLength(1)
  })
})

it('somebody’s leave ends when they are taken off the rosters', async () => {
  const personId = await make(county, '/api/people', personBody(county))
  await make(county, '/api/leaves', { ...leaveBody(county), personId })
  expect(await listed(`/api/leaves?personId=${personId}`)).toHaveLength(1)
  const gone = await county.send('DELETE', `/api/people/${personId}`, undefined, { 'If-Match': '"1"' })
  expect(gone.status).toBe(204)
  expect(await listed(`/api/leaves?personId=${personId}`)).toEqual([])
})

it('a date is a holiday once', async () => {
  await make(county, '/api/holidays', holidayBody('2026-10-01'))
  const again = await county.send('POST', '/api/holidays', holidayBody('2026-10-01'))
  expect(await refused(again)).toMatchObject({ status: 400, field: 'date' })
})

it('who is on call is nobody who is there', async () => {
  const id = await make(county, '/api/collections/checkpoints/items', checkpointBody(county))
  const place = { kind: 'checkpoint', id }
  const now = Date.now()
  const window = {
    from: new Date(now - 3_600_000).toISOString(),
    to: new Date(now + 3_600_000).toISOString(),
  }
  const staffed = async () => {
    const feature = await (await county.get(`/api/collections/checkpoints/items/${id}`)).json()
    return (feature as { properties: { staffedNow: boolean; onDutyNow: number } }).properties
  }
  const shift = await made({ place, ...window, onCall: true })
  expect(await staffed()).toMatchObject({ staffedNow: false, onDutyNow: 0 })
  // A page that knows nothing of duty on call leaves it as it is.
  const kept = await county.send(
    'PUT',
    `/api/shifts/${shift}`,
    { ...shiftBody(county), place, ...window },
    { 'If-Match': '"1"' },
  )
  expect(await kept.json()).toMatchObject({ onCall: true })
})
