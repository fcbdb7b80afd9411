import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { coverageAnswer } from '../../data/model/coverageAnswer.ts'
import type { Handover } from '../../data/model/handover.ts'
import { checkpointBody, handoverBody, make, startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
let checkpointId: string
beforeAll(async () => {
  county = await startSmallCounty()
  checkpointId = await make(county, '/api/collections/checkpoints/items', checkpointBody(county))
})
afterAll(() => county.stop())

interface Log {
  id: string
  from: string
  to: string
  others: number
}
const itemsOf = async <Item>(path: string): Promise<Item[]> =>
  ((await (await county.get(path)).json()) as { items: Item[] }).items
const logs = () => itemsOf<Log>(`/api/staffing-logs?placeId=${checkpointId}`)
const atCheckpoint = () => ({ ...handoverBody(county), place: { kind: 'checkpoint', id: checkpointId } })

/** The state where the checkpoint reaches, by evidence, at an hour of the tenth of March. */
async function stateAt(hour: number): Promise<string | undefined> {
  const at = `2026-03-10T${String(hour).padStart(2, '0')}:00:00Z`
  const answer = await county.get(
    `/api/coverage?kind=actual&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z&at=${at}`,
  )
  const [line] = coverageAnswer.parse(await answer.json()).lines
  return line!.runsNow.find(({ fromM, toM }) => fromM <= 1500 && 1500 < toM)?.state
}

it('a handover logs the outgoing up to its instant and nobody beyond it', async () => {
  await make(county, '/api/shifts', {
    place: { kind: 'checkpoint', id: checkpointId },
    from: '2026-03-10T00:00:00Z',
    to: '2026-03-10T12:00:00Z',
    leadId: county.leadId,
    personIds: [county.personId],
  })
  county.clock.nowMs = Date.parse('2026-03-10T01:05:00Z')
  const id = await make(county, '/api/handovers', { ...atCheckpoint(), at: '2026-03-10T01:00:00Z' })
  const [log] = await logs()
  expect(log).toMatchObject({ from: '2026-03-09T19:00:00Z', to: '2026-03-10T01:00:00.000Z' })
  expect(await itemsOf<Handover>(`/api/handovers?placeId=${checkpointId}`)).toMatchObject([
    { id, logId: log!.id, incoming: { leadId: county.leadId, personIds: [], others: 2 } },
  ])
  expect(await logs()).toHaveLength(1)
})

it('who took over holds the reach for as long as evidence keeps, then nobody knows, until the next word', async () => {
  county.clock.nowMs = Date.parse('2026-03-10T06:00:00Z')
  // 120 minutes in the normal tier; the shift says that somebody should be there, and no log does.
  expect([await stateAt(2), await stateAt(4)]).toEqual(['held', 'unknown'])
  const back = await county.send('POST', '/api/handovers', {
    ...atCheckpoint(),
    at: '2026-03-10T05:00:00Z',
    outgoing: { leadId: county.leadId, others: 2, since: '2026-03-10T01:00:00Z' },
    incoming: { leadId: county.leadId, personIds: [county.personId] },
  })
  expect(back.status).toBe(201)
  expect([await stateAt(4), await stateAt(5), await stateAt(6)]).toEqual(['held', 'held', 'held'])
  const undone = await county.send('POST', `/api/acts/${back.headers.get('Act-Sequence')}/undo`, {
    reason: 'Entered for another checkpoint',
  })
  expect(undone.status).toBe(201)
  expect(await stateAt(4)).toBe('unknown')
  expect(await logs()).toHaveLength(1)
})

it('that nobody was there before is logged too, and is no silence', async () => {
  const before = (await logs()).length
  await make(county, '/api/handovers', {
    ...atCheckpoint(),
    at: '2026-03-10T05:30:00Z',
    outgoing: { since: '2026-03-10T01:00:00Z' },
  })
  expect(await logs()).toHaveLength(before + 1)
  expect(await stateAt(4)).toBe('gap')
})

it('says what is wrong with it at the field', async () => {
  const { place, outgoing, ...rest } = atCheckpoint()
  const faults: [object, string][] = [
    [{ place: { kind: 'checkpoint', id: randomUUID() } }, 'place.id'],
    [{ at: '2026-03-11T05:00:00Z' }, 'at'],
    [{ incoming: {} }, 'incoming'],
    [{ incoming: { leadId: randomUUID() } }, 'incoming.leadId'],
    [{ incoming: { leadId: county.leadId, others: -1 } }, 'incoming.others'],
    [{ outgoing: { ...outgoing, personIds: [randomUUID()] } }, 'outgoing.personIds.0'],
    [{ outgoing: { ...outgoing, since: '2026-03-10T03:00:00Z' } }, 'outgoing.since'],
    [{ outgoing: { ...outgoing, since: '2026-03-01T03:00:00Z' } }, 'outgoing.since'],
  ]
  for (const [change, field] of faults) {
    const answer = await county.send('POST', '/api/handovers', { place, outgoing, ...rest, ...change })
    expect([answer.status, ((await answer.json()) as { field: string }).field]).toEqual([400, field])
  }
})

it('that is sent again is written once', async () => {
  const key = { 'Idempotency-Key': randomUUID() }
  const count = async () => (await itemsOf(`/api/handovers?placeId=${county.deskId}`)).length
  for (let time = 0; time < 2; time++)
    expect((await county.send('POST', '/api/handovers', handoverBody(county), key)).status).toBe(201)
  expect(await count()).toBe(1)
})
