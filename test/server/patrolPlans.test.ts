import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Patrol } from '../../data/model/patrol.ts'
import type { PatrolPlan, publishPlanAnswer } from '../../data/model/patrolPlan.ts'
import { listRecords, tryGetRecord } from '../../data/store/records.ts'
import {
  make,
  name,
  patrolPlanBody,
  shiftBody,
  startSmallCounty,
  teamBody,
  type SmallCounty,
} from './smallCounty.ts'

/** The plan's week begins the next midnight. */
const nowMs = Date.parse('2026-03-10T12:00:00Z')
let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty({ nowMs })
})
afterAll(() => county.stop())

type Body = ReturnType<typeof patrolPlanBody>
type Item = Body['items'][number]
let teamId: string
let body: Body

/** Every test has people who are free. */
beforeEach(async () => {
  for (const { record, version } of await listRecords(county.db, 'patrol'))
    await county.send('DELETE', `/api/patrols/${record.id}`, undefined, { 'If-Match': `"${version}"` })
  teamId = await make(county, '/api/teams', teamBody(county))
  body = patrolPlanBody(county, teamId)
})

const undo = async (answer: Response) =>
  county.send('POST', `/api/acts/${answer.headers.get('Act-Sequence')}/undo`)
const publish = (id: string, version: number, dryRun = false) =>
  county.send('POST', `/api/patrol-plans/${id}/publish`, { dryRun }, { 'If-Match': `"${version}"` })
const told = async (answer: Response) => (await answer.json()) as z.infer<typeof publishPlanAnswer>
const change = (id: string, version: number, items: readonly Item[]) =>
  county.send('PUT', `/api/patrol-plans/${id}`, { ...body, items }, { 'If-Match': `"${version}"` })
const patrolsOf = async (planId: string): Promise<Patrol[]> =>
  (await listRecords(county.db, 'patrol')).map(({ record }) => record).filter((one) => one.planId === planId)
const planOf = async (id: string): Promise<PatrolPlan | undefined> =>
  (await tryGetRecord(county.db, 'patrol-plan', id))?.record
const heldKmH = async () => {
  const window = 'from=2026-03-11T00:00:00Z&to=2026-03-18T00:00:00Z'
  const answer = await county.get(`/api/coverage?${window}&kind=planned`)
  return ((await answer.json()) as { county: { figures: { heldKmH: number } } }).county.figures.heldKmH
}
const later = (item: Item, hours: number): Item => ({
  ...item,
  id: randomUUID(),
  from: new Date(Date.parse(item.from) + hours * 3_600_000).toISOString(),
  to: new Date(Date.parse(item.to) + hours * 3_600_000).toISOString(),
})

describe('a draft of a patrol plan', () => {
  it('counts in no coverage until it is published, and no more when that is taken back', async () => {
    const before = await heldKmH()
    const id = await make(county, '/api/patrol-plans', body)
    expect(await heldKmH()).toBe(before)
    expect((await planOf(id))?.status).toBe('draft')
    const answer = await publish(id, 1)
    expect(answer.status).toBe(200)
    // 1 km for 8 hours, walked there and back in 48 minutes.
    expect(await heldKmH()).toBeCloseTo(before + 8, 6)
    expect(await planOf(id)).toMatchObject({
      status: 'published',
      publications: [{ by: 'local operator', items: 1, made: 1, changed: 0, ended: 0, kept: 0 }],
    })
    expect((await undo(answer)).status).toBe(201)
    expect(await heldKmH()).toBe(before)
    expect(await planOf(id)).toMatchObject({ status: 'draft', publications: [] })
  })

  it('names a team on record, a stretch on the line and a beginning within its time', async () => {
    const [item] = body.items as [Item]
    const refused = async (wrong: Partial<Item>) =>
      (await county.send('POST', '/api/patrol-plans', { ...body, items: [{ ...item, ...wrong }] })).json()
    expect(await refused({ teamId: county.unitId })).toMatchObject({ field: 'items.0.teamId' })
    expect(await refused({ toM: 1e6 })).toMatchObject({ field: 'items.0.toM', code: 'chainage-beyond-line' })
    expect(await refused({ from: '2026-03-10T20:00:00Z' })).toMatchObject({ field: 'items.0.from' })
    const twice = { ...body, items: [item, item] }
    expect(await (await county.send('POST', '/api/patrol-plans', twice)).json()).toMatchObject({
      field: 'items',
    })
  })
})

describe('publishing', () => {
  it('only tells what it would do where that is asked', async () => {
    const id = await make(county, '/api/patrol-plans', body)
    expect(await told(await publish(id, 1, true))).toMatchObject({ counts: { made: 1 }, clashes: [] })
    expect(await patrolsOf(id)).toEqual([])
  })

  it('makes patrols of the team, its people and the item', async () => {
    const id = await make(county, '/api/patrol-plans', body)
    await publish(id, 1)
    const { id: planItemId, ...assigned } = body.items[0]!
    expect(await patrolsOf(id)).toMatchObject([
      { ...assigned, planItemId, team: name('Team 1'), leadId: county.leadId, memberIds: [county.personId] },
    ])
  })

  it('of a changed plan changes and ends what has not started, and leaves what has', async () => {
    // This evening, before which a team may set out early.
    const first = { ...later(body.items[0]!, -8), from: '2026-03-10T16:00:00Z' }
    const [second, third] = [later(first, 10), later(first, 30)]
    body = { ...body, from: '2026-03-10T12:00:00Z', items: [first, second, third] }
    const id = await make(county, '/api/patrol-plans', body)
    await publish(id, 1)
    const [walked] = await patrolsOf(id)
    await make(county, `/api/patrols/${walked!.id}/start`, { at: '2026-03-10T11:59:00Z' })
    await change(id, 2, [
      { ...first, toM: 500 },
      { ...second, toM: 500 },
    ])
    expect((await planOf(id))?.status).toBe('draft')
    const { counts } = await told(await publish(id, 3))
    expect(counts).toEqual({ made: 0, changed: 1, ended: 1, kept: 1, passedOver: 0 })
    expect(new Set((await patrolsOf(id)).map(({ toM }) => toM))).toEqual(new Set([1000, 500]))
    expect((await planOf(id))?.publications.length).toBe(2)
  })

  it('is refused where a team would be in two places, naming the item', async () => {
    const [item] = body.items as [Item]
    const id = await make(county, '/api/patrol-plans', { ...body, items: [item, later(item, 7)] })
    const dry = await told(await publish(id, 1, true))
    expect(dry.clashes).toMatchObject([{ kind: 'team-twice', severity: 'error', otherId: item.id }])
    const refused = await (await publish(id, 1)).json()
    expect(refused).toMatchObject({ status: 409, code: 'rules-broken', field: 'items.1' })
    expect((refused as { detail: string }).detail).toContain('Item 2, Team 1')
    expect(await patrolsOf(id)).toEqual([])
  })

  it('is refused where one of its people is out with another plan’s team', async () => {
    const first = await make(county, '/api/patrol-plans', body)
    await publish(first, 1)
    const other = await make(county, '/api/teams', {
      ...teamBody(county),
      name: name('Team 2'),
      leadId: null,
    })
    const [item] = body.items as [Item]
    const items = [{ ...later(item, 1), teamId: other }]
    const second = await make(county, '/api/patrol-plans', { ...body, items })
    const refused = (await (await publish(second, 1)).json()) as { detail: string }
    expect(refused).toMatchObject({ code: 'rules-broken', field: 'items.0' })
    expect(refused.detail).toContain('Second person would be in two places')
  })

  it('warns of somebody who stands on a shift, and goes on', async () => {
    const shift = { ...shiftBody(county), from: '2026-03-11T04:00:00Z', to: '2026-03-11T12:00:00Z' }
    const id = await make(county, '/api/patrol-plans', body)
    const shiftId = await make(county, '/api/shifts', shift)
    const { clashes, counts } = await told(await publish(id, 1))
    expect(counts.made).toBe(1)
    expect(clashes.map(({ kind, severity, otherId }) => [kind, severity, otherId])).toEqual([
      ['on-shift', 'warning', shiftId],
      ['on-shift', 'warning', shiftId],
    ])
    await county.send('DELETE', `/api/shifts/${shiftId}`, undefined, { 'If-Match': '"1"' })
  })

  it('is of the plan as it was looked at', async () => {
    const id = await make(county, '/api/patrol-plans', body)
    await change(id, 1, [])
    expect((await publish(id, 1)).status).toBe(412)
  })

  it('passes over what was over before it was ever published', async () => {
    const [item] = body.items as [Item]
    const past = { ...body, from: '2026-03-09T00:00:00Z', to: '2026-03-16T00:00:00Z' }
    const items = [{ ...later(item, -48) }, later(item, -24)]
    const id = await make(county, '/api/patrol-plans', { ...past, items: items })
    expect((await told(await publish(id, 1))).counts).toMatchObject({ made: 0, passedOver: 2 })
  })
})

describe('a plan that was published', () => {
  it('keeps its place and is not removed', async () => {
    const id = await make(county, '/api/patrol-plans', body)
    await publish(id, 1)
    const moved = await county.send(
      'PUT',
      `/api/patrol-plans/${id}`,
      { ...body, unitId: county.villageId },
      { 'If-Match': '"2"' },
    )
    expect(await moved.json()).toMatchObject({ status: 400, field: 'unitId' })
    const removed = await county.send('DELETE', `/api/patrol-plans/${id}`, undefined, { 'If-Match': '"2"' })
    expect(await removed.json()).toMatchObject({ status: 409, code: 'still-in-use' })
  })

  it('is a draft again only where its patrols were changed', async () => {
    const id = await make(county, '/api/patrol-plans', body)
    await publish(id, 1)
    await county.send(
      'PUT',
      `/api/patrol-plans/${id}`,
      { ...(await sent(id)), name: name('Other') },
      {
        'If-Match': '"2"',
      },
    )
    expect((await planOf(id))?.status).toBe('published')
    await change(id, 3, [])
    expect((await planOf(id))?.status).toBe('draft')
  })
})

/** A plan as a page sends it back. */
async function sent(id: string) {
  const { lineId, unitId, name, from, to, items } = (await planOf(id))!
  return { lineId, unitId, name, from, to, items }
}
