import { describe, expect, it } from 'vitest'
import { tryDraftEffect } from '../../../client/plan/draftEffect.ts'
import type { RunNow } from '../../../data/model/coverageAnswer.ts'
import { defaultPolicy } from '../../../geo/policy.ts'

const claimKeeping = (revisitMin: number | null): RunNow['claims'] => [
  { kind: 'patrol', id: 'p', revisitMin },
]

const run = (fromM: number, toM: number, state: RunNow['state'], revisitMin: number | null): RunNow => ({
  fromM,
  toM,
  state,
  plannedState: state,
  limitMin: 120,
  barred: false,
  claims: state === 'gap' ? [] : claimKeeping(revisitMin),
})

const facts = {
  runs: [
    run(0, 1000, 'held', 60),
    run(1000, 3000, 'thin', 300),
    run(3000, 4000, 'thin', 500),
    run(4000, 5000, 'gap', null),
    run(5000, 6000, 'thin', null),
  ],
  policy: defaultPolicy,
  baseLimitMin: 120,
  openTrailsAtM: [],
}

describe('what a draft does to the share held, were it complete', () => {
  it('turns thin to held where a claim keeps four times the limit, and nowhere else', () => {
    const effect = tryDraftEffect(facts, [{ fromM: 0, toM: 6000 }])
    // 300 min ≤ 480 min is kept, 500 is not; a gap has no claim, a claim without a revisit keeps nothing.
    expect(effect).toEqual({ heldBeforeM: 1000, heldAfterM: 3000, lengthM: 6000, thinToHeldM: 2000 })
  })

  it('counts only what is newly barred', () => {
    expect(tryDraftEffect(facts, [{ fromM: 1500, toM: 2000 }])?.thinToHeldM).toBe(500)
    expect(tryDraftEffect(facts, [])?.thinToHeldM).toBe(0)
  })

  it('leaves the hundred metres round an open trail thin', () => {
    const effect = tryDraftEffect({ ...facts, openTrailsAtM: [2000] }, [{ fromM: 1000, toM: 3000 }])
    expect(effect?.thinToHeldM).toBe(1800)
  })

  it('says nothing where the policy adds equal rates', () => {
    const policy = { ...defaultPolicy, addEqualRates: true }
    expect(tryDraftEffect({ ...facts, policy }, [{ fromM: 0, toM: 6000 }])).toBeUndefined()
  })
})
