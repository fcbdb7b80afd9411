import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Barrier } from '../../data/model/barrier.ts'
import type { BarrierEvent } from '../../data/model/barrierEvent.ts'
import type { BarrierProposal } from '../../data/model/barrierProposal.ts'
import { pathLengthM } from '../../geo/chainage.ts'
import { accountWith, asking } from './access/actors.ts'
import { startTwoTownships, type TwoTownships } from './access/twoTownships.ts'
import { askOffice } from './livedBarrier.ts'
import { pngOf } from './pictures.ts'
import { make, name, startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
/** A draft of some 820 m along the first half of the line. */
let id: string
beforeAll(async () => {
  county = await startSmallCounty({ reading: true })
})
afterAll(() => county.stop())
beforeEach(async () => {
  county.clock.nowMs += 60_000
  id = await make(county, '/api/collections/barriers/items', draftBody())
})

const course = [
  [104.702, 22.901],
  [104.71, 22.901],
]
const draftBody = (path: unknown = course) => ({
  lineId: county.lineId,
  name: name('Fence 1'),
  type: 'fence',
  parts: [{ path, statuses: [{ status: 'draft', from: new Date(county.clock.nowMs).toISOString() }] }],
})

interface Told {
  status: number
  code?: string
  detail?: string
  field?: string
}
async function ask<Value>(step: string, body: unknown = {}, headers = {}): Promise<Told & Value> {
  county.clock.nowMs += 60_000
  const answer = await county.send('POST', `/api/barriers/${id}/${step}`, body, headers)
  return { ...((await answer.json()) as Value), status: answer.status }
}
const propose = (version = 1, body: object = {}) =>
  ask<BarrierProposal>('propose', body, { 'If-Match': `"${version}"` })
async function approved(): Promise<BarrierProposal> {
  const proposal = await propose()
  await ask('approve', { proposalId: proposal.id })
  return proposal
}

interface Properties extends Barrier {
  version: number
  partStatuses: string[]
  barredHulls: { fromM: number; toM: number }[]
}
async function barrier(): Promise<Properties> {
  const answer = await county.get(`/api/collections/barriers/items/${id}`)
  return ((await answer.json()) as { properties: Properties }).properties
}
const statuses = async () => (await barrier()).partStatuses
async function list<Item>(kind: 'proposals' | 'events'): Promise<Item[]> {
  const answer = await county.get(`/api/barrier-${kind}?barrierId=${id}`)
  return ((await answer.json()) as { items: Item[] }).items
}

describe('a draft that is sent for approval', () => {
  it('is frozen with the figures that the server reckons', async () => {
    const { items } = (await (await county.get('/api/acts?limit=1')).json()) as {
      items: { sequence: number }[]
    }
    const proposal = await propose(1, { note: 'Before the rains' })
    expect(proposal.effect?.sequence).toBe(items[0]!.sequence)
    expect(proposal.status).toBe(201)
    expect(proposal).toMatchObject({ state: 'sent', sentBy: 'local operator', barrierVersion: 1 })
    expect(proposal.note).toBe('Before the rains')
    expect(proposal.parts).toMatchObject([{ path: course }])
    expect(Math.round(proposal.cost.total)).toBe(Math.round(proposal.figures.lengthM * 600))
    expect(Math.abs(proposal.figures.lengthM - 820.6)).toBeLessThan(1)
    expect(Math.abs(proposal.figures.newlyBarredM - 820.6)).toBeLessThan(1)
    // Nobody walks or watches this line: behind a barrier it is a gap with a fence.
    const { effect, figures } = proposal
    expect(effect).toMatchObject({ gainKmH: 0, heldAfterKmH: 0, from: expect.any(String) })
    expect(effect!.neverClaimedM).toBeCloseTo(figures.newlyBarredM, 6)
    expect(effect!.gapKmH).toBeCloseTo((figures.newlyBarredM / 1000) * 24, 6)
    expect(await statuses()).toEqual(['proposed'])
  })

  it('is refused where it is not the version that was looked at', async () => {
    expect(await propose(7)).toMatchObject({ status: 412, code: 'precondition-failed' })
    expect(await statuses()).toEqual(['draft'])
  })

  it('is refused with an error: it crosses the line', async () => {
    id = await make(county, '/api/collections/barriers/items', draftBody([...course, [104.712, 22.898]]))
    expect(await propose()).toMatchObject({ status: 409, code: 'rules-broken' })
    expect(await list('proposals')).toEqual([])
  })

  it('is not sent twice, nor again where nothing is a draft', async () => {
    await approved()
    expect(await propose(3)).toMatchObject({ status: 409, code: 'step-out-of-order' })
  })

  it('comes back with remarks at their places, is changed, sent again and approved', async () => {
    const first = await propose()
    const remarks = [
      { position: [104.705, 22.901], text: 'Leave a gate for the fields here' },
      { position: null, text: 'Say who maintains it' },
    ]
    const returned = await ask<BarrierProposal>('return', { proposalId: first.id, remarks })
    expect(returned).toMatchObject({ status: 200, state: 'returned', remarks, decidedBy: 'local operator' })
    expect(await statuses()).toEqual(['draft'])

    const { version, parts } = await barrier()
    const longer = [...course, [104.711, 22.901]]
    const changed = await county.send(
      'PUT',
      `/api/collections/barriers/items/${id}`,
      { ...draftBody(), parts: [{ path: longer, statuses: parts[0]!.statuses }] },
      { 'If-Match': `"${version}"` },
    )
    expect(changed.status).toBe(200)
    const second = await propose(version + 1)
    expect(second.parts).toMatchObject([{ path: longer }])
    // The first one stands as it was sent.
    const [kept] = await list<BarrierProposal>('proposals')
    expect(kept).toMatchObject({ id: first.id, state: 'returned', parts: [{ path: course }] })
    expect(kept!.figures).toEqual(first.figures)

    expect(await ask('approve', { proposalId: first.id })).toMatchObject({ code: 'step-out-of-order' })
    expect(await ask('approve', { proposalId: second.id })).toMatchObject({ status: 200, state: 'approved' })
    expect(await statuses()).toEqual(['approved'])
  })

  it('is not returned without a word', async () => {
    const { id: proposalId } = await propose()
    expect(await ask('return', { proposalId })).toMatchObject({ status: 400, field: 'Reason' })
  })

  it('is withdrawn by whoever sent it, and also what is approved and not begun', async () => {
    const { id: proposalId } = await propose()
    expect(await ask('withdraw', { note: 'Another course' })).toMatchObject({ status: 200 })
    expect(await statuses()).toEqual(['draft'])
    expect(await list('proposals')).toMatchObject([{ state: 'withdrawn', decisionNote: 'Another course' }])
    expect(await ask('approve', { proposalId })).toMatchObject({ code: 'step-out-of-order' })
    const again = await propose(3)
    await ask('approve', { proposalId: again.id })
    await ask('withdraw')
    expect(await statuses()).toEqual(['draft'])
    await ask('start')
    expect(await ask('withdraw')).toMatchObject({ status: 409, code: 'step-out-of-order' })
  })
})

it('a proposal of a barrier that is ended waits for nobody any more', async () => {
  const proposal = await propose()
  const { version } = await barrier()
  const ended = await county.send('DELETE', `/api/collections/barriers/items/${id}`, undefined, {
    'If-Match': `"${version}"`,
    Reason: 'drawn twice',
  })
  expect(ended.status).toBe(204)
  expect(await list('proposals')).toMatchObject([{ id: proposal.id, state: 'withdrawn' }])
  await county.send('POST', `/api/acts/${ended.headers.get('Act-Sequence')}/undo`)
  expect(await list('proposals')).toMatchObject([{ id: proposal.id, state: 'sent' }])
  expect(await ask('approve', { proposalId: proposal.id })).toMatchObject({ status: 200, state: 'approved' })
})

describe('a barrier that is approved', () => {
  it('is begun, built by chainage and accepted; only what is accepted bars', async () => {
    await approved()
    expect(await ask('progress')).toMatchObject({ code: 'step-out-of-order' })
    await ask('start')
    expect(await statuses()).toEqual(['under-construction'])
    const built = await ask<{ event: BarrierEvent }>('progress', {
      where: { kind: 'stretch', fromM: 400, toM: 700 },
      note: '300 m of posts and mesh',
    })
    expect(built.status).toBe(201)
    expect(Math.abs(built.event.lengthM - 300)).toBeLessThan(0.5)
    expect(await statuses()).toEqual(['under-construction', 'built', 'under-construction'])
    expect((await barrier()).barredHulls).toEqual([])

    await ask('accept', { where: { kind: 'parts', indexes: [1] } })
    const { partStatuses, barredHulls, parts } = await barrier()
    expect(partStatuses).toEqual(['under-construction', 'complete', 'under-construction'])
    expect(barredHulls.map(({ fromM, toM }) => [Math.round(fromM), Math.round(toM)])).toEqual([[400, 700]])
    const lengthM = parts.reduce((sum, part) => sum + pathLengthM(part.path), 0)
    expect(Math.abs(lengthM - pathLengthM(course as [number, number][]))).toBeLessThan(0.01)

    await ask('progress')
    expect(await statuses()).toEqual(['built', 'complete', 'built'])
    await ask('accept')
    expect(await statuses()).toEqual(['complete', 'complete', 'complete'])
    expect((await list<BarrierEvent>('events')).map(({ kind }) => kind)).toEqual([
      'started',
      'built',
      'accepted',
      'built',
      'accepted',
    ])
  })

  it('counts in coverage what is accepted of it, from then on', async () => {
    // Where nothing else stands.
    const apart = [
      [104.713, 22.901],
      [104.719, 22.901],
    ]
    id = await make(county, '/api/collections/barriers/items', draftBody(apart))
    await approved()
    await ask('start')
    await ask('progress', { where: { kind: 'stretch', fromM: 1500, toM: 1800 } })
    await ask('accept')
    const barredAt = async (chainageM: number) => {
      const at = new Date(county.clock.nowMs).toISOString()
      const answer = await county.get(
        `/api/coverage/explain?line=${county.lineId}&chainageM=${chainageM}&at=${at}`,
      )
      const { planned } = (await answer.json()) as { planned: { barred: unknown[] } }
      return planned.barred.length > 0
    }
    expect([await barredAt(1450), await barredAt(1650), await barredAt(1850)]).toEqual([false, true, false])
  })

  it('goes on with photos that are here, and names none that is not', async () => {
    await approved()
    await ask('start')
    const missing = await ask('progress', { photos: ['0'.repeat(64)] })
    expect(missing).toMatchObject({ status: 400, field: 'photos.0' })
    const sent = await fetch(`${county.address}/api/photos`, {
      method: 'POST',
      headers: { 'Content-Type': 'image/png' },
      body: new Uint8Array(pngOf(64, 48, [10, 120, 30])),
    })
    const photo = ((await sent.json()) as { id: string }).id
    const built = await ask<{ event: BarrierEvent }>('progress', { photos: [photo] })
    expect(built.event.photos).toEqual([photo])
    // What an act names stays, however long.
    county.clock.nowMs += 200 * 24 * 3_600_000
    await fetch(`${county.address}/api/photos`, {
      method: 'POST',
      headers: { 'Content-Type': 'image/png' },
      body: new Uint8Array(pngOf(65, 48)),
    })
    expect((await county.get(`/api/photos/${photo}`)).status).toBe(200)
  })

  it('is not reported ahead of the clock, nor before what came before', async () => {
    await approved()
    const later = new Date(county.clock.nowMs + 3_600_000).toISOString()
    expect(await ask('start', { at: later })).toMatchObject({ status: 400, field: 'at' })
    expect(await ask('start', { at: '2026-01-01T00:00:00Z' })).toMatchObject({ status: 400, field: 'at' })
  })
})

describe('a barrier that stands', () => {
  beforeEach(async () => {
    await approved()
    await ask('start')
    await ask('progress')
    await ask('accept')
  })

  it('is damaged where somebody saw it, repaired, and bars again', async () => {
    const where = { kind: 'near', position: [104.706, 22.9012], lengthM: 20 }
    const { event } = await ask<{ event: BarrierEvent }>('damage', { where, note: 'Posts fell' })
    expect(event.position).toEqual(where.position)
    expect(Math.abs(event.lengthM - 20)).toBeLessThan(0.1)
    expect(await statuses()).toEqual(['complete', 'damaged', 'complete'])
    const hulls = (await barrier()).barredHulls
    expect(hulls).toHaveLength(2)
    expect(Math.abs(hulls[1]!.fromM - hulls[0]!.toM - 20)).toBeLessThan(0.1)
    await ask('repair')
    expect(await statuses()).toEqual(['complete', 'complete', 'complete'])
    expect(await ask('repair')).toMatchObject({ status: 409, code: 'step-out-of-order' })
  })

  it('is not damaged from a kilometre away', async () => {
    const where = { kind: 'near', position: [104.706, 22.93], lengthM: 20 }
    expect(await ask('damage', { where })).toMatchObject({ status: 400, field: 'where.position' })
  })

  it('is taken down with a reason only, and bars nothing any more', async () => {
    expect(await ask('dismantle')).toMatchObject({ status: 400, field: 'Reason' })
    await ask('dismantle', { note: 'The road is widened' })
    expect(await statuses()).toEqual(['removed'])
    expect((await barrier()).barredHulls).toEqual([])
  })

  it('of which a step is taken back stands as before', async () => {
    const where = { kind: 'near', position: [104.706, 22.9012], lengthM: 20 }
    const answer = await county.send('POST', `/api/barriers/${id}/damage`, { where })
    const sequence = answer.headers.get('Act-Sequence')
    const undone = await county.send('POST', `/api/acts/${sequence}/undo`)
    expect(undone.status).toBe(201)
    expect(await statuses()).toEqual(['complete'])
    expect((await list<BarrierEvent>('events')).map(({ kind }) => kind)).toEqual([
      'started',
      'built',
      'accepted',
    ])
  })
})

it('an approval is not taken back, but withdrawn', async () => {
  const proposal = await propose()
  const answer = await county.send('POST', `/api/barriers/${id}/approve`, { proposalId: proposal.id })
  const undone = await county.send('POST', `/api/acts/${answer.headers.get('Act-Sequence')}/undo`)
  expect(undone.status).toBe(409)
})

describe('with accounts', () => {
  const as = (role: 'planner' | 'approver' | 'segment-chief', userName: string) =>
    asking({ ...accountWith([role], towns.west.unitId, randomUUID()), userName })
  let towns: TwoTownships
  beforeAll(async () => {
    towns = await startTwoTownships()
  })
  afterAll(() => towns.stop())
  const send = async (address: string, body: unknown, headers: Record<string, string>) => {
    const answer = await towns.send('POST', address, body, headers)
    return {
      ...((await answer.json()) as { id: string; code?: string; detail?: string }),
      status: answer.status,
    }
  }
  const draft = async (by: Record<string, string>) => {
    const [lon, lat] = towns.west.at
    const path = [
      [lon - 0.001, lat + 0.001],
      [lon + 0.001, lat + 0.001],
    ]
    const statuses = [{ status: 'draft', from: '2026-03-01T00:00:00Z' }]
    const body = { lineId: towns.lineId, name: name('Fence'), type: 'fence', unitId: towns.west.unitId }
    return (await send('/api/collections/barriers/items', { ...body, parts: [{ path, statuses }] }, by)).id
  }
  const version = { 'If-Match': '"1"' }

  it('nobody approves or countersigns what they sent themselves', async () => {
    const both = as('approver', 'li')
    const made = await draft(both)
    const { id: proposalId } = await send(`/api/barriers/${made}/propose`, {}, { ...both, ...version })
    await askOffice(towns, proposalId)
    const letter = { proposalId, officeId: 'forestry', note: 'Letter 17' }
    expect(await send(`/api/barriers/${made}/countersign`, letter, both)).toMatchObject({ code: 'forbidden' })
    expect(await send(`/api/barriers/${made}/approve`, { proposalId }, both)).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
    const other = as('approver', 'wang')
    // Every office that was asked agrees first.
    expect(await send(`/api/barriers/${made}/approve`, { proposalId }, other)).toMatchObject({
      status: 409,
      detail: 'Not every office agreed yet; missing: Forestry.',
    })
    expect(await send(`/api/barriers/${made}/countersign`, letter, other)).toMatchObject({ status: 200 })
    expect(await send(`/api/barriers/${made}/countersign`, letter, other)).toMatchObject({ status: 409 })
    expect(await send(`/api/barriers/${made}/approve`, { proposalId }, other)).toMatchObject({ status: 200 })
  })

  it('a planner sends and does not approve, and what somebody built somebody else accepts', async () => {
    const planner = as('planner', 'zhao')
    const approver = as('approver', 'wang')
    const chief = as('segment-chief', 'chen')
    const made = await draft(planner)
    const { id: proposalId } = await send(`/api/barriers/${made}/propose`, {}, { ...planner, ...version })
    const step = (name: string, by: Record<string, string>, body: object = {}) =>
      send(`/api/barriers/${made}/${name}`, body, by)
    expect(await step('approve', planner, { proposalId })).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await step('approve', approver, { proposalId })).toMatchObject({ status: 200 })
    expect(await step('start', chief)).toMatchObject({ status: 201 })
    expect(await step('progress', chief)).toMatchObject({ status: 201 })
    expect(await step('accept', planner)).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await step('accept', chief)).toMatchObject({
      status: 403,
      detail: 'You reported this as built yourself: somebody else accepts it on the spot.',
    })
    expect(await step('accept', approver)).toMatchObject({ status: 201 })
  })
})

describe('drawing anew', () => {
  const put = async (body: object, version: number) => {
    const address = `/api/collections/barriers/items/${id}`
    const answer = await county.send('PUT', address, body, { 'If-Match': `"${version}"` })
    return { ...((await answer.json()) as Told), status: answer.status }
  }
  const asItStands = async () => {
    const { version, lineId, name, type, note, parts } = await barrier()
    return { version, body: { lineId, name, type, note, parts } }
  }

  it('neither moves, drops nor ends what is sent, and renames it', async () => {
    await propose()
    const { version, body } = await asItStands()
    const moved = [...course.slice(0, -1), [104.711, 22.901]]
    const refused = { status: 409, code: 'step-out-of-order', field: 'parts' }
    expect(await put({ ...body, parts: [{ ...body.parts[0], path: moved }] }, version)).toMatchObject(refused)
    expect(await put(draftBody(), version)).toMatchObject(refused)
    const at = new Date(county.clock.nowMs).toISOString()
    const statuses = [...body.parts[0]!.statuses, { status: 'complete', from: at }]
    expect(await put({ ...body, parts: [{ ...body.parts[0], statuses }] }, version)).toMatchObject(refused)
    expect(await put({ ...body, type: 'wall' }, version)).toMatchObject({ ...refused, field: 'type' })
    expect(await put({ ...body, name: name('Fence at the pass') }, version)).toMatchObject({ status: 200 })
  })

  it('adds a draft beside what stands, which is left as it is', async () => {
    await approved()
    await ask('start')
    const { version, body } = await asItStands()
    const path = [
      [104.7101, 22.901],
      [104.715, 22.901],
    ]
    const from = new Date(county.clock.nowMs).toISOString()
    const parts = [...body.parts, { path, statuses: [{ status: 'draft', from }] }]
    expect(await put({ ...body, parts }, version)).toMatchObject({ status: 200 })
    expect(await statuses()).toEqual(['under-construction', 'draft'])
  })

  it('may split a draft that came back, past and all', async () => {
    const { id: proposalId } = await propose()
    await ask('return', { proposalId, note: 'Leave a gate in the middle' })
    const { version, body } = await asItStands()
    const [part] = body.parts
    const [west, east] = [
      [
        [104.702, 22.901],
        [104.705, 22.901],
      ],
      [
        [104.7052, 22.901],
        [104.71, 22.901],
      ],
    ]
    const parts = [
      { ...part, path: west },
      { ...part, path: east },
    ]
    expect(await put({ ...body, parts }, version)).toMatchObject({ status: 200 })
    expect(await statuses()).toEqual(['draft', 'draft'])
  })
})

describe('recording what stands already', () => {
  let towns: TwoTownships
  beforeAll(async () => {
    towns = await startTwoTownships()
  })
  afterAll(() => towns.stop())
  const as = (role: 'planner' | 'approver') => asking(accountWith([role], towns.west.unitId, randomUUID()))
  const body = (status: string) => {
    const [lon, lat] = towns.west.at
    const path = [
      [lon - 0.001, lat + 0.001],
      [lon + 0.001, lat + 0.001],
    ]
    const part = { path, statuses: [{ status, from: '2026-01-01T00:00:00Z' }] }
    return {
      lineId: towns.lineId,
      name: name('Fence'),
      type: 'fence',
      unitId: towns.west.unitId,
      parts: [part],
    }
  }
  const create = async (status: string, by: Record<string, string>) => {
    const answer = await towns.send('POST', '/api/collections/barriers/items', body(status), by)
    return { ...((await answer.json()) as Told & { id: string }), status: answer.status }
  }

  it('takes whoever accepts barriers on the spot, and so does ending it', async () => {
    for (const status of ['complete', 'approved', 'proposed'])
      expect(await create(status, as('planner'))).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await create('draft', as('planner'))).toMatchObject({ status: 201 })
    const made = await create('complete', as('approver'))
    expect(made.status).toBe(201)
    const end = async (by: Record<string, string>) =>
      (
        await towns.send('DELETE', `/api/collections/barriers/items/${made.id}`, undefined, {
          ...by,
          'If-Match': '"1"',
          Reason: 'entered twice',
        })
      ).status
    expect(await end(as('planner'))).toBe(403)
    expect(await end(as('approver'))).toBe(204)
  })

  it('takes the same to take back that it was recorded, changed or ended', async () => {
    const undo = async (answer: Response, by: Record<string, string>) => {
      const address = `/api/acts/${answer.headers.get('Act-Sequence')}/undo`
      return towns.send('POST', address, { reason: 'entered twice' }, by)
    }
    const address = '/api/collections/barriers/items'
    const [complete, draft] = [body('complete'), body('draft')]
    const recorded = await towns.send('POST', address, complete, as('approver'))
    const made = ((await recorded.json()) as { id: string }).id
    expect((await undo(recorded, as('planner'))).status).toBe(403)
    const ended = await towns.send('DELETE', `${address}/${made}`, undefined, {
      ...as('approver'),
      'If-Match': '"1"',
      Reason: 'entered twice',
    })
    expect((await undo(ended, as('planner'))).status).toBe(403)
    expect((await undo(ended, as('approver'))).status).toBe(201)

    const drawn = await towns.send('POST', address, draft, as('planner'))
    const { id: drawnId } = (await drawn.json()) as { id: string }
    const changed = await towns.send(
      'PUT',
      `${address}/${drawnId}`,
      { ...draft, parts: [...draft.parts, ...complete.parts] },
      { ...as('approver'), 'If-Match': '"1"' },
    )
    expect(changed.status).toBe(200)
    expect((await undo(changed, as('planner'))).status).toBe(403)
    expect((await undo(changed, as('approver'))).status).toBe(201)
    expect((await undo(drawn, as('planner'))).status).toBe(201)
  })
})
