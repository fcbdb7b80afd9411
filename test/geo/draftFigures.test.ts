import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftFigures, standingIntervals, type DraftGround, type DraftTrail } from '../../geo/draftFigures.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import type { Position } from '../../geo/units.ts'
import { beside, line } from '../client/plan/straightLine.ts'

function groundWith(
  standingPaths: readonly (readonly Position[])[] = [],
  trails: readonly DraftTrail[] = [],
): DraftGround {
  return {
    line,
    policy: defaultPolicy,
    standingPaths,
    standing: standingIntervals(line, defaultPolicy, standingPaths),
    trails,
    crossings: [
      { id: 'port', atM: 5000, position: beside([5000, 0])[0]! },
      { id: 'trade point', atM: 9000, position: beside([9000, 0])[0]! },
    ],
  }
}

/** A trail that crosses the line square, from 300 m inside home ground to 300 m beyond. */
const trailAt = (number: number, atM: number, unsealed: boolean): DraftTrail => ({
  id: `trail ${number}`,
  number,
  path: beside([atM, 300], [atM, -300]),
  meetsLineAtM: [atM],
  unsealed,
})

const kilometreOneToThree = beside([1000, 40], [2000, 40], [3000, 40])

describe('the figures of a draft', () => {
  it('are its geodesic length, the chainage it bars and its distance from the line', () => {
    const figures = draftFigures(groundWith(), [kilometreOneToThree])
    expect(figures.lengthM).toBeCloseTo(2000, 0)
    expect(figures.barred).toHaveLength(1)
    expect(figures.barred[0]?.fromM).toBeCloseTo(1000, 0)
    expect(figures.barred[0]?.toM).toBeCloseTo(3000, 0)
    expect(figures.newlyBarredM).toBeCloseTo(2000, 0)
    expect(figures.overlapM).toBe(0)
    expect(Math.abs(figures.fromLineM!.minM - 40)).toBeLessThan(0.1)
    expect(Math.abs(figures.fromLineM!.maxM - 40)).toBeLessThan(0.1)
    expect(figures.faults).toEqual([])
  })

  it('count what joins two parts as barred by them', () => {
    const figures = draftFigures(groundWith(), [
      beside([1000, 40], [1500, 40]),
      beside([1500.5, 40], [2000, 40]),
    ])
    expect(figures.barred).toHaveLength(1)
    expect(figures.barredM).toBeCloseTo(1000, 1)
    expect(figures.newlyBarredM).toBeCloseTo(figures.barredM, 6)
  })

  it('count as new only what does not stand already', () => {
    const figures = draftFigures(groundWith([beside([2000, 100], [4000, 100])]), [kilometreOneToThree])
    expect(figures.newlyBarredM).toBeCloseTo(1000, 0)
    expect(figures.overlapM).toBeCloseTo(1000, 0)
    expect(figures.newlyBarred[0]?.toM).toBeCloseTo(2000, 0)
  })

  it('always add up: newly barred and overlap together are what the draft bars', () => {
    const stretch = fc
      .tuple(fc.integer({ min: 100, max: 9000 }), fc.integer({ min: 100, max: 1000 }))
      .map(([fromM, lengthM]) => [fromM, Math.min(fromM + lengthM, 10_000)] as const)
    fc.assert(
      fc.property(stretch, stretch, fc.integer({ min: 20, max: 400 }), (mine, standing, offsetM) => {
        // At least 50 m apart in offset, so that no ends join.
        const figures = draftFigures(groundWith([beside([standing[0], 450], [standing[1], 450])]), [
          beside([mine[0], offsetM], [mine[1], offsetM]),
        ])
        expect(Math.abs(figures.newlyBarredM + figures.overlapM - figures.barredM)).toBeLessThan(0.01)
        const shared = Math.max(0, Math.min(mine[1], standing[1]) - Math.max(mine[0], standing[0]))
        expect(Math.abs(figures.overlapM - shared)).toBeLessThan(1)
      }),
      { numRuns: 40 },
    )
  })

  it('name the trails it cuts, open or sealed', () => {
    const figures = draftFigures(groundWith([], [trailAt(7, 1500, true), trailAt(8, 2500, false)]), [
      kilometreOneToThree,
    ])
    expect(figures.trailsCut.map(({ number, unsealed }) => [number, unsealed])).toEqual([
      [7, true],
      [8, false],
    ])
    expect(figures.openNearEnds).toEqual([])
  })

  it('name the open trails just past its ends with the way round, nearest first', () => {
    const figures = draftFigures(
      groundWith(
        [],
        [trailAt(1, 3340, true), trailAt(2, 900, true), trailAt(3, 3100, false), trailAt(4, 3600, true)],
      ),
      [kilometreOneToThree],
    )
    expect(figures.openNearEnds.map(({ number, wayRoundM }) => [number, Math.round(wayRoundM)])).toEqual([
      [2, 100],
      [1, 340],
    ])
  })

  it('name the lawful crossings behind it', () => {
    const figures = draftFigures(groundWith(), [beside([4500, 60], [5500, 60])])
    expect(figures.crossingsBehind.map(({ id }) => id)).toEqual(['port'])
  })

  it('take a trail and a crossing at the very end of the line as behind what reaches it', () => {
    const atM = line.lengthM
    const onEnd = { id: 'end port', atM, position: beside([atM, 0])[0]! }
    const trail: DraftTrail = { id: 'trail 9', number: 9, path: [], meetsLineAtM: [atM], unsealed: true }
    const ground = { ...groundWith([], [trail]), crossings: [onEnd] }
    const [nearby, [lon, lat]] = [beside([9900, 40])[0]!, beside([atM, 40])[0]!]
    const reaching = draftFigures(ground, [[nearby, [lon + 0.000005, lat]]])
    expect(reaching.barred.at(-1)?.toM).toBe(atM)
    expect(reaching.crossingsBehind.map(({ id }) => id)).toEqual(['end port'])
    expect(reaching.openNearEnds).toEqual([])
    const short = draftFigures(ground, [beside([9900, 40], [atM - 50, 40])])
    expect(short.crossingsBehind).toEqual([])
    expect(short.openNearEnds.map(({ number }) => number)).toEqual([9])
  })

  it('say how much lies too far inside to bar anything', () => {
    const figures = draftFigures(groundWith(), [beside([1000, 600], [2000, 600])])
    expect(Math.abs(figures.tooFarM - 1000)).toBeLessThan(25)
    expect(figures.barredM).toBe(0)
  })

  it('join a standing barrier that ends where it begins, without a hole', () => {
    const standing = beside([3000, 40], [4000, 40])
    const figures = draftFigures(groundWith([standing]), [kilometreOneToThree])
    expect(Math.abs(figures.newlyBarredM - 2000)).toBeLessThan(1)
    expect(figures.overlapM).toBeLessThan(0.01)
  })

  it('are empty for a single click', () => {
    const figures = draftFigures(groundWith(), [[beside([1000, 40])[0]!]])
    expect(figures).toMatchObject({ lengthM: 0, barredM: 0, fromLineM: null, faults: [] })
  })
})

describe('the faults of a draft', () => {
  it('are where it leaves home ground, with how far', () => {
    const { faults } = draftFigures(groundWith(), [beside([1000, 50], [2000, -50], [3000, 50])])
    expect(faults).toHaveLength(1)
    const fault = faults[0]
    if (fault?.kind !== 'off-home-ground') throw new Error('expected ground off home')
    expect(Math.abs(fault.lengthM - 1000)).toBeLessThan(5)
    expect(Math.abs(fault.deepestM - 50)).toBeLessThan(1)
  })

  it('are where it crosses itself', () => {
    const { faults } = draftFigures(groundWith(), [beside([1000, 50], [2000, 150], [2000, 50], [1000, 150])])
    expect(faults.map(({ kind }) => kind)).toEqual(['crosses-itself'])
    const fault = faults[0]
    if (fault?.kind !== 'crosses-itself') throw new Error('expected a crossing')
    expect(fault.position[0]).toBeCloseTo(beside([1500, 100])[0]![0], 4)
  })

  it('are where two parts of it cross each other, but not where they meet end to end', () => {
    const crossed = draftFigures(groundWith(), [
      beside([1000, 50], [2000, 150]),
      beside([1000, 150], [2000, 50]),
    ])
    expect(crossed.faults.map(({ kind }) => kind)).toEqual(['crosses-itself'])
    const met = draftFigures(groundWith(), [beside([1000, 50], [2000, 50]), beside([2000, 50], [3000, 90])])
    expect(met.faults).toEqual([])
  })

  it('are what goes past the end of the line', () => {
    const end: Position = [105.11, 23.0005]
    const { faults } = draftFigures(groundWith(), [[...beside([9900, 50]), end]])
    expect(faults).toHaveLength(1)
    expect(faults[0]?.kind).toBe('beyond-line')
    // 0.01° of longitude past the end at 23° north is 1025 m.
    expect(faults[0]?.kind === 'beyond-line' && Math.abs(faults[0].lengthM - 1025)).toBeLessThan(25)
  })

  it('do not include standing square to the end of the line', () => {
    const square = beside([0, 20], [0, 200])
    expect(draftFigures(groundWith(), [square]).faults).toEqual([])
  })
})
