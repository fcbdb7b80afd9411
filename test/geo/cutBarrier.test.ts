import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barredHulls } from '../../geo/barred.ts'
import { spansBehind } from '../../geo/barrierSpans.ts'
import { offsetLine, pathLengthM } from '../../geo/chainage.ts'
import { cutPath, nearestAlong } from '../../geo/cutPath.ts'
import { standingIntervals } from '../../geo/draftFigures.ts'
import { measure } from '../../geo/intervals.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import type { Position } from '../../geo/units.ts'
import { place, straightLine } from './straightLine.ts'
import { wanderingLine } from './wanderingLine.ts'

const line = straightLine(10_000)
const fence: Position[] = [place(1000, 40), place(2500, 60), place(4000, 40)]
const maxOffsetM = defaultPolicy.barrierMaxOffsetM

const piecesBehind = (path: readonly Position[], fromM: number, toM: number) =>
  cutPath(path, spansBehind(line, path, { fromM, toM }, maxOffsetM))

describe('cutting a barrier at a chainage', () => {
  it('gives the piece behind the stretch, to some centimetres, and what is left on both sides', () => {
    const pieces = piecesBehind(fence, 1800, 3300)
    expect(pieces.map(({ isWithin }) => isWithin)).toEqual([false, true, false])
    const [hull] = barredHulls(line, pieces[1]!.path, maxOffsetM)
    expect(Math.abs(hull!.fromM - 1800)).toBeLessThan(0.05)
    expect(Math.abs(hull!.toM - 3300)).toBeLessThan(0.05)
    expect(pieces[1]!.path).toContainEqual(fence[1])
  })

  it('cuts a barrier that is drawn the other way at the same places', () => {
    const pieces = piecesBehind(fence.toReversed(), 1800, 3300)
    const [hull] = barredHulls(line, pieces[1]!.path, maxOffsetM)
    expect(Math.abs(hull!.fromM - 1800)).toBeLessThan(0.05)
    expect(Math.abs(hull!.toM - 3300)).toBeLessThan(0.05)
  })

  it('leaves a barrier whole that lies behind the stretch altogether, or not at all', () => {
    expect(piecesBehind(fence, 0, 10_000)).toEqual([{ path: fence, isWithin: true }])
    expect(piecesBehind(fence, 5000, 6000)).toEqual([{ path: fence, isWithin: false }])
  })

  it('makes no piece of less than half a metre', () => {
    expect(piecesBehind(fence, 1000.3, 5000)).toEqual([{ path: fence, isWithin: true }])
    expect(piecesBehind(fence, 2000, 2000.2)).toEqual([{ path: fence, isWithin: false }])
  })

  it('takes what reaches out of the line’s reach along with what it is an end of', () => {
    const reaching = [place(1000, 40), place(2000, 40), place(2000, 900)]
    expect(piecesBehind(reaching, 500, 3000)).toEqual([{ path: reaching, isWithin: true }])
    expect(piecesBehind(reaching, 500, 1500).map(({ isWithin }) => isWithin)).toEqual([true, false])
  })

  it('loses nothing of its length and bars what it barred, wherever it is cut', () => {
    fc.assert(
      fc.property(
        wanderingLine,
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (wandering, a, b) => {
          const { lengthM } = wandering
          const path = offsetLine(wandering, { fromM: lengthM * 0.1, toM: lengthM * 0.8 }, 30)
          fc.pre(path.length >= 2)
          const stretch = { fromM: lengthM * Math.min(a, b), toM: lengthM * Math.max(a, b) }
          const pieces = cutPath(path, spansBehind(wandering, path, stretch, maxOffsetM))
          const sumM = pieces.reduce((sum, piece) => sum + pathLengthM(piece.path), 0)
          expect(Math.abs(sumM - pathLengthM(path))).toBeLessThan(0.01)
          for (const [index, piece] of pieces.entries())
            if (index > 0) expect(piece.path[0]).toEqual(pieces[index - 1]!.path.at(-1))
          const whole = measure(standingIntervals(wandering, defaultPolicy, [path]))
          const cut = measure(
            standingIntervals(
              wandering,
              defaultPolicy,
              pieces.map((piece) => piece.path),
            ),
          )
          expect(Math.abs(whole - cut)).toBeLessThan(0.1)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the place of a barrier nearest to a position', () => {
  it('is told along it, with how far away it is', () => {
    const { alongM, awayM } = nearestAlong(fence, place(2000, 100))
    expect(Math.abs(alongM - 1001)).toBeLessThan(1.5)
    expect(Math.abs(awayM - 46.7)).toBeLessThan(0.5)
  })

  it('beyond an end is that end', () => {
    expect(nearestAlong(fence, place(900, 40)).alongM).toBe(0)
    expect(nearestAlong(fence, place(4100, 40)).alongM).toBeCloseTo(pathLengthM(fence), 6)
  })
})
