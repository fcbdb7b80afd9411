import { describe, expect, it } from 'vitest'
import { shareDigits } from '../../../client/plan/worth/shareDigits.ts'

describe('shares beside each other', () => {
  it('are written to as many digits as it takes to see which is more', () => {
    expect(shareDigits([0.851, 0.862])).toBe(1)
    expect(shareDigits([0.8511, 0.8514])).toBe(2)
    expect(shareDigits([0.85111, 0.85114])).toBe(3)
    expect(shareDigits([0.85, 0.86, 0.8601])).toBe(2)
  })

  it('have one digit where they are the same, or differ by nothing that could be written', () => {
    expect(shareDigits([0.85, 0.85])).toBe(1)
    expect(shareDigits([0.85, 0.85 + 1e-9])).toBe(1)
    expect(shareDigits([0 / 0, 0 / 0])).toBe(1)
    expect(shareDigits([])).toBe(1)
  })
})
