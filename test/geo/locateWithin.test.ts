import { describe, expect, it } from 'vitest'
import { emptyBatch, locateWithin } from '../../geo/locateWithin.ts'
import { lineThrough, place } from './straightLine.ts'

const hairpin = lineThrough([0, 0], [2000, 0], [2000, 300], [0, 300])
const flat = (...places: (readonly [number, number])[]) =>
  Float64Array.from(places.flatMap(([east, north]) => [...place(east, north)]))

describe('locateWithin', () => {
  it('gives the nearest place of each point, and NaN beyond the corridor', () => {
    const { chainageM, offsetM } = locateWithin(hairpin, flat([1000, -100], [500, -300], [300, 20]), 200)
    expect([...chainageM].map(Math.round)).toEqual([1000, NaN, 300])
    expect([...offsetM].map(Math.round)).toEqual([-100, NaN, 20])
  })

  it('names the runner-up where the line doubles back', () => {
    const located = locateWithin(hairpin, flat([1000, 100], [1000, -100]), 250)
    expect([...located.runnerUpChainageM].map(Math.round)).toEqual([3300, NaN])
    expect([...located.runnerUpOffsetM].map(Math.round)).toEqual([200, NaN])
  })

  it('fills arrays that are given, and leaves runner-ups out on request', () => {
    const out = emptyBatch(1, false)
    expect(locateWithin(hairpin, flat([1000, 100]), 250, { runnerUp: false, out })).toBe(out)
    expect(Math.round(out.chainageM[0]!)).toBe(1000)
    expect(out.runnerUpChainageM).toHaveLength(0)
  })

  it('gives NaN for what is no position', () => {
    const { chainageM } = locateWithin(hairpin, Float64Array.of(NaN, 22, 104, NaN, 181, 22, 104, 91), 1e9)
    expect([...chainageM]).toEqual([NaN, NaN, NaN, NaN])
  })
})
