import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatChainage, parseChainage } from '../../geo/chainageLabel.ts'

it('a chainage is shown as kilometre and metres', () => {
  expect(formatChainage(0)).toBe('K0+000')
  expect(formatChainage(12_300)).toBe('K12+300')
  expect(formatChainage(12_045.4)).toBe('K12+045')
})

it('rounding up to the next kilometre carries', () => {
  expect(formatChainage(12_999.6)).toBe('K13+000')
})

it('a posted chainage before the first marker may be negative', () => {
  expect(formatChainage(-1234)).toBe('-K1+234')
})

it('what people type for a chainage is understood', () => {
  expect(parseChainage('K12+300')).toBe(12_300)
  expect(parseChainage('12+300')).toBe(12_300)
  expect(parseChainage(' k12 + 5 ')).toBe(12_005)
  expect(parseChainage('12.3')).toBe(12_300)
  expect(parseChainage('k12')).toBe(12_000)
  expect(parseChainage('K12+300.5')).toBe(12_300.5)
  expect(parseChainage('12.3 km')).toBe(12_300)
})

it('what is no chainage is not guessed', () => {
  for (const text of ['', 'K', 'abc', '12+', '12+3000', '-3', '12,3', '1.2+300', '208'.concat('x')])
    expect(parseChainage(text), text).toBeUndefined()
})

it('a label of whole metres reads back as the same chainage', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000_000 }), (chainageM) => {
      expect(parseChainage(formatChainage(chainageM))).toBe(chainageM)
    }),
  )
})
