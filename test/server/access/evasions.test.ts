import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { currentSequence } from '../../../data/store/acts.ts'
import type { PatrolWalk } from '../../../data/model/patrolWalk.ts'
import { demonstrationPassword } from '../../../data/demo/accounts.ts'
import { make, name } from '../smallCounty.ts'
import { actorAt, asking } from './actors.ts'
import { startApp } from '../startApp.ts'
import { startTwoTownships, type TwoTownships } from './twoTownships.ts'

/** Ways round the own ground that were once open. */
let county: TwoTownships
beforeAll(async () => {
  county = await startTwoTownships({ accounts: true })
})
afterAll(() => county.stop())

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code

it('a unit without ground of its own gives none of its neighbours’ to one below it', async () => {
  const { countyId, lineId, east } = county
  const ground = [{ lineId, fromM: east.fromM + 100, toM: east.fromM + 500 }]
  const parentId = await make(county, '/api/units', {
    name: name('New township'),
    level: 'township',
    parentId: countyId,
    ground: [],
  })
  const village = { name: name('Its village'), level: 'village', parentId, ground }
  const by = asking(actorAt('administrator', parentId))
  const refused = await county.send('POST', '/api/units', village, by)
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ code: 'field-invalid', field: 'ground.0' })
  expect((await county.send('POST', '/api/units', { ...village, ground: [] }, by)).status).toBe(201)
})

it('somebody who went to another unit took their telephone along, out of the past too', async () => {
  const { west, east, clock } = county
  const phone = '13666666666'
  const person = { unitId: west.unitId, name: name('Zhao'), post: name('Officer'), phone, mayLead: false }
  const id = await make(county, '/api/people', person)
  const moved = await currentSequence(county.db)
  const chief = asking(actorAt('segment-chief', west.unitId))
  const everywhere = async () => {
    clock.nowMs += 60_000
    const paths = ['/api/people', `/api/people?asOf=${moved}`, '/api/acts', `/api/history/person/${id}`]
    const texts = []
    for (const path of [...paths, `/api/history/person/${id}?asOf=${moved}`])
      texts.push(await (await county.get(path, chief)).text())
    return texts.map((text) => text.includes(phone))
  }
  expect(await everywhere()).toEqual([true, true, true, true, true])
  const changed = { ...person, unitId: east.unitId }
  const answer = await county.send('PUT', `/api/people/${id}`, changed, { 'If-Match': '"1"' })
  expect(answer.status).toBe(200)
  expect(await everywhere()).toEqual([false, false, false, false, false])
})

it('an administrator gives nobody’s roles to themselves', async () => {
  const { west } = county
  const admin = actorAt('administrator', west.unitId)
  const accountOf = (userName: string, role: string) =>
    make(county, '/api/accounts', {
      userName,
      name: name(userName),
      unitId: west.unitId,
      roles: [role],
      personId: null,
    })
  const officer = await accountOf('west-officer', 'duty-officer')
  const own = await accountOf('west-admin', 'administrator')
  const from = new Date(county.clock.nowMs).toISOString()
  const to = new Date(county.clock.nowMs + 86_400_000).toISOString()
  const body = { fromAccountId: officer, toAccountId: own, roles: ['duty-officer'], from, to, note: '' }
  const refused = await county.send('POST', '/api/delegations', body, asking({ ...admin, id: own }))
  expect([refused.status, await codeOf(refused)]).toEqual([403, 'forbidden'])
})

it('a barrier is on the own ground with each of its parts', async () => {
  const { west, lineId } = county
  const part = (lon: number, lat: number) => ({
    path: [
      [lon, lat],
      [lon + 0.001, lat],
      [lon + 0.002, lat],
    ],
    statuses: [{ status: 'draft', from: '2026-01-01T00:00:00Z' }],
  })
  const parts = [part(104.705, 22.9005), part(104.731, 22.907)]
  const body = { lineId, name: name('Long fence'), type: 'fence', parts, unitId: west.unitId }
  const planner = asking(actorAt('planner', west.unitId))
  const refused = await county.send('POST', '/api/collections/barriers/items', body, planner)
  expect(await codeOf(refused)).toBe('outside-jurisdiction')
  const own = { ...body, parts: parts.slice(0, 1) }
  expect((await county.send('POST', '/api/collections/barriers/items', own, planner)).status).toBe(201)
})

it('a gap that was handed on is ended and handed on by the unit that has it, and those above it', async () => {
  const { west, east, lineId, clock, countyId } = county
  const until = new Date(clock.nowMs + 3_600_000).toISOString()
  const words = '/api/gaps/acknowledgements'
  const word = (unitId: string) => ({ unitId, action: 'A team is on its way', until })
  const [former, holder, above] = [west.unitId, east.unitId, countyId].map((unitId) =>
    asking(actorAt('commander', unitId)),
  )
  const ground = { lineId, kind: 'planned', fromM: west.fromM, toM: west.toM }
  const taken = await county.send('POST', words, { ...ground, ...word(west.unitId) }, former)
  const { id: first } = (await taken.json()) as { id: string }
  const handOn = async (id: string, unitId: string, by: typeof former) => {
    const answer = await county.send('POST', `${words}/${id}/hand-on`, word(unitId), by)
    return { answer, sequence: answer.headers.get('Act-Sequence') }
  }
  // A slip is taken back by whoever made it, as long as nothing came of it.
  const slip = await handOn(first, east.unitId, former)
  expect((await county.send('POST', `/api/acts/${slip.sequence}/undo`, undefined, former)).status).toBe(201)
  const { answer: handed } = await handOn(first, east.unitId, former)
  const { id } = (await handed.json()) as { id: string }

  const ending = await county.send('POST', `${words}/${id}/end`, undefined, former)
  expect([ending.status, await codeOf(ending)]).toEqual([403, 'outside-jurisdiction'])
  const { answer: onwards } = await handOn(id, west.unitId, former)
  expect([onwards.status, await codeOf(onwards)]).toEqual([403, 'outside-jurisdiction'])

  const { answer: back } = await handOn(id, west.unitId, holder)
  const { id: last } = (await back.json()) as { id: string }
  expect((await county.send('POST', `${words}/${last}/end`, undefined, holder)).status).toBe(403)
  expect((await county.send('POST', `${words}/${last}/end`, undefined, above)).status).toBe(200)
})

it('who is assigned afterwards does not thereby show where they went off duty', async () => {
  const { west, lineId, clock } = county
  const chief = asking(actorAt('segment-chief', west.unitId))
  const [minuteMs, nowMs] = [60_000, clock.nowMs]
  const at = (minutes: number) => new Date(nowMs + minutes * minuteMs).toISOString()
  const key = 'off-duty-phone'
  const trackerId = await make(county, '/api/trackers', { key, name: name('Phone'), unitId: west.unitId })
  const report = async (minutes: number, lon: number) => {
    const timestamp = nowMs + minutes * minuteMs
    const answer = await county.get(
      `/api/trackers/report?id=${key}&lat=22.9&lon=${lon}&timestamp=${timestamp}`,
    )
    expect(answer.status).toBe(200)
  }
  for (const minutes of [-300, -299, -298, -90, -89, -88]) await report(minutes, 104.70111)
  const patrol = (from: number, to: number) => ({
    lineId,
    fromM: west.fromM,
    toM: west.toM,
    from: at(from),
    to: at(to),
    mode: 'foot',
    team: name('Team'),
    unitId: west.unitId,
    trackerId,
  })
  const enter = async (from: number, to: number) => {
    const made = await county.send('POST', '/api/patrols', patrol(from, to), chief)
    return ((await made.json()) as { id: string }).id
  }
  const walkBy = async (id: string, by: Record<string, string>) =>
    (await (await county.get(`/api/patrols/${id}/walk`, by)).json()) as PatrolWalk

  const past = await walkBy(await enter(-310, -280), chief)
  expect(past).toMatchObject({ fixes: 0, hasOffDuty: true, segments: [], figures: { walkedM: 0 } })
  const replayed = `/api/replay/teams?from=${at(-400)}&to=${at(60)}`
  expect(await (await county.get(replayed, chief)).text()).not.toContain('104.70111')
  // The last thing heard of somebody assigned only now, too.
  const id = await enter(-120, 60)
  const teams = await (await county.get('/api/teams-now', chief)).text()
  expect(teams).not.toContain('104.70111')

  for (const minutes of [-30, -29, 1, 2]) await report(minutes, 104.70222)
  clock.nowMs += 3 * minuteMs
  const walk = await walkBy(id, chief)
  expect([walk.fixes, walk.hasOffDuty, JSON.stringify(walk).includes('104.70111')]).toEqual([4, true, false])
  expect(await (await county.get('/api/teams-now', chief)).text()).toContain('104.70222')
  const again = await (await county.get(replayed, chief)).text()
  expect([again.includes('104.70111'), again.includes('104.70222')]).toEqual([false, true])
  // On a machine of one's own nobody else is asked.
  expect(await walkBy(id, {})).toMatchObject({ fixes: 7, hasOffDuty: false })

  const earlier = await county.send('PUT', `/api/patrols/${id}`, patrol(-310, 60), {
    'If-Match': '"1"',
    ...chief,
  })
  expect(earlier.status).toBe(200)
  expect((await walkBy(id, chief)).fixes).toBe(4)
})

it('refusals of one kind are one row of the audit, whatever the address names', async () => {
  const app = await startApp({ demonstration: 'malipo', accounts: true })
  try {
    const headers = await app.signIn('planner', demonstrationPassword)
    for (let count = 0; count < 10; count++) {
      const answer = await app.send('POST', `/api/accounts/${randomUUID()}/reset`, undefined, headers)
      expect(answer.status).toBe(403)
    }
    const refused = () => app.db.selectFrom('audit').select('detail').where('kind', '=', 'refused').execute()
    await expect.poll(async () => (await refused()).length).toBeGreaterThan(0)
    expect(await refused()).toEqual([{ detail: 'POST /api/accounts/{id}/reset forbidden' }])
  } finally {
    await app.stop()
  }
})
