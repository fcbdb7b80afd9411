import { afterEach, beforeEach, expect, it } from 'vitest'
import { readBody } from '../../data/store/records.ts'
import type { Overdue } from '../../data/model/overdue.ts'
import { make, policyBody, startSmallCounty, trailBody, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
/** Three trails reported open long ago. */
let trailIds: [string, string, string]

beforeEach(async () => {
  county = await startSmallCounty({ nowMs: Date.parse('2026-02-01T04:00:00Z') })
  const reported = async () => make(county, '/api/collections/trails/items', trailBody(county))
  trailIds = [await reported(), await reported(), await reported()]
  county.clock.nowMs = Date.parse('2026-03-10T04:00:00Z')
})
afterEach(() => county.stop())

const hourMs = 3_600_000
const overdue = async () => (await (await county.get('/api/overdue')).json()) as Overdue

async function event(trailId: string, kind: string, hoursAgo: number): Promise<string> {
  const observedAt = new Date(county.clock.nowMs - hoursAgo * hourMs).toISOString()
  const method = kind === 'sealed' ? 'wire' : null
  const second = kind === 'verified' ? { personId: county.personId, notByGps: 'no signal' } : {}
  return make(county, `/api/trails/${trailId}/events`, { kind, observedAt, method, ...second })
}

it('a seal is late once its hours are over, and no longer late when a second person was there', async () => {
  const [trailId] = trailIds
  await event(trailId, 'sealed', 48)
  expect(await overdue()).toMatchObject({
    verifications: { withinHours: 48, waiting: 1, overdue: 0, longest: [] },
  })

  county.clock.nowMs += 1
  const late = await overdue()
  expect(late.verifications).toMatchObject({ waiting: 1, overdue: 1 })
  expect(late.verifications.longest).toMatchObject([
    { trailId, lineId: county.lineId, atM: 1026, due: '2026-03-10T04:00:00.000Z' },
  ])

  await event(trailId, 'verified', 0)
  expect((await overdue()).verifications).toMatchObject({ waiting: 0, overdue: 0, longest: [] })
})

it('an inspection is no verification, but puts the next inspection off', async () => {
  const [inspected, forgotten, sealedOnly] = trailIds
  for (const trailId of [inspected, forgotten]) {
    await event(trailId, 'sealed', 20 * 24)
    await event(trailId, 'verified', 15 * 24)
  }
  const late = await overdue()
  expect(late.reinspections).toMatchObject({ withinDays: 14, waiting: 2, overdue: 2 })

  await event(inspected, 'inspected', 1)
  const after = await overdue()
  expect(after.reinspections).toMatchObject({ waiting: 2, overdue: 1 })
  expect(after.reinspections.longest.map(({ trailId }) => trailId)).toEqual([forgotten])

  await event(sealedOnly, 'sealed', 49)
  await event(sealedOnly, 'inspected', 1)
  expect((await overdue()).verifications).toMatchObject({ waiting: 1, overdue: 1 })
})

it('a trail that stands open waits for nobody', async () => {
  const [trailId] = trailIds
  await event(trailId, 'sealed', 400)
  await event(trailId, 'breached', 300)
  expect(await overdue()).toMatchObject({
    verifications: { waiting: 0, overdue: 0 },
    reinspections: { waiting: 0, overdue: 0 },
  })
})

it('the longest wait comes first', async () => {
  const [one, two] = trailIds
  await event(one, 'sealed', 60)
  await event(two, 'sealed', 90)
  const { longest } = (await overdue()).verifications
  expect(longest.map(({ trailId }) => trailId)).toEqual([two, one])
})

it('what is late follows the policy in force, and an older version without hours means two days', async () => {
  const [trailId] = trailIds
  await event(trailId, 'sealed', 30)
  expect((await overdue()).verifications).toMatchObject({ withinHours: 48, overdue: 0 })

  const from = new Date(county.clock.nowMs + hourMs).toISOString()
  await make(county, '/api/policies', { ...policyBody, verificationHours: 24, validFrom: from })
  expect((await overdue()).verifications).toMatchObject({ withinHours: 48, overdue: 0 })
  county.clock.nowMs += hourMs
  expect(await overdue()).toMatchObject({
    policyVersion: 2,
    verifications: { withinHours: 24, waiting: 1, overdue: 1 },
  })

  county.clock.nowMs += hourMs
  const { verificationHours: _, ...without } = { ...policyBody, verificationHours: 0 }
  await make(county, '/api/policies', { ...without, validFrom: new Date(county.clock.nowMs).toISOString() })
  expect((await overdue()).verifications).toMatchObject({ withinHours: 48, overdue: 0 })
})

it('rules that were kept before there were such hours are read with two days', () => {
  expect(readBody('policy', JSON.stringify(policyBody)).verificationHours).toBe(48)
})

it('a raised tier wants seals looked at more often, and a tier of its own words as often as all', async () => {
  const [trailId] = trailIds
  await event(trailId, 'sealed', 5 * 24)
  await event(trailId, 'verified', 5 * 24)
  const rule = (id: string) => ({ normal: null, blue: null, yellow: 7, orange: 4, red: 3 })[id] ?? null
  const tiers = policyBody.tiers.map((tier) => ({ ...tier, reinspectionDays: rule(tier.id) }))
  await make(county, '/api/policies', { ...policyBody, tiers, validFrom: '2026-03-01T00:00:00Z' })
  const order = (tier: string, from: string) =>
    make(county, '/api/tier-orders', { tier, from, orderedBy: { en: 'Headquarters', zh: '指挥部' } })
  await order('orange', '2026-03-09T00:00:00Z')
  expect(await overdue()).toMatchObject({ tier: 'orange', reinspections: { withinDays: 4, overdue: 1 } })
  await order('blue', '2026-03-10T03:00:00Z')
  expect(await overdue()).toMatchObject({ tier: 'blue', reinspections: { withinDays: 14, overdue: 0 } })
})

it('a version of the rules from before tiers had intervals reads as if all had the same', () => {
  const { validFrom, ...rules } = policyBody
  const kept = { ...rules, id: '00000000-0000-7000-8000-0000000000aa', version: 1, validFrom }
  expect(readBody('policy', JSON.stringify(kept)).tiers[0]).toMatchObject({ reinspectionDays: null })
})
