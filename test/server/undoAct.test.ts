import { deadlineBody, jointPlanBody } from './filedPlans.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commit } from '../../data/journal/commit.ts'
import { verifyJournal } from '../../data/journal/verifyJournal.ts'
import type { JournalEntry } from '../../data/model/journalEntry.ts'
import {
  barrierBody,
  checkpointBody,
  deviceBody,
  fieldNoteBody,
  gpxOf,
  handoverBody,
  incidentBody,
  make,
  name,
  patrolBody,
  policyBody,
  rosterBody,
  holidayBody,
  leaveBody,
  shiftBody,
  staffNeedBody,
  shortLine,
  staffingLogBody,
  startSmallCounty,
  tierOrderBody,
  trackerBody,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(async () => {
  expect((await verifyJournal(county.db)).misfit).toBeUndefined()
  await county.stop()
})

const undo = async (sequence: number, headers: Record<string, string> = {}, body?: unknown) =>
  county.send('POST', `/api/acts/${sequence}/undo`, body, headers)
const sequenceOf = (answer: Response) => Number(answer.headers.get('Act-Sequence'))
const lastSequence = async () =>
  ((await (await county.get('/api/acts?limit=1')).json()) as { items: JournalEntry[] }).items[0]!.sequence
/** Makes something and gives its id and the sequence of the act. */
const made = async (path: string, body: unknown): Promise<[id: string, sequence: number]> => {
  const id = await make(county, path, body)
  return [id, await lastSequence()]
}
const problem = async (answer: Response) => ({
  status: answer.status,
  ...((await answer.json()) as { code: string; detail: string; field?: string }),
})
/** Takes back and does again by turns; gives the sequence of the last. */
async function turn(sequence: number): Promise<number> {
  const answer = await undo(sequence)
  if (answer.status !== 201) throw new Error(JSON.stringify(await answer.json()))
  return sequenceOf(answer)
}

describe('an act on a record', () => {
  it.each([
    ['/api/collections/barriers/items', barrierBody],
    ['/api/collections/trails/items', trailBody],
    ['/api/collections/checkpoints/items', checkpointBody],
    ['/api/collections/devices/items', deviceBody],
  ] as const)('that makes, changes or ends one of %s is taken back and done again', async (path, bodyOf) => {
    const body = bodyOf(county)
    const get = async (id: string) => {
      const answer = await county.get(`${path}/${id}`)
      const { properties } = (await answer.json()) as { properties?: { name: unknown } }
      return answer.status === 200 ? properties?.name : answer.status
    }
    const [id, creation] = await made(path, body)
    const removed = await turn(creation)
    expect(await get(id)).toBe(404)
    await turn(removed)
    expect(await get(id)).toEqual(body.name)
    const change = await county.send(
      'PUT',
      `${path}/${id}`,
      { ...body, name: name('Another name') },
      { 'If-Match': '"2"' },
    )
    expect(change.status).toBe(200)
    const back = await turn(sequenceOf(change))
    expect(await get(id)).toEqual(body.name)
    await turn(back)
    expect(await get(id)).toEqual(name('Another name'))
    const end = await county.send('DELETE', `${path}/${id}`, undefined, { 'If-Match': '"5"' })
    expect(end.status).toBe(204)
    await turn(sequenceOf(end))
    expect(await get(id)).toEqual(name('Another name'))
  })

  it.each([
    ['/api/patrols', patrolBody],
    ['/api/shifts', shiftBody],
    ['/api/staff-needs', staffNeedBody],
    ['/api/leaves', leaveBody],
    ['/api/holidays', () => holidayBody()],
    ['/api/plans-on-file', ({ villageId }: SmallCounty) => jointPlanBody(villageId)],
    ['/api/filing-deadlines', () => deadlineBody()],
    ['/api/staffing-logs', staffingLogBody],
    ['/api/handovers', handoverBody],
    ['/api/incidents', incidentBody],
    ['/api/field-notes', () => fieldNoteBody],
    ['/api/trackers', (of: SmallCounty) => trackerBody(of, 'phone-undo')],
  ] as const)('that makes one of %s is taken back and done again', async (path, bodyOf) => {
    const listed = async (id: string) =>
      ((await (await county.get(path)).json()) as { items: { id: string }[] }).items.some(
        (item) => item.id === id,
      )
    const [id, creation] = await made(path, bodyOf(county))
    const back = await turn(creation)
    expect(await listed(id)).toBe(false)
    await turn(back)
    expect(await listed(id)).toBe(true)
  })

  it('says in the journal what it takes back, and of the answer what records are touched', async () => {
    const [id, creation] = await made('/api/patrols', patrolBody(county))
    const answer = await undo(creation, {}, { reason: 'entered twice' })
    const sequence = sequenceOf(answer)
    expect(await answer.json()).toEqual({
      sequence,
      reverses: creation,
      records: [{ kind: 'patrol', id }],
    })
    const { items } = (await (await county.get('/api/acts?limit=1')).json()) as { items: JournalEntry[] }
    expect(items[0]).toMatchObject({
      kind: 'act-undone',
      reverses: creation,
      reason: 'entered twice',
      changes: [{ id, after: null }],
    })
  })

  it('of many records takes all of them back, or none', async () => {
    const answer = await county.send('POST', '/api/shifts/recurring', rosterBody(county))
    const { shifts } = (await answer.json()) as { shifts: { id: string; version: number }[] }
    const { id } = shifts[3]!
    const { shifts: _, ...roster } = { ...rosterBody(county), shifts }
    const moved = await county.send(
      'PUT',
      `/api/shifts/${id}`,
      { ...shiftBody(county), leadId: roster.leadId },
      { 'If-Match': '"1"' },
    )
    expect(await problem(await undo(sequenceOf(answer)))).toMatchObject({
      status: 412,
      code: 'precondition-failed',
    })
    await turn(sequenceOf(moved))
    const back = await turn(sequenceOf(answer))
    const count = async () =>
      (
        (await (await county.get('/api/shifts?from=2026-03-09T00:00:00Z')).json()) as {
          items: { id: string }[]
        }
      ).items.filter((one) => shifts.some((shift) => shift.id === one.id)).length
    expect(await count()).toBe(0)
    await turn(back)
    expect(await count()).toBe(7)
  })
})

describe('is refused', () => {
  it('what was changed since, naming by whom, until that is taken back', async () => {
    const [id, creation] = await made('/api/patrols', patrolBody(county))
    const change = await county.send(
      'PUT',
      `/api/patrols/${id}`,
      { ...patrolBody(county), toM: 900 },
      { 'If-Match': '"1"' },
    )
    const refused = await problem(await undo(creation))
    expect(refused).toMatchObject({ status: 412, code: 'precondition-failed' })
    // By the county's clock.
    expect(refused.detail).toContain(`act ${sequenceOf(change)} of local operator on 10 Mar, 12:00`)
    await turn(sequenceOf(change))
    await turn(creation)
  })

  it('what was taken back already', async () => {
    const [, creation] = await made('/api/patrols', patrolBody(county))
    const back = await turn(creation)
    expect(await problem(await undo(creation))).toMatchObject({
      code: 'precondition-failed',
      detail: `This was taken back already, by act ${back}.`,
    })
  })

  it('a repeat with the same act id is answered as the first time', async () => {
    const [, creation] = await made('/api/patrols', patrolBody(county))
    const headers = { 'Idempotency-Key': randomUUID() }
    const first = await undo(creation, headers)
    const again = await undo(creation, headers)
    expect([first.status, await first.json()]).toEqual([again.status, await again.json()])
  })

  it('of two at once one', async () => {
    const [, creation] = await made('/api/patrols', patrolBody(county))
    const answers = await Promise.all([undo(creation), undo(creation)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 412])
  })

  it('an act that never was, and those of kinds that stay', async () => {
    expect(await problem(await undo(99_999))).toMatchObject({ status: 404, code: 'not-found' })
    expect((await county.send('POST', '/api/acts/nonsense/undo')).status).toBe(404)
    const patrol = await make(county, '/api/patrols', patrolBody(county))
    const file = gpxOf(
      [
        [104.702, 22.9],
        [104.703, 22.9],
      ],
      '2026-03-10T00:30:00Z',
    )
    const upload = await county.send('POST', `/api/patrols/${patrol}/track`, file, {
      'Content-Type': 'application/gpx+xml',
    })
    expect(await problem(await undo(sequenceOf(upload)))).toMatchObject({
      status: 409,
      code: 'not-reversible',
    })
  })

  it('another’s act without a reason, and not with one', async () => {
    const id = randomUUID()
    const at = new Date(county.clock.nowMs).toISOString()
    const record = { id, unitId: county.unitId, name: name('Li'), key: 'li' }
    const { sequence } = await commit(county.db, 'Li', {
      actId: randomUUID(),
      kind: 'tracker-registered',
      observedAt: at,
      receivedAt: at,
      request: '',
      apply: () =>
        Promise.resolve({
          changes: [{ kind: 'tracker', id, record }],
          reply: { status: 201, body: undefined },
        }),
    })
    expect(await problem(await undo(sequence))).toMatchObject({ code: 'field-invalid', field: 'Reason' })
    const answer = await undo(sequence, { Reason: encodeURIComponent('登记错误') })
    expect(answer.status).toBe(201)
    const { items } = (await (await county.get('/api/acts?limit=1')).json()) as { items: JournalEntry[] }
    expect(items[0]?.reason).toBe('登记错误')
  })

  it('making what something rests on', async () => {
    const [checkpoint, creation] = await made('/api/collections/checkpoints/items', checkpointBody(county))
    const place = { kind: 'checkpoint', id: checkpoint }
    const [, shift] = await made('/api/shifts', { ...shiftBody(county), place })
    expect(await problem(await undo(creation))).toMatchObject({ status: 409, code: 'still-in-use' })
    await turn(shift)
    await turn(creation)
    const [, line] = await made('/api/collections/border-lines/items', shortLine)
    await turn(await turn(line))
    const first = (
      (await (await county.get('/api/acts?limit=200')).json()) as { items: JournalEntry[] }
    ).items.find(
      ({ kind, changes }) => kind === 'line-loaded' && changes.some(({ id }) => id === county.lineId),
    )
    expect(await problem(await undo(first!.sequence))).toMatchObject({ status: 409, code: 'still-in-use' })
  })

  it('what would name something that is gone', async () => {
    const [tracker] = await made('/api/trackers', trackerBody(county, 'phone-gone'))
    const [patrol] = await made('/api/patrols', { ...patrolBody(county), trackerId: tracker })
    const path = `/api/patrols/${patrol}`
    const change = await county.send(
      'PUT',
      path,
      { ...patrolBody(county), trackerId: null },
      { 'If-Match': '"1"' },
    )
    const removed = await county.send('DELETE', `/api/trackers/${tracker}`, undefined, { 'If-Match': '"1"' })
    expect([change.status, removed.status]).toEqual([200, 204])
    const refused = await problem(await undo(sequenceOf(change)))
    expect(refused).toMatchObject({ code: 'precondition-failed' })
    expect(refused.detail).toContain('trackerId')
    // Nor a key that another has taken meanwhile.
    await made('/api/trackers', trackerBody(county, 'phone-gone'))
    expect(await problem(await undo(sequenceOf(removed)))).toMatchObject({ field: 'key' })
  })
})

it('a trail that stands again has its number alone', async () => {
  const path = '/api/collections/trails/items'
  const body = trailBody(county)
  const numberOf = async (id: string) =>
    ((await (await county.get(`${path}/${id}`)).json()) as { properties: { number: number } }).properties
      .number
  const first = await make(county, path, body)
  const removed = await county.send('DELETE', `${path}/${first}`, undefined, { 'If-Match': '"1"' })
  const second = await make(county, path, body)
  await turn(sequenceOf(removed))
  expect(await numberOf(second)).toBe((await numberOf(first)) + 1)
})

describe('an event of a trail', () => {
  const trailStatus = async (id: string) => {
    const answer = await county.get(`/api/collections/trails/items/${id}`)
    return ((await answer.json()) as { properties: { status: string } }).properties.status
  }
  const append = async (trail: string, event: object) => {
    const observedAt = new Date(county.clock.nowMs).toISOString()
    const answer = await county.send('POST', `/api/trails/${trail}/events`, { observedAt, ...event })
    return [((await answer.json()) as { id: string }).id, sequenceOf(answer)] as const
  }
  const seal = { kind: 'sealed', method: 'wall' }

  it('is withdrawn by another, and that by another: none is erased', async () => {
    const trail = await make(county, '/api/collections/trails/items', trailBody(county))
    const [eventId, sealed] = await append(trail, seal)
    const back = await undo(sealed, {}, { reason: 'wrong trail' })
    expect(await trailStatus(trail)).toBe('reported')
    const again = await turn(sequenceOf(back))
    expect(await trailStatus(trail)).toBe('sealed')
    await turn(again)
    expect(await trailStatus(trail)).toBe('reported')
    const list = (await (await county.get(`/api/trails/${trail}/events`)).json()) as {
      items: { kind: string; withdraws: string | null; note: string; actor: string }[]
    }
    expect(list.items.map(({ kind }) => kind).sort()).toEqual(
      ['reported', 'sealed', 'withdrawn', 'withdrawn', 'withdrawn'].sort(),
    )
    expect(list.items.find(({ withdraws }) => withdraws === eventId)).toMatchObject({
      note: 'wrong trail',
      actor: 'local operator',
    })
  })

  it('may be taken back though another came since, and not when it was withdrawn since', async () => {
    const trail = await make(county, '/api/collections/trails/items', trailBody(county))
    const [, sealed] = await append(trail, seal)
    await append(trail, { kind: 'inspected' })
    await turn(sealed)
    const [eventId, second] = await append(trail, seal)
    await append(trail, { kind: 'withdrawn', withdraws: eventId })
    expect(await problem(await undo(second))).toMatchObject({ code: 'precondition-failed' })
  })

  it('keeps the finding of a trail from being taken back, unless it was withdrawn', async () => {
    const [trail, found] = await made('/api/collections/trails/items', trailBody(county))
    const [, sealed] = await append(trail, seal)
    expect(await problem(await undo(found))).toMatchObject({ status: 409, code: 'still-in-use' })
    const withdrawn = await turn(sealed)
    const gone = await turn(found)
    expect((await county.get(`/api/collections/trails/items/${trail}`)).status).toBe(404)
    expect(await problem(await undo(withdrawn))).toMatchObject({ code: 'precondition-failed' })
    await turn(gone)
    await turn(withdrawn)
    expect(await trailStatus(trail)).toBe('sealed')
  })
})

describe('rules', () => {
  const coverage = async () => {
    const answer = await county.get('/api/coverage?kind=planned')
    const { sequence: _, ...rest } = (await answer.json()) as { sequence: number }
    return rest
  }

  it('a tier order taken back leaves coverage as it was before', async () => {
    await make(county, '/api/patrols', { ...patrolBody(county), toM: 4000 })
    const before = await coverage()
    const [, ordered] = await made('/api/tier-orders', { ...tierOrderBody, tier: 'red' })
    expect(await coverage()).not.toEqual(before)
    const back = await turn(ordered)
    expect(await coverage()).toEqual(before)
    await turn(back)
    expect(await coverage()).not.toEqual(before)
    await turn(ordered)
  })

  it('a policy taken back leaves its number to no other, and the first one stays', async () => {
    const before = await coverage()
    const set = await county.send('POST', '/api/policies', policyBody)
    const { version } = (await set.json()) as { version: number }
    await turn(sequenceOf(set))
    expect(await coverage()).toEqual(before)
    const next = await county.send('POST', '/api/policies', policyBody)
    expect((await next.json()) as object).toMatchObject({ version: version + 1 })
    expect(await problem(await undo(1, { Reason: 'no' }))).toMatchObject({ code: 'not-reversible' })
  })
})

describe('a reason', () => {
  it('is asked of whoever ends a barrier, a trail, a checkpoint or a device', async () => {
    const path = `/api/collections/barriers/items`
    const id = await make(county, path, barrierBody(county))
    const bare = await fetch(`${county.address}${path}/${id}`, {
      method: 'DELETE',
      headers: { 'Idempotency-Key': randomUUID(), 'If-Match': '"1"' },
    })
    expect(await problem(bare)).toMatchObject({ status: 400, code: 'field-invalid', field: 'Reason' })
    const broken = await county.send('DELETE', `${path}/${id}`, undefined, {
      'If-Match': '"1"',
      Reason: '%E7%99',
    })
    expect(await problem(broken)).toMatchObject({ code: 'field-invalid', field: 'Reason' })
  })

  it('is part of what was asked: another one with the same act id is another act', async () => {
    const headers = { 'Idempotency-Key': randomUUID(), Reason: 'one' }
    expect((await county.send('POST', '/api/patrols', patrolBody(county), headers)).status).toBe(201)
    const other = { ...headers, Reason: 'other' }
    expect((await county.send('POST', '/api/patrols', patrolBody(county), other)).status).toBe(409)
  })
})
