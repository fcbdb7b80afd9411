import { randomUUID } from 'node:crypto'
import { request as sendRequest, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Change } from '../../../data/journal/commit.ts'
import type { Actor } from '../../../data/model/account.ts'
import type { ActKind } from '../../../data/model/journalEntry.ts'
import type { RecordKind } from '../../../data/model/records.ts'
import { tryGetRecord } from '../../../data/store/records.ts'
import { checkJurisdiction } from '../../../server/access/jurisdiction.ts'
import { nobody } from '../../../server/access/whoAsks.ts'
import { make, name } from '../smallCounty.ts'
import { actorAt, actorOf, asking } from './actors.ts'
import { startTwoTownships, type Side, type TwoTownships } from './twoTownships.ts'

let county: TwoTownships
/** Whose sessions ended meanwhile. */
const ended = new Set<string>()
beforeAll(async () => {
  county = await startTwoTownships({
    async actorOf(request: IncomingMessage) {
      const actor = await actorOf(request)
      return ended.has(actor.userName) ? nobody : actor
    },
  })
})
afterAll(() => county.stop())

/** A record of any kind, or what pretends to be one. */
type Identified = { id: string } & Record<string, unknown>

interface Told {
  status: number
  code?: string
  field?: string
  detail?: string
}

async function told(answer: Response): Promise<Told> {
  const { code, field, detail } = (await answer.json()) as Told
  return { status: answer.status, ...(code && { code }), ...(field && { field }), ...(detail && { detail }) }
}

const checkpointOf = (side: Side, unitId = side.unitId) => ({
  lineId: county.lineId,
  position: [side.at[0], side.at[1] + 0.0005],
  name: name('Post'),
  reach: { fromM: side.atM - 100, toM: side.atM + 100 },
  minimumStaff: 1,
  unitId,
})

const patrolOf = ({ unitId, leadId, personId, fromM, atM }: Side, trackerId: string | null) => ({
  lineId: county.lineId,
  fromM,
  toM: atM,
  from: '2026-03-10T00:00:00Z',
  to: '2026-03-10T08:00:00Z',
  mode: 'foot',
  team: name('Team'),
  unitId,
  leadId,
  memberIds: [personId],
  trackerId,
})

describe('what is refused outside the own ground', () => {
  const checkpoints = '/api/collections/checkpoints/items'

  it('names the field that says so, and whose it is', async () => {
    const { west, east } = county
    const planner = asking(actorAt('planner', west.unitId))
    const ofOthers = await told(
      await county.send('POST', checkpoints, checkpointOf(west, east.unitId), planner),
    )
    expect(ofOthers).toMatchObject({ status: 403, code: 'outside-jurisdiction', field: 'unitId' })
    expect(ofOthers.detail).toContain('East township')
    const onOthers = await told(
      await county.send('POST', checkpoints, checkpointOf(east, west.unitId), planner),
    )
    expect(onOthers).toMatchObject({ status: 403, code: 'outside-jurisdiction', field: 'position' })
    expect(onOthers.detail).toContain('East village')
  })

  it('is said in Chinese too', async () => {
    const { west, east } = county
    const headers = { ...asking(actorAt('planner', west.unitId)), 'Accept-Language': 'zh' }
    const { detail } = await told(await county.send('POST', checkpoints, checkpointOf(east), headers))
    expect(detail).toContain('属于East township')
  })

  it('is giving away what is one’s own, and taking what is not', async () => {
    const { west, east } = county
    const planner = asking(actorAt('planner', west.unitId))
    for (const [before, after] of [
      [west, east],
      [east, west],
    ] as const) {
      const id = await make(county, checkpoints, checkpointOf(before))
      const body = checkpointOf(after)
      const answer = await county.send('PUT', `${checkpoints}/${id}`, body, { 'If-Match': '"1"', ...planner })
      expect(await told(answer)).toMatchObject({ status: 403, code: 'outside-jurisdiction' })
    }
  })

  it('is what belongs to nobody and lies on others’ ground', async () => {
    const [lon, lat] = county.east.at
    const path = [
      [lon, lat - 0.005],
      [lon, lat + 0.005],
    ]
    const trail = { lineId: county.lineId, name: name('Path'), kind: 'farm-path', path, meetsLineAtM: [3200] }
    const desk = asking(actorAt('duty-desk', county.west.unitId))
    const answer = await told(await county.send('POST', '/api/collections/trails/items', trail, desk))
    expect(answer).toMatchObject({ code: 'outside-jurisdiction', field: 'meetsLineAtM' })
  })

  it('is taking another unit’s tracker along, as its walk would show where they are', async () => {
    const { west, east } = county
    const trackerId = await make(county, '/api/trackers', {
      key: 'taken-along',
      name: name('Phone'),
      unitId: east.unitId,
    })
    const chief = asking(actorAt('segment-chief', west.unitId))
    const answer = await told(await county.send('POST', '/api/patrols', patrolOf(west, trackerId), chief))
    expect(answer).toMatchObject({ code: 'outside-jurisdiction', field: 'trackerId' })
    // Whoever reaches both said that they go together, and it stays so.
    const id = await make(county, '/api/patrols', patrolOf(west, trackerId))
    const body = { ...patrolOf(west, trackerId), toM: 1500 }
    const kept = await county.send('PUT', `/api/patrols/${id}`, body, { 'If-Match': '"1"', ...chief })
    expect(kept.status).toBe(200)
  })

  it('is not kept, nor answered to whoever repeats the act by its id', async () => {
    const { west } = county
    const act = { 'Idempotency-Key': randomUUID() }
    const body = checkpointOf(west)
    const first = await county.send('POST', checkpoints, body, {
      ...asking(actorAt('planner', west.unitId)),
      ...act,
    })
    expect(first.status).toBe(201)
    const again = await county.send('POST', checkpoints, body, {
      ...asking(actorAt('duty-desk', west.unitId)),
      ...act,
    })
    expect(await told(again)).toMatchObject({ status: 409, code: 'act-id-reused' })
  })
})

it('what is delegated reaches the ground of whoever delegated it, beside one’s own', async () => {
  const { west, east } = county
  const [own, lent] = [actorAt('planner', west.unitId), actorAt('planner', east.unitId, randomUUID())]
  const both = asking({ ...own, grants: [...own.grants, ...lent.grants] })
  for (const side of [west, east]) {
    const answer = await county.send('POST', '/api/collections/checkpoints/items', checkpointOf(side), both)
    expect(answer.status).toBe(201)
  }
  // Of one thing that belongs here and lies there neither of the two says anything.
  const across = checkpointOf(east, west.unitId)
  const answer = await county.send('POST', '/api/collections/checkpoints/items', across, both)
  expect(answer.status).toBe(403)
})

describe('units, accounts and delegations', () => {
  it('a unit’s administrator says what it is called; what it holds and where it belongs, who is above it', async () => {
    const { west, east, countyId } = county
    const own = actorAt('administrator', west.unitId)
    const unit = (await tryGetRecord(county.db, 'unit', west.unitId))!.record
    const village = (await tryGetRecord(county.db, 'unit', west.villageId))!.record
    const changed = async (by: Actor, record: Identified) => judged(by, 'unit-changed', 'unit', record)
    expect(await changed(own, { ...unit, name: name('Far west') })).toBe('allowed')
    const everything = [{ lineId: county.lineId, fromM: 0, toM: county.lengthM }]
    expect(await changed(own, { ...unit, ground: everything })).toBe('parentId')
    expect(await changed(own, { ...unit, parentId: east.unitId })).toBe('parentId')
    expect(await changed(own, { ...village, ground: [] })).toBe('allowed')
    expect(await changed(own, { ...village, parentId: east.unitId })).toBe('parentId')
    const ofCounty = actorAt('administrator', countyId)
    expect(await changed(ofCounty, { ...unit, ground: everything })).toBe('allowed')
    const all = (await tryGetRecord(county.db, 'unit', countyId))!.record
    expect(await changed(ofCounty, { ...all, ground: [] })).toBe('allowed')
    const another = { ...village, id: randomUUID() }
    expect(await judged(own, 'unit-created', 'unit', another)).toBe('allowed')
    expect(await judged(own, 'unit-created', 'unit', { ...another, parentId: null })).toBe('parentId')
    expect(await judged(own, 'unit-created', 'unit', { ...another, parentId: countyId })).toBe('parentId')
  })

  it('an administrator gives roles at units of their own, and at none above', async () => {
    const { west, east, countyId } = county
    const by = actorAt('administrator', west.unitId)
    const account = { id: randomUUID(), userName: 'li.ming', name: name('Li'), roles: ['administrator'] }
    const at = async (unitId: string) => judged(by, 'account-created', 'account', { ...account, unitId })
    expect(await at(west.villageId)).toBe('allowed')
    expect(await at(east.unitId)).toBe('unitId')
    expect(await at(countyId)).toBe('unitId')
  })

  it('people of several units are taken as one act where all of them are one’s own', async () => {
    const { west, east } = county
    const by = actorAt('administrator', west.unitId)
    const person = { post: name('Officer'), name: name('Zhao'), phone: null, mayLead: false }
    const at = (unitId: string) => ({ ...person, id: randomUUID(), unitId })
    const taken = async (...people: Identified[]) => judged(by, 'people-imported', 'person', ...people)
    expect(await taken(at(west.unitId), at(west.villageId))).toBe('allowed')
    expect(await taken(at(west.unitId), at(east.villageId))).toBe('unitId')
  })

  it('what somebody holds they delegate themselves, and nobody else does for them but their administrator', async () => {
    const { west, east } = county
    const ids = { west: randomUUID(), east: randomUUID() }
    const account = (id: string, unitId: string) => ({
      kind: 'account' as const,
      record: { id, userName: `u-${id.slice(0, 8)}`, name: name('Li'), unitId, roles: ['planner'] } as {
        id: string
      },
    })
    await county.keep([account(ids.west, west.unitId), account(ids.east, east.unitId)])
    const delegation = (from: string, to: string) => ({
      id: randomUUID(),
      fromAccountId: from,
      toAccountId: to,
      roles: ['planner'],
      from: '2026-03-10T00:00:00Z',
      to: '2026-03-11T00:00:00Z',
    })
    const made = async (by: Actor, from: string, to: string) =>
      judged(by, 'delegation-made', 'delegation', delegation(from, to))
    const planner = { ...actorAt('planner', west.unitId), id: ids.west }
    expect(await made(planner, ids.west, ids.east)).toBe('allowed')
    expect(await made(planner, ids.east, ids.west)).toBe('fromAccountId')
    const administrator = actorAt('administrator', west.unitId)
    expect(await made(administrator, ids.west, ids.east)).toBe('allowed')
    expect(await made(administrator, ids.east, ids.west)).toBe('fromAccountId')
  })

  /** What would become of an act: the field it is refused at, or that it is allowed. */
  async function judged(by: Actor, act: ActKind, kind: RecordKind, ...records: Identified[]) {
    const { app, db: tx } = county
    const lines = await app.lines.at(tx, 1_000_000)
    const receivedAt = '2026-03-10T04:00:00Z'
    const nowMs = Date.parse(receivedAt)
    const acting = { app, tx, actor: by, origin: undefined, sequence: 1, lines, nowMs, receivedAt }
    const changes = records.map((record): Change => ({ kind, id: record.id, record }))
    return checkJurisdiction(acting, act, changes).then(
      () => 'allowed',
      (refusal: { field?: string }) => refusal.field,
    )
  }
})

it('what a unit above was told of one’s ground stays unread when one reads all that concerns it', async () => {
  const { west, countyId } = county
  const at = '2026-03-10T03:00:00Z'
  const { lineId } = county
  const gap = { about: 'gap', lineId, fromM: 0, toM: 500, kind: 'planned', since: at, cause: 'new', at }
  const still = { acknowledgementId: null, readAt: null, overAt: null, synthetic: false }
  const [own, above] = [randomUUID(), randomUUID()]
  const noticeOf = (id: string, unitId: string) => ({
    kind: 'notice' as const,
    record: { id, unitId, ...gap, ...still } as { id: string },
  })
  await county.keep([noticeOf(own, west.unitId), noticeOf(above, countyId)])
  const officer = asking(actorAt('duty-officer', west.unitId))
  const answer = await county.send('POST', '/api/notices/read', { unitId: west.unitId }, officer)
  expect(await answer.json()).toEqual({ read: 1 })
  expect((await tryGetRecord(county.db, 'notice', above))?.record.readAt).toBeNull()
  const named = await county.send('POST', '/api/notices/read', { ids: [above] }, officer)
  expect((await told(named)).code).toBe('outside-jurisdiction')
})

it('a body is not taken of anybody who may not send it', async () => {
  const status = await new Promise<number>((resolve, reject) => {
    const length = 9 * 1024 * 1024
    const headers = { 'Content-Type': 'application/json', 'Content-Length': length, ...asking(nobody) }
    const asked = sendRequest(`${county.address}/api/patrols`, { method: 'POST', headers }, (answer) => {
      resolve(answer.statusCode ?? 0)
      asked.destroy()
    })
    asked.on('error', reject)
    // All of it never comes.
    asked.write('{')
  })
  expect(status).toBe(401)
})

describe('a stream that is open', () => {
  it('ends when whoever listens may not any more, and others go on', async () => {
    const [leaving, staying] = [
      actorAt('planner', county.west.unitId),
      actorAt('planner', county.east.unitId),
    ]
    const streams = await Promise.all(
      [leaving, staying].map(async (by) => county.get('/api/live', asking(by))),
    )
    const [gone, open] = streams.map((stream) => stream.body!.getReader())
    await Promise.all([gone!.read(), open!.read()])
    ended.add(leaving.userName)
    await county.app.streams.look()
    await expect(readOn(gone!)).resolves.toBe('over')
    await make(county, '/api/patrols', patrolOf(county.east, null))
    expect(new TextDecoder().decode((await open!.read()).value)).toContain('patrol-assigned')
    await open!.cancel()
    expect((await county.get('/api/live', asking(leaving))).status).toBe(401)
    ended.clear()
  })

  it('ends at once where an act takes the right away', async () => {
    const leaving = actorAt('duty-desk', county.west.unitId)
    const stream = await county.get('/api/live', asking(leaving))
    const reader = stream.body!.getReader()
    await reader.read()
    ended.add(leaving.userName)
    const unitId = county.west.unitId
    const link = { id: randomUUID(), name: 'Wall', unitId, networks: [], until: null, synthetic: false }
    await county.keep([{ kind: 'display-link', record: link }])
    await expect(readOn(reader)).resolves.toBe('over')
    ended.clear()
  })

  async function readOn(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<'over'> {
    try {
      for (;;) if ((await reader.read()).done) return 'over'
    } catch {
      return 'over'
    }
  }
})
