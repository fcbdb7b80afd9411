import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyJournal } from '../../data/journal/verifyJournal.ts'
import type { Actor } from '../../data/model/account.ts'
import type { JournalEntry } from '../../data/model/journalEntry.ts'
import { actorAt, asking } from './access/actors.ts'
import { startTwoTownships, type TwoTownships } from './access/twoTownships.ts'
import { make, trailBody } from './smallCounty.ts'

let county: TwoTownships
let officer: Actor
let neighbour: Actor
let chief: Actor
beforeAll(async () => {
  county = await startTwoTownships()
  officer = actorAt('duty-officer', county.west.unitId)
  neighbour = actorAt('duty-officer', county.east.unitId)
  chief = actorAt('segment-chief', county.west.unitId)
})
afterAll(() => county.stop())

const newTrail = () => make(county, '/api/collections/trails/items', trailBody({ ...county, ...county.west }))

const seal = { kind: 'sealed', method: 'wire', observedAt: '2026-03-10T03:58:00.000Z' }
const sealing = (trailId: string, headers: Record<string, string>) =>
  county.send('POST', `/api/trails/${trailId}/events`, seal, headers)

async function lastAct(): Promise<JournalEntry> {
  const { items } = (await (await county.get('/api/acts?limit=1')).json()) as { items: JournalEntry[] }
  if (items[0] === undefined) throw new Error('the journal is empty')
  return items[0]
}

it('the journal keeps what a phone’s clock read beside the time observed, and its chain holds', async () => {
  const trailId = await newTrail()
  const clock = '2026-03-10T00:58:00.000Z; behind-ms=10800000'
  expect((await sealing(trailId, { ...asking(officer), 'Phone-Clock': clock })).status).toBe(201)
  expect(await lastAct()).toMatchObject({
    observedAt: seal.observedAt,
    origin: { phoneClock: { saidAt: '2026-03-10T00:58:00.000Z', behindMs: 10_800_000 }, observedBy: null },
  })
  expect((await sealing(trailId, { 'Phone-Clock': '2026-03-10T00:58:00.000Z' })).status).toBe(201)
  expect((await lastAct()).origin?.phoneClock?.behindMs).toBe(null)
  expect((await sealing(trailId, {})).status).toBe(201)
  expect((await lastAct()).origin).toBe(null)
  expect((await verifyJournal(county.db)).misfit).toBe(undefined)
})

it('what one saw and another brings in is kept with both names, once whoever sends it', async () => {
  const trailId = await newTrail()
  const actId = { 'Idempotency-Key': randomUUID() }
  const brought = { ...asking(chief), 'Observed-By': officer.userName, ...actId }
  const first = await sealing(trailId, brought)
  expect([first.status, await first.json()]).toMatchObject([
    201,
    { actor: chief.userName, observedBy: officer.userName },
  ])
  const { sequence, origin, actor } = await lastAct()
  expect([actor, origin?.observedBy]).toEqual([chief.userName, officer.userName])
  const own = await sealing(trailId, { ...asking(officer), ...actId })
  const again = await sealing(trailId, brought)
  expect([own, again].map(({ headers }) => headers.get('Act-Sequence'))).toEqual([
    `${sequence}`,
    `${sequence}`,
  ])
  expect((await lastAct()).sequence).toBe(sequence)
})

it('bringing in takes the right of whoever brings it in, not of whoever saw it', async () => {
  const trailId = await newTrail()
  const refused = await sealing(trailId, { ...asking(neighbour), 'Observed-By': officer.userName })
  expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'outside-jurisdiction' }])
})

it.each([
  ['Phone-Clock', 'ten past four'],
  ['Phone-Clock', '2026-03-10T00:58:00.000Z; behind-ms=an hour'],
  ['Observed-By', '%E4%B8'],
  ['Observed-By', ''],
])('a header %s that says "%s" is refused by its name', async (header, value) => {
  const answer = await sealing(await newTrail(), { [header]: value })
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'field-invalid', field: header }])
})
