import { expect, it } from 'vitest'
import { tierEffects } from '../../../client/patrols/tierEffect.ts'
import type { CoverageFacts } from '../../../geo/coverageFacts.ts'
import { defaultPolicy } from '../../../geo/policy.ts'
import { straightLine } from '../../geo/straightLine.ts'

const hourMs = 3_600_000
const zone = 'Asia/Shanghai'
/** A Tuesday, midnight there. */
const fromMs = Date.parse('2026-03-09T16:00:00Z')
const window = { fromMs, toMs: fromMs + 7 * 24 * hourMs }
const line = straightLine(4000)
const ground = { fromM: 0, toM: 2000 }
const facts: CoverageFacts = {
  claims: [],
  barred: [],
  openTrails: [],
  policies: [defaultPolicy],
  tierOrders: [{ tier: 'normal', fromMs: -8.64e15 }],
}
const question = {
  line,
  window,
  facts,
  tier: 'red',
  zone,
  standing: [],
  hasTeam: () => true,
}
/** There and back on two kilometres takes a vehicle twelve minutes. */
const item = {
  teamId: 'a' as never,
  ...ground,
  startMin: 8 * 60,
  lastsMin: 6 * 60,
  mode: 'vehicle' as const,
  speedKmh: 20,
  loop: false,
  longestOnGroundMin: 0,
}

it('without a template nothing but the limit changes, and with one its hours are held', () => {
  const { now, under, withTemplate } = tierEffects(question)(ground, { pattern: 'day', items: [item] })
  expect([now.shareHeld, now.gapKmH, now.teamHours]).toEqual([0, 2 * 7 * 24, 0])
  expect(under).toEqual(now)
  expect(withTemplate?.leftOut).toBe(0)
  // Six hours of each of seven days.
  expect(withTemplate?.held.teamHours).toBe(42)
  expect(withTemplate?.held.shareHeld).toBeCloseTo(0.25, 6)
  expect(withTemplate?.held.gapKmH).toBeCloseTo(2 * 7 * 18, 6)
  expect(tierEffects(question)(ground).withTemplate).toBeUndefined()
})

it('a week of a template counts from its Monday, so that one on a Monday falls into the next week', () => {
  const { withTemplate } = tierEffects(question)(ground, {
    pattern: 'week',
    items: [item, { ...item, startMin: item.startMin + 3 * 24 * 60 }],
  })
  expect(withTemplate).toMatchObject({ leftOut: 0, held: { teamHours: 12 } })
})

it('a team that is out already is not sent out twice', () => {
  const standing = [{ ...ground, teamId: 'a', fromMs: fromMs + 9 * hourMs, toMs: fromMs + 10 * hourMs }]
  const { under, withTemplate } = tierEffects({ ...question, standing })(ground, {
    pattern: 'day',
    items: [item],
  })
  expect(under.teamHours).toBe(1)
  expect(withTemplate).toMatchObject({ leftOut: 1, held: { teamHours: 37 } })
})

it('a stricter tier makes thin what was held', () => {
  const held = { ...ground, ...window, kind: 'patrol' as const, id: 'p', revisitMin: 60, rateKey: null }
  const { now, under } = tierEffects({ ...question, facts: { ...facts, claims: [held] } })(ground)
  expect([now.shareHeld, under.shareHeld, under.thinKmH, under.gapKmH]).toEqual([1, 0, 2 * 7 * 24, 0])
})
