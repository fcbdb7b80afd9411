import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../data/model/journalEntry.ts'
import type { Problem } from '../../data/model/problem.ts'
import { recurringShiftAnswer } from '../../data/model/recurringShift.ts'
import { currentSequence } from '../../data/store/acts.ts'
import { checkpointBody, make, rosterBody, startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
let sequence: number
beforeAll(async () => {
  county = await startSmallCounty()
})
beforeEach(async () => {
  sequence = await currentSequence(county.db)
})
afterAll(() => county.stop())

const path = '/api/shifts/recurring'
const withRule = (rule: object) => {
  const body = rosterBody(county)
  return { ...body, rule: { ...body.rule, ...rule } }
}
const made = async (answer: Response) => recurringShiftAnswer.parse(await answer.json())
const shiftsOf = async (placeId: string) =>
  (
    (await (await county.get(`/api/shifts?placeId=${placeId}`)).json()) as {
      items: { id: string; from: string; to: string; leadId: string; personIds: string[]; version: number }[]
    }
  ).items

describe('a roster', () => {
  it('makes every shift of its rule in one act, each a shift like any other', async () => {
    const placeId = await make(county, '/api/collections/checkpoints/items', checkpointBody(county))
    const place = { kind: 'checkpoint', id: placeId }
    const answer = await county.send('POST', path, { ...rosterBody(county), place })
    expect(answer.status).toBe(201)
    const { windows, shifts } = await made(answer)
    expect(windows[0]).toEqual({ from: '2026-03-09T14:00:00.000Z', to: '2026-03-09T22:00:00.000Z' })
    expect(windows).toHaveLength(7)
    const kept = await shiftsOf(placeId)
    expect(kept.map(({ from, to }) => ({ from, to }))).toEqual(windows)
    expect(kept.map(({ id }) => id).sort()).toEqual(shifts.map(({ id }) => String(id)).sort())
    expect(kept[3]).toMatchObject({ leadId: county.leadId, personIds: [county.personId], version: 1 })

    const { items } = (await (await county.get('/api/acts?limit=1')).json()) as { items: JournalEntry[] }
    expect(items[0]).toMatchObject({ kind: 'roster-assigned', sequence: sequence + 2 })
    expect(items[0]?.changes.map(({ kind }) => kind)).toEqual(windows.map(() => 'shift'))

    const ended = await county.send('DELETE', `/api/shifts/${kept[0]!.id}`, undefined, { 'If-Match': '"1"' })
    expect(ended.status).toBe(204)
    expect(await shiftsOf(placeId)).toHaveLength(6)
  })

  it('sent again is answered as the first time and made once', async () => {
    const headers = { 'Idempotency-Key': randomUUID() }
    const before = (await shiftsOf(county.deskId)).length
    const first = await county.send('POST', path, rosterBody(county), headers)
    const again = await county.send('POST', path, rosterBody(county), headers)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(await again.json()).toEqual(await first.json())
    expect(await shiftsOf(county.deskId)).toHaveLength(before + 7)
    const other = await county.send('POST', path, withRule({ toDate: '2026-03-14' }), headers)
    expect(other.status).toBe(409)
  })

  it('tells its times on a dry run and keeps nothing, not even the act id', async () => {
    const headers = { 'Idempotency-Key': randomUUID() }
    const before = (await shiftsOf(county.deskId)).length
    const tried = await county.send('POST', path, { ...rosterBody(county), dryRun: true }, headers)
    expect(tried.status).toBe(200)
    const preview = await made(tried)
    expect(preview.shifts).toEqual([])
    expect(await currentSequence(county.db)).toBe(sequence)
    const done = await county.send('POST', path, rosterBody(county), headers)
    expect(done.status).toBe(201)
    expect((await made(done)).windows).toEqual(preview.windows)
    expect(await shiftsOf(county.deskId)).toHaveLength(before + 7)
  })

  it('goes by the clocks of the zone it names, with its days and exceptions', async () => {
    const rule = {
      zone: 'Europe/Berlin',
      fromDate: '2026-03-28',
      toDate: '2026-03-30',
      days: { kind: 'weekdays', weekdays: [6, 7, 1] },
      exceptDates: ['2026-03-30'],
    }
    const { windows } = await made(await county.send('POST', path, { ...withRule(rule), dryRun: true }))
    expect(windows).toEqual([
      { from: '2026-03-28T21:00:00.000Z', to: '2026-03-29T04:00:00.000Z' },
      { from: '2026-03-29T20:00:00.000Z', to: '2026-03-30T04:00:00.000Z' },
    ])
  })

  it('of four hundred shifts is taken', async () => {
    const rule = { toDate: '2027-04-12', end: { kind: 'duration', durationMin: 480 } }
    const answer = await county.send('POST', path, withRule(rule))
    expect([answer.status, (await made(answer)).shifts.length]).toEqual([201, 400])
  })
})

describe('a roster that cannot be taken', () => {
  const nobody = '00000000-0000-4000-8000-000000000000'
  const bad: [string, () => object, string][] = [
    ['a zone that is none', () => withRule({ zone: 'Asia/Nowhere' }), 'rule.zone'],
    ['a date that is none', () => withRule({ fromDate: '2026-02-30' }), 'rule.fromDate'],
    ['dates that run backwards', () => withRule({ toDate: '2026-03-01' }), 'rule.toDate'],
    ['more than two years', () => withRule({ toDate: '2029-03-09' }), 'rule.toDate'],
    ['more than 400 shifts', () => withRule({ toDate: '2027-04-13' }), 'rule.toDate'],
    ['a time that is none', () => withRule({ startTime: '24:00' }), 'rule.startTime'],
    ['seconds in its time', () => withRule({ startTime: '22:00:00' }), 'rule.startTime'],
    [
      'an eighth weekday',
      () => withRule({ days: { kind: 'weekdays', weekdays: [8] } }),
      'rule.days.weekdays.0',
    ],
    ['no weekday', () => withRule({ days: { kind: 'weekdays', weekdays: [] } }), 'rule.days.weekdays'],
    [
      'no day at all between its dates',
      () => withRule({ toDate: '2026-03-09', days: { kind: 'weekdays', weekdays: [7] } }),
      'rule.days',
    ],
    ['days of no kind', () => withRule({ days: { everyDays: 2 } }), 'rule.days.kind'],
    ['no duration', () => withRule({ end: { kind: 'duration', durationMin: 0 } }), 'rule.end.durationMin'],
    ['an exception that is no date', () => withRule({ exceptDates: ['x'] }), 'rule.exceptDates.0'],
    ['a field nobody knows', () => withRule({ colour: 'red' }), 'rule.colour'],
    ['an unknown desk', () => ({ ...rosterBody(county), place: { kind: 'desk', id: nobody } }), 'place.id'],
    ['an unknown lead', () => ({ ...rosterBody(county), leadId: nobody }), 'leadId'],
    ['an unknown person', () => ({ ...rosterBody(county), personIds: [nobody] }), 'personIds.0'],
  ]
  it.each(bad)('with %s names the field, on a dry run too', async (_, body, field) => {
    for (const dryRun of [false, true]) {
      const answer = await county.send('POST', path, { ...body(), dryRun })
      expect(answer.status).toBe(400)
      expect((await answer.json()) as Problem).toMatchObject({ code: 'field-invalid', field })
    }
    expect(await currentSequence(county.db)).toBe(sequence)
  })

  it('says why in Chinese too', async () => {
    const ask = async (rule: object) => {
      const answer = await county.send('POST', path, withRule(rule), { 'Accept-Language': 'zh-CN' })
      return ((await answer.json()) as Problem).detail
    }
    expect(await ask({ zone: 'Asia/Nowhere' })).toBe('rule.zone：没有这个时区；写法如 Asia/Shanghai。')
    expect(await ask({ toDate: '2026-03-01' })).toBe('rule.toDate：toDate 不得早于 fromDate。')
    expect(await ask({ toDate: '2029-03-09' })).toBe('rule.toDate：值班表最长两年。')
    expect(await ask({ toDate: '2027-04-13' })).toContain('一次最多录入 400 个')
  })
})
