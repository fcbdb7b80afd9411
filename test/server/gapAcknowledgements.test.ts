import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { commit } from '../../data/journal/commit.ts'
import { coverageAnswer, type GapNow } from '../../data/model/coverageAnswer.ts'
import type { GapAcknowledgement } from '../../data/model/gapAcknowledgement.ts'
import type { Notice } from '../../data/model/notice.ts'
import type { Problem } from '../../data/model/problem.ts'
import { currentSequence, listActs } from '../../data/store/acts.ts'
import { GapWatch } from '../../server/gapWatch.ts'
import { gpxOf, make, name, patrolBody, startSmallCounty, type SmallCounty } from './smallCounty.ts'

const minuteMs = 60_000
let county: SmallCounty
/** South of nothing: a second township without ground, to be handed gaps. */
let otherUnitId: string

async function begin(): Promise<void> {
  county = await startSmallCounty()
  otherUnitId = randomUUID()
  const unit = {
    id: otherUnitId,
    name: name('South township'),
    level: 'township',
    parentId: null,
    ground: [],
  }
  await county.keep([{ kind: 'unit', record: unit }])
}

const later = (minutes: number) => new Date(county.clock.nowMs + minutes * minuteMs).toISOString()
const gapsNow = async (more: object = {}): Promise<GapNow[]> => {
  const query = new URLSearchParams({ at: new Date(county.clock.nowMs).toISOString(), ...more })
  const answer = coverageAnswer.parse(await (await county.get(`/api/coverage?${query}`)).json())
  return answer.lines[0]!.gapsNow
}
const word = (more: object = {}) => ({
  lineId: county.lineId,
  kind: 'planned',
  fromM: 0,
  toM: 9999,
  unitId: county.unitId,
  action: 'Team 4 is on its way',
  until: later(120),
  ...more,
})
const acknowledge = async (more: object = {}): Promise<GapAcknowledgement> => {
  const answer = await county.send('POST', '/api/gaps/acknowledgements', word(more))
  expect(answer.status).toBe(201)
  return (await answer.json()) as GapAcknowledgement
}
const problem = async (answer: Response) => {
  const { status, code, field, detail } = (await answer.json()) as Problem
  return { status, code, field, detail }
}
const notices = async (query = 'unread=true') =>
  (await (await county.get(`/api/notices?${query}`)).json()) as { items: Notice[]; unread: number }
const undo = (sequence: number) => county.send('POST', `/api/acts/${sequence}/undo`)
const sequenceOf = (answer: Response) => Number(answer.headers.get('Act-Sequence'))
const lastAct = async () => (await listActs(county.db, { limit: 1 }))[0]!

describe('taking a gap in hand', () => {
  beforeAll(begin)
  afterAll(() => county.stop())

  it('is an act, clipped to the gap, and in the next coverage answer', async () => {
    await make(county, '/api/patrols', patrolBody(county))
    const [before] = await gapsNow()
    expect(before).toMatchObject({ fromM: 1000, toM: county.lengthM, acknowledgement: null })
    const record = await acknowledge()
    expect(record).toMatchObject({
      fromM: 1000,
      toM: county.lengthM,
      acknowledgedBy: 'local operator',
      since: before!.since,
      handedOnFrom: null,
      closedAt: null,
    })
    expect(await lastAct()).toMatchObject({
      kind: 'gap-acknowledged',
      changes: [{ kind: 'gap-acknowledgement', id: record.id, before: null }],
    })
    const [gap] = await gapsNow()
    expect(gap!.acknowledgement).toEqual({
      id: record.id,
      unitId: county.unitId,
      action: 'Team 4 is on its way',
      until: record.until,
      overdue: false,
      acknowledgedBy: 'local operator',
      fromM: 1000,
      toM: county.lengthM,
      restM: 0,
    })
  })

  it('is seen at once by a page that asks for the whole minute, and not in the minute before', async () => {
    const at = (ms: number) => ({ at: new Date(ms).toISOString() })
    const minute = Math.floor(county.clock.nowMs / minuteMs) * minuteMs
    expect((await gapsNow(at(minute)))[0]!.acknowledgement).not.toBeNull()
    expect((await gapsNow(at(minute - minuteMs)))[0]!.acknowledgement).toBeNull()
  })

  it('by a second one is refused with who has it, in the reader’s language', async () => {
    const second = await county.send('POST', '/api/gaps/acknowledgements', word({ unitId: otherUnitId }), {
      'Accept-Language': 'zh',
    })
    const refused = await problem(second)
    expect(refused).toMatchObject({ status: 412, code: 'precondition-failed' })
    expect(refused.detail).toContain('North township已在处置该空档，期限 3月10日 14:00')
  })

  it('that grew is in hand only where it was, and the rest may be taken by another', async () => {
    const [patrol] = ((await (await county.get('/api/patrols')).json()) as { items: { id: string }[] }).items
    await county.send('DELETE', `/api/patrols/${patrol!.id}`, undefined, { 'If-Match': '"1"' })
    const [gap] = await gapsNow()
    expect(gap).toMatchObject({ fromM: 0, toM: county.lengthM })
    expect(gap!.acknowledgement).toMatchObject({ fromM: 1000, restM: 1000 })
    const rest = await acknowledge({ fromM: 0, toM: 1000, unitId: otherUnitId })
    expect(rest).toMatchObject({ fromM: 0, toM: 1000 })
    expect((await gapsNow())[0]!.acknowledgement).toMatchObject({ unitId: county.unitId, restM: 0 })
  })

  it('names the field at fault where it cannot be done', async () => {
    for (const [more, field] of [
      [{ kind: 'actual' }, 'fromM'],
      [{ lineId: randomUUID() }, 'lineId'],
      [{ fromM: 500, toM: 400 }, 'toM'],
      [{ fromM: 99_000, toM: 99_999 }, 'fromM'],
      [{ unitId: randomUUID() }, 'unitId'],
      [{ until: later(-1) }, 'until'],
      [{ until: later(8 * 24 * 60) }, 'until'],
      [{ action: ' ' }, 'action'],
      [{ action: 'x'.repeat(501) }, 'action'],
      [{ kind: 'compared' }, 'kind'],
    ] as const) {
      const answer = await county.send('POST', '/api/gaps/acknowledgements', word(more))
      expect([field, (await problem(answer)).field]).toEqual([field, field])
    }
  })

  it('is answered to a repeat as the first time, though the gap is in hand by then', async () => {
    const [first] = (
      (await (await county.get('/api/gaps/acknowledgements?open=true')).json()) as {
        items: GapAcknowledgement[]
      }
    ).items
    expect((await county.send('POST', `/api/gaps/acknowledgements/${first!.id}/end`)).status).toBe(200)
    const key = { 'Idempotency-Key': randomUUID() }
    const body = word({ fromM: first!.fromM, toM: first!.toM })
    const one = await county.send('POST', '/api/gaps/acknowledgements', body, key)
    const other = await county.send('POST', '/api/gaps/acknowledgements', body, key)
    expect([one.status, other.status]).toEqual([201, 201])
    expect(await other.json()).toEqual(await one.json())
  })
})

describe('a gap in hand', () => {
  beforeEach(begin)
  afterEach(() => county.stop())

  it('is handed on: the word so far ends, another begins, and the other unit is told', async () => {
    const before = await acknowledge()
    county.clock.nowMs += 10 * minuteMs
    const on = { unitId: otherUnitId, action: 'South sends a vehicle', until: later(60) }
    const answer = await county.send('POST', `/api/gaps/acknowledgements/${before.id}/hand-on`, on)
    expect(answer.status).toBe(201)
    const after = (await answer.json()) as GapAcknowledgement
    expect(after).toMatchObject({ ...on, handedOnFrom: county.unitId, since: before.since, closedAt: null })
    expect((await gapsNow())[0]!.acknowledgement).toMatchObject({ id: after.id, unitId: otherUnitId })
    expect((await notices(`unread=true&unitId=${otherUnitId}`)).items).toMatchObject([
      { cause: 'handed-on', unitId: otherUnitId, acknowledgementId: after.id, kind: 'planned' },
    ])
    const { items } = (await (await county.get('/api/gaps/acknowledgements')).json()) as {
      items: GapAcknowledgement[]
    }
    expect(items.map(({ id, closedAt, ending }) => [id, closedAt, ending])).toEqual([
      [before.id, after.at, 'handed-on'],
      [after.id, null, null],
    ])
    // It was another unit's until then, and stays so.
    const then = await gapsNow({ at: before.at })
    expect(then[0]!.acknowledgement).toMatchObject({ id: before.id, unitId: county.unitId })
  })

  it('that was handed on is the first unit’s again once that is taken back, and done again the other’s', async () => {
    const before = await acknowledge()
    const on = { unitId: otherUnitId, action: 'South sends a vehicle', until: later(60) }
    const handedOn = await county.send('POST', `/api/gaps/acknowledgements/${before.id}/hand-on`, on)
    const after = (await handedOn.json()) as GapAcknowledgement
    const whose = async () => (await gapsNow())[0]!.acknowledgement
    const back = await undo(sequenceOf(handedOn))
    expect(back.status).toBe(201)
    expect(await whose()).toMatchObject({ id: before.id, unitId: county.unitId })
    expect((await notices(`unread=true&unitId=${otherUnitId}`)).items).toEqual([])
    const again = await undo(sequenceOf(back))
    expect(again.status).toBe(201)
    expect(await whose()).toMatchObject({ id: after.id, unitId: otherUnitId })
    expect((await undo(sequenceOf(again))).status).toBe(201)
    expect(await whose()).toMatchObject({ id: before.id })
  })

  it('that stands no more can neither be handed on nor ended again', async () => {
    const { id } = await acknowledge()
    const on = { unitId: otherUnitId, action: 'South', until: later(60) }
    const same = { ...on, unitId: county.unitId }
    const path = `/api/gaps/acknowledgements/${id}`
    expect(await problem(await county.send('POST', `${path}/hand-on`, same))).toMatchObject({
      status: 400,
      field: 'unitId',
    })
    const ended = await county.send('POST', `${path}/end`)
    expect(await ended.json()).toMatchObject({ closedAt: later(0), ending: 'ended', version: 2 })
    expect((await lastAct()).kind).toBe('gap-acknowledgement-ended')
    expect((await gapsNow())[0]!.acknowledgement).toBeNull()
    for (const again of [
      await county.send('POST', `${path}/end`),
      await county.send('POST', `${path}/hand-on`, on),
    ])
      expect(await problem(again)).toMatchObject({ status: 412, code: 'precondition-failed' })
    expect((await county.send('POST', `/api/gaps/acknowledgements/${randomUUID()}/end`)).status).toBe(404)
  })

  it('by a unit that does not answer for the ground is told to that unit', async () => {
    const { id } = await acknowledge({ unitId: otherUnitId })
    expect((await notices(`unread=true&unitId=${otherUnitId}`)).items).toMatchObject([
      { cause: 'handed-on', acknowledgementId: id },
    ])
    expect((await notices(`unread=true&unitId=${county.unitId}`)).items).toEqual([])
  })
})

describe('the watch', () => {
  let watch: GapWatch
  beforeEach(async () => {
    await begin()
    watch = new GapWatch(county.app)
  })
  afterEach(() => county.stop())

  /** Looks as after a restart, with nothing in memory. */
  const restart = async () => {
    watch = new GapWatch(county.app)
    await watch.look()
  }
  const toldNow = async () => (await notices()).items.map(({ cause, unitId }) => [cause, unitId])
  /** Ten minutes eastward from the line's beginning, so many degrees. */
  const walk = (patrolId: string, degrees: number, from: string) =>
    county.send(
      'POST',
      `/api/patrols/${patrolId}/track`,
      gpxOf(
        Array.from({ length: 11 }, (_, minute): [number, number] => [
          104.7 + (minute * degrees) / 10,
          22.9002,
        ]),
        from,
      ),
      { 'Content-Type': 'application/gpx+xml' },
    )
  const assign = (more: object) => make(county, '/api/patrols', { ...patrolBody(county), ...more })

  it('takes what stands at its first look as known to all, in one act', async () => {
    await watch.look()
    expect(await lastAct()).toMatchObject({ kind: 'gap-noticed', actor: 'borderkeep' })
    expect((await notices()).items).toEqual([])
    const { items } = await notices('unread=false')
    expect(items).toMatchObject([{ cause: 'new', readAt: later(0), fromM: 0, unitId: county.unitId }])
  })

  it('tells the unit that answers for a new gap once it is five minutes old, and never twice', async () => {
    await assign({ fromM: 0, toM: county.lengthM, mode: 'vehicle' })
    await watch.look()
    expect(await lastAct()).not.toMatchObject({ kind: 'gap-noticed' })
    county.clock.nowMs = Date.parse('2026-03-10T08:04:00Z')
    await watch.look()
    expect(await toldNow()).toEqual([])
    county.clock.nowMs = Date.parse('2026-03-10T08:05:00Z')
    await watch.look()
    expect(await toldNow()).toEqual([['new', county.unitId]])
    const { sequence } = await lastAct()

    for (let minute = 6; minute < 30; minute += 8) {
      county.clock.nowMs = Date.parse('2026-03-10T08:00:00Z') + minute * minuteMs
      await watch.look()
      await restart()
    }
    expect(await currentSequence(county.db)).toBe(sequence)
    expect(await toldNow()).toHaveLength(1)
  })

  it('does not tell of a gap that somebody has in hand, and marks what was told as read by whoever takes it', async () => {
    await assign({ fromM: 0, toM: county.lengthM, mode: 'vehicle' })
    await watch.look()
    county.clock.nowMs = Date.parse('2026-03-10T08:06:00Z')
    await watch.look()
    expect((await notices()).unread).toBe(1)
    await acknowledge()
    expect((await notices()).unread).toBe(0)
    await watch.look()
    await restart()
    expect((await notices()).unread).toBe(0)
    expect((await lastAct()).kind).toBe('gap-acknowledged')
  })

  it('tells again when the time runs out, once, whoever deals with it and whoever answers', async () => {
    await watch.look()
    const { id } = await acknowledge({ unitId: otherUnitId, until: later(30) })
    county.clock.nowMs += 29 * minuteMs
    await watch.look()
    expect((await gapsNow())[0]!.acknowledgement).toMatchObject({ id, overdue: false })
    county.clock.nowMs += minuteMs
    await watch.look()
    await restart()
    expect((await gapsNow())[0]!.acknowledgement).toMatchObject({ id, overdue: true })
    const overdue = (await notices()).items.filter(({ cause }) => cause === 'overdue')
    expect(overdue.map(({ acknowledgementId }) => acknowledgementId)).toEqual([id, id])
    expect(new Set(overdue.map(({ unitId }) => unitId))).toEqual(new Set([otherUnitId, county.unitId]))
    // Handed on with more time, it may run out again.
    const on = { unitId: county.unitId, action: 'We go ourselves', until: later(30) }
    await county.send('POST', `/api/gaps/acknowledgements/${id}/hand-on`, on)
    expect((await notices()).items.map(({ cause }) => cause)).toEqual(['handed-on'])
    county.clock.nowMs += 31 * minuteMs
    await watch.look()
    await watch.look()
    expect((await notices()).items.map(({ cause }) => cause).sort()).toEqual(['handed-on', 'overdue'])
  })

  it('closes what is wholly held, by the system, and leaves what is held in part', async () => {
    await watch.look()
    const { id } = await acknowledge({ until: later(30) })
    county.clock.nowMs += 31 * minuteMs
    await watch.look()
    expect((await notices()).items).toMatchObject([{ cause: 'overdue' }])
    await assign({ fromM: 0, toM: 2000 })
    await watch.look()
    expect((await gapsNow())[0]).toMatchObject({ fromM: 2000, acknowledgement: { id, restM: 0 } })

    await assign({ fromM: 2000, toM: county.lengthM })
    await watch.look()
    const [noticed, closed] = await listActs(county.db, { limit: 2 })
    expect(closed).toMatchObject({ kind: 'gap-closed', actor: 'borderkeep' })
    expect(closed!.changes.map(({ kind }) => kind)).toEqual(['gap-acknowledgement', 'notice'])
    expect(noticed).toMatchObject({
      kind: 'gap-noticed',
      changes: [{ after: { cause: 'new', overAt: later(0) } }],
    })
    expect((await notices()).items).toEqual([])
    const { items } = (await (await county.get('/api/gaps/acknowledgements')).json()) as {
      items: GapAcknowledgement[]
    }
    expect(items).toMatchObject([{ id, closedAt: later(0), ending: 'held' }])

    // Nobody comes after 08:00: that is another gap, of which nobody has taken anything in hand.
    county.clock.nowMs = Date.parse('2026-03-10T08:10:00Z')
    await restart()
    expect((await gapsNow())[0]!.acknowledgement).toBeNull()
    expect(await toldNow()).toEqual([['new', county.unitId]])
  })

  /** A gap that the unit was told of and that is in hand. */
  const takenInHand = async (more: object = {}) => {
    await assign({ fromM: 0, toM: county.lengthM, mode: 'vehicle' })
    await watch.look()
    county.clock.nowMs = Date.parse('2026-03-10T08:06:00Z')
    await watch.look()
    const { id } = await acknowledge({ until: later(30), ...more })
    return { id, sequence: (await lastAct()).sequence }
  }
  const inHandBy = async () => (await gapsNow())[0]?.acknowledgement?.unitId
  const turn = async (sequence: number) => {
    const answer = await undo(sequence)
    expect([answer.status, await answer.json()]).toMatchObject([201, {}])
    return sequenceOf(answer)
  }

  it('does not keep a word from being taken back by what it tells of it, and what it told goes with it', async () => {
    const { sequence, id } = await takenInHand({ unitId: otherUnitId })
    county.clock.nowMs += 31 * minuteMs
    await watch.look()
    for (const { id: noticeId } of (await notices()).items)
      await county.send('POST', `/api/notices/${noticeId}/read`)
    const back = await turn(sequence)
    expect(await inHandBy()).toBeUndefined()
    const { items } = await notices('unread=false')
    expect(items.filter(({ acknowledgementId }) => acknowledgementId === id)).toEqual([])
    await watch.look()
    const again = await turn(back)
    expect(await inHandBy()).toBe(otherUnitId)
    await watch.look()
    await turn(again)
    expect(await inHandBy()).toBeUndefined()
  })

  it('leaves the notice of the gap as it moved on when the word is taken back', async () => {
    const { sequence } = await takenInHand()
    county.clock.nowMs += 10 * minuteMs
    const told = (await notices('unread=false')).items.find(({ readAt }) => readAt !== null)
    const over = { ...told!, overAt: later(0) }
    await commit(county.db, 'borderkeep', {
      actId: randomUUID(),
      kind: 'gap-noticed',
      observedAt: later(0),
      receivedAt: later(0),
      request: '',
      apply: async () => {
        const { version: _, ...record } = over as typeof over & { version: number }
        return {
          changes: [{ kind: 'notice', id: record.id, record }],
          reply: { status: 200, body: undefined },
        }
      },
    })
    await turn(sequence)
    expect((await notices('unread=false')).items.find(({ id }) => id === over.id)).toMatchObject({
      readAt: over.readAt,
      overAt: over.overAt,
    })
  })

  it('does not keep a gap handed on or given back from being taken back either', async () => {
    const { id } = await takenInHand()
    const on = { unitId: otherUnitId, action: 'South sends a vehicle', until: later(20) }
    const handedOn = await county.send('POST', `/api/gaps/acknowledgements/${id}/hand-on`, on)
    await county.send('POST', `/api/notices/${(await notices()).items[0]!.id}/read`)
    county.clock.nowMs += 21 * minuteMs
    await watch.look()
    expect((await notices()).items.map(({ cause }) => cause)).toEqual(['overdue', 'overdue'])
    await turn(sequenceOf(handedOn))
    expect(await inHandBy()).toBe(county.unitId)
    county.clock.nowMs += 20 * minuteMs
    await watch.look()
    const ended = await county.send('POST', `/api/gaps/acknowledgements/${id}/end`)
    await watch.look()
    await turn(sequenceOf(ended))
    expect(await inHandBy()).toBe(county.unitId)
  })

  it('that closed a word has the last say: nobody is told to take that back first', async () => {
    const { sequence } = await takenInHand()
    await assign({ fromM: 0, toM: county.lengthM, mode: 'vehicle', from: later(-1), to: later(120) })
    await watch.look()
    const refused = await problem(await undo(sequence))
    expect(refused).toMatchObject({ status: 412, code: 'precondition-failed' })
    expect(refused.detail).toContain('of the system on 10 Mar, 16:06: that stays, and so does this')
  })

  it('is not deceived by what is thin: too seldom is not held', async () => {
    await watch.look()
    const { id } = await acknowledge()
    // There and back on foot takes more than the two hours of the limit.
    await assign({ fromM: 0, toM: county.lengthM })
    await watch.look()
    expect(await gapsNow()).toEqual([])
    const open = (await (await county.get('/api/gaps/acknowledgements?open=true')).json()) as {
      items: GapAcknowledgement[]
    }
    expect(open.items).toMatchObject([{ id, closedAt: null }])
  })

  it('does not tell of a gap by evidence where the plan has one: the word on that stands for both', async () => {
    await watch.look()
    const patrolId = await assign({ fromM: 0, toM: 1000, mode: 'vehicle' })
    expect((await walk(patrolId, 0.009, '2026-03-10T00:30:00Z')).status).toBe(201)
    const { id } = await acknowledge()
    await watch.look()
    expect((await gapsNow({ kind: 'actual' })).at(-1)).toMatchObject({
      toM: county.lengthM,
      acknowledgement: { id },
    })
    expect((await notices()).items.filter(({ kind }) => kind === 'actual')).toEqual([])
    const again = await county.send(
      'POST',
      '/api/gaps/acknowledgements',
      word({ kind: 'actual', fromM: 2000 }),
    )
    expect(again.status).toBe(412)
  })

  it('tells of gaps by evidence too, and closes them when a team was there', async () => {
    county.clock.nowMs = Date.parse('2026-03-10T03:00:00Z')
    await watch.look()
    const patrolId = await assign({ fromM: 0, toM: county.lengthM, mode: 'vehicle' })
    expect((await walk(patrolId, 0.02, '2026-03-10T00:00:00Z')).status).toBe(201)
    await county.send('POST', '/api/lost-tracks', {
      patrolId,
      from: '2026-03-10T00:10:00Z',
      to: '2026-03-10T08:00:00Z',
      reason: 'Battery',
    })
    await watch.look()
    const actual = (await notices()).items.filter(({ kind }) => kind === 'actual')
    expect(actual.map(({ cause, unitId }) => [cause, unitId])).toEqual([['new', county.unitId]])
    const { id, kind } = await acknowledge({ kind: 'actual', fromM: 100, toM: 1900 })
    expect(kind).toBe('actual')
    expect((await gapsNow({ kind: 'actual' }))[0]!.acknowledgement).toMatchObject({ id, fromM: 100 })
    // A broken promise is a part of that gap, and in hand with it.
    expect((await gapsNow({ kind: 'compared' }))[0]!.acknowledgement).toMatchObject({ id, fromM: 100 })
    expect((await gapsNow({ kind: 'planned' })).length).toBe(0)
    await watch.look()
    expect((await lastAct()).kind).toBe('gap-acknowledged')

    county.clock.nowMs += 20 * minuteMs
    expect((await walk(patrolId, 0.02, '2026-03-10T03:05:00Z')).status).toBe(201)
    await watch.look()
    const { items } = (await (await county.get('/api/gaps/acknowledgements')).json()) as {
      items: GapAcknowledgement[]
    }
    expect(items).toMatchObject([{ id, ending: 'held' }])
  })
})

describe('notices', () => {
  beforeAll(begin)
  afterAll(() => county.stop())

  it('of a unit are its own, those of units below it, and those above it on its ground', async () => {
    await make(county, '/api/patrols', {
      ...patrolBody(county),
      fromM: 0,
      toM: county.lengthM,
      mode: 'vehicle',
    })
    const watch = new GapWatch(county.app)
    await watch.look()
    county.clock.nowMs = Date.parse('2026-03-10T08:10:00Z')
    await watch.look()
    const units = (
      (await (await county.get('/api/units')).json()) as { items: { id: string; level: string }[] }
    ).items
    const village = units.find(({ level }) => level === 'village')!
    expect((await notices(`unread=true&unitId=${county.unitId}`)).unread).toBe(1)
    expect((await notices(`unread=true&unitId=${village.id}`)).unread).toBe(1)
    expect((await notices(`unread=true&unitId=${otherUnitId}`)).unread).toBe(0)
  })

  it('are read all at once by a unit, and not those of others', async () => {
    const readBy = async (body: object) => county.send('POST', '/api/notices/read', body)
    expect(await (await readBy({ unitId: otherUnitId })).json()).toEqual({ read: 0 })
    const all = await readBy({ unitId: county.unitId })
    expect(await all.json()).toEqual({ read: 1 })
    // What was read still stands, with when it was, until the gap is over.
    expect((await notices()).items).toEqual([])
    expect((await notices('standing=true')).items).toMatchObject([{ readAt: later(0), overAt: null }])
    expect((await notices()).unread).toBe(0)
    for (const [body, field] of [
      [{}, 'ids'],
      [{ ids: [otherUnitId], unitId: otherUnitId }, 'ids'],
      [{ unitId: randomUUID() }, 'unitId'],
    ] as const)
      expect(await problem(await readBy(body))).toMatchObject({ status: 400, field })
    await undo(sequenceOf(all))
    expect((await notices()).unread).toBe(1)
  })

  it('are read one by one or together, as acts, and read twice they stay as they were', async () => {
    const [told] = (await notices()).items
    const read = await county.send('POST', `/api/notices/${told!.id}/read`)
    expect(await read.json()).toMatchObject({ id: told!.id, readAt: later(0), version: 4 })
    expect((await lastAct()).kind).toBe('notice-read')
    county.clock.nowMs += minuteMs
    const again = await county.send('POST', `/api/notices/${told!.id}/read`)
    expect(await again.json()).toMatchObject({ readAt: later(-1), version: 4 })
    const together = await county.send('POST', '/api/notices/read', { ids: [told!.id] })
    expect(await together.json()).toEqual({ read: 0 })
    expect((await notices()).unread).toBe(0)
    expect((await notices('unread=false')).items).toHaveLength(1)
    expect((await county.send('POST', `/api/notices/${randomUUID()}/read`)).status).toBe(404)
  })
})
