import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Corrected } from '../../../client/field/acts/trailCorrection.ts'
import { trail } from '../../../data/model/trail.ts'
import { make, startSmallCounty, trailBody, type SmallCounty } from '../../server/smallCounty.ts'
import { faultyFetch, SimulatedPhone, type Faults } from './simulatedPhone.ts'

const faults: Faults = { lost: 0, unanswered: 0, killed: 0 }
let county: SmallCounty
let trailId: string
let random: () => number
beforeAll(async () => {
  county = await startSmallCounty({ nowMs: Date.now() })
  vi.stubGlobal('document', { documentElement: { lang: 'en' } })
})
beforeEach(async () => {
  Object.assign(faults, { lost: 0, unanswered: 0, killed: 0 })
  random = Math.random
  trailId = await make(county, '/api/collections/trails/items', trailBody(county))
  const real = globalThis.fetch
  const ofPhones = faultyFetch(
    () => county.address,
    faults,
    () => random(),
    () => undefined,
  )
  // The desk has a network of its own.
  const chosen: typeof fetch = async (path, init) =>
    typeof path === 'string' && path.startsWith('/') ? ofPhones(path, init) : real(path, init)
  vi.stubGlobal('fetch', chosen)
  vi.stubGlobal('document', { documentElement: { lang: 'en' } })
})
afterEach(() => vi.unstubAllGlobals())
afterAll(() => county.stop())

const name = (text: string) => ({ en: text, zh: text })
const asItWas: Corrected = { name: name('Buffalo path'), kind: 'farm-path' }
const record = async () => {
  const one = (await (await county.get(`/api/collections/trails/items/${trailId}`)).json()) as {
    properties: { version: number; name: { en: string; zh: string }; kind: string; number: number }
  }
  return one.properties
}
const versionAndWords = async () => {
  const { version, name, kind } = await record()
  return [version, name.zh, kind]
}

/** What the desk makes of the trail that stands at its first version. */
const deskSays = async (change: Partial<Corrected>, version = 1) => {
  const { number } = await record()
  const body = { ...trailBody(county), number, ...change }
  const answer = await county.send('PUT', `/api/collections/trails/items/${trailId}`, body, {
    'If-Match': `"${version}"`,
  })
  expect(answer.status).toBe(200)
}

async function officerSays(phone: SimulatedPhone, change: Partial<Corrected>): Promise<string> {
  const actId = randomUUID()
  const { number } = await record()
  const seen = trail.omit({ id: true, synthetic: true }).parse({ ...trailBody(county), number })
  await phone.delivery.press((nowMs) => ({
    about: 'correction',
    actId,
    userName: 'local operator',
    trailId,
    trailNumber: number,
    base: { version: 1, trail: seen },
    mine: { ...asItWas, ...change },
    overtaken: null,
    setAsideAt: null,
    laidOn: [],
    observedAt: new Date(nowMs).toISOString(),
    photos: [],
  }))
  return actId
}

const aPhone = () => new SimulatedPhone(0, faults, () => random())

it('a correction that nobody came before is written once', async () => {
  const phone = aPhone()
  await officerSays(phone, { name: name('Buffalo ford') })
  expect(await phone.send()).toBe(true)
  expect(await versionAndWords()).toEqual([2, 'Buffalo ford', 'farm-path'])
  expect((await phone.read()).sent).toMatchObject([{ answered: { version: 2 }, laidOn: [] }])
})

it('what another one changed beside it is put together without asking, as a new act', async () => {
  const phone = aPhone()
  const pressed = await officerSays(phone, { name: name('Buffalo ford') })
  await deskSays({ kind: 'foot-trail' })
  await phone.send()
  expect(await versionAndWords()).toEqual([3, 'Buffalo ford', 'foot-trail'])
  const { waiting, sent } = await phone.read()
  expect(waiting).toEqual([])
  expect(sent).toMatchObject([
    { laidOn: [{ was: pressed, version: 2, by: 'local operator', how: 'merged' }] },
  ])
  expect(sent[0]?.actId).not.toBe(pressed)
})

it('what two changed waits with both, and holds up nothing behind it', async () => {
  const phone = aPhone()
  const pressed = await officerSays(phone, { name: name('Buffalo ford') })
  const behind = randomUUID()
  await phone.press(behind, trailId)
  await deskSays({ name: name('Ox path') })
  await phone.send()
  const { waiting, sent } = await phone.read()
  expect(sent.map(({ actId }) => actId)).toEqual([behind])
  expect(waiting).toMatchObject([
    {
      actId: pressed,
      base: { version: 1, trail: { name: name('Buffalo path') } },
      mine: { name: name('Buffalo ford') },
      overtaken: { version: 2, trail: { name: name('Ox path') }, by: 'local operator' },
    },
  ])
  await phone.send()
  expect(await versionAndWords()).toEqual([2, 'Ox path', 'farm-path'])
})

it('mine that is kept goes on top of theirs, and asks anew where they were faster again', async () => {
  const phone = aPhone()
  const pressed = await officerSays(phone, { name: name('Buffalo ford') })
  await deskSays({ name: name('Ox path'), kind: 'illegal-way' })
  await phone.send()
  await phone.delivery.keepMine(pressed)
  await deskSays({ name: name('Ox road'), kind: 'illegal-way' }, 2)
  await phone.send()
  const [again] = (await phone.read()).waiting
  expect(again).toMatchObject({ overtaken: { version: 3 }, base: { version: 2 } })
  await phone.delivery.keepMine(again?.actId ?? '')
  await phone.send()
  expect(await versionAndWords()).toEqual([4, 'Buffalo ford', 'illegal-way'])
})

it('theirs that is kept leaves mine set aside to be read, never sent, whatever is chosen after', async () => {
  const phone = aPhone()
  const pressed = await officerSays(phone, { name: name('Buffalo ford') })
  await deskSays({ name: name('Ox path') })
  await phone.send()
  await phone.delivery.keepTheirs(pressed)
  await phone.delivery.keepMine(pressed)
  await phone.send()
  expect(await versionAndWords()).toEqual([2, 'Ox path', 'farm-path'])
  const { waiting } = await phone.read()
  expect(waiting).toMatchObject([{ actId: pressed, mine: { name: name('Buffalo ford') } }])
  expect(waiting[0]).toHaveProperty('setAsideAt', expect.any(String))
  // Read, it can go; what is on record stays.
  await phone.delivery.discard(pressed)
  expect((await phone.read()).waiting).toEqual([])
  expect(await versionAndWords()).toEqual([2, 'Ox path', 'farm-path'])
})

it('theirs that is kept where both changed the same lets go what only mine changed, once', async () => {
  const phone = aPhone()
  const pressed = await officerSays(phone, { name: name('Buffalo ford'), kind: 'foot-trail' })
  await deskSays({ name: name('Ox path') })
  await phone.send()
  await phone.delivery.keepTheirs(pressed)
  await phone.delivery.keepTheirs(pressed)
  await phone.send()
  expect(await versionAndWords()).toEqual([3, 'Ox path', 'foot-trail'])
  const { waiting, sent } = await phone.read()
  expect(waiting).toMatchObject([{ actId: pressed, mine: { name: name('Buffalo ford') } }])
  expect(sent).toMatchObject([{ laidOn: [{ was: pressed, version: 2, how: 'merged' }] }])
})

it('when theirs was kept is told by the clock of the server, whatever the phone says', async () => {
  const phone = new SimulatedPhone(-5 * 3_600_000, faults, () => random())
  const pressed = await officerSays(phone, { name: name('Buffalo ford') })
  await deskSays({ name: name('Ox path') })
  await phone.send()
  await phone.delivery.keepTheirs(pressed)
  const [{ setAsideAt }] = z.tuple([z.object({ setAsideAt: z.string() })]).parse((await phone.read()).waiting)
  expect(Math.abs(Date.parse(setAsideAt) - Date.now())).toBeLessThan(60_000)
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'is written once where the phone dies and the network fails after the choice (%i)',
  async (seed) => {
    const phone = aPhone()
    const pressed = await officerSays(phone, { name: name('Buffalo ford') })
    await deskSays({ name: name('Ox path') })
    await phone.send()
    let state = seed
    random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
    Object.assign(faults, { lost: 0.2, unanswered: 0.3, killed: 0.15 })
    for (;;) {
      await phone.until(phone.delivery.keepMine(pressed))
      const { waiting } = await phone.read()
      if (waiting.every(({ actId }) => actId !== pressed)) break
    }
    for (let round = 0; round < 60; round++) await phone.send()
    Object.assign(faults, { lost: 0, unanswered: 0, killed: 0 })
    await phone.send()
    expect(await versionAndWords()).toEqual([3, 'Buffalo ford', 'farm-path'])
    const { waiting, sent } = await phone.read()
    expect([waiting, sent.length]).toEqual([[], 1])
  },
)
