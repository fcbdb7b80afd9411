import { describe, expect, it } from 'vitest'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { distanceM, locate, offsetLine, pathLengthM, sliceLine } from '../../geo/chainage.ts'
import { findSelfCrossing } from '../../geo/selfCrossing.ts'
import { hasSharedData, malipoPositions } from './sharedData.ts'
import { lineThrough, place, straightLine } from './straightLine.ts'

describe('a parallel of the line', () => {
  it('runs beside a straight stretch on home ground, or beyond it', () => {
    const line = straightLine(5000)
    const parallel = offsetLine(line, { fromM: 1000, toM: 3000 }, 80)
    expect(parallel).toHaveLength(2)
    expect(distanceM(parallel[0]!, place(1000, 80))).toBeLessThan(0.05)
    expect(distanceM(parallel[1]!, place(3000, 80))).toBeLessThan(0.05)
    const beyond = offsetLine(line, { fromM: 1000, toM: 3000 }, -80)
    expect(distanceM(beyond[0]!, place(1000, -80))).toBeLessThan(0.05)
  })

  it('at no distance is the line itself', () => {
    const line = straightLine(5000)
    expect(offsetLine(line, { fromM: 1000, toM: 3000 }, 0)).toEqual(
      sliceLine(line, { fromM: 1000, toM: 3000 }),
    )
  })

  it('turns an inner corner where both sides are equally far, without a loop', () => {
    const line = lineThrough([0, 0], [2000, 0], [2000, 2000])
    const parallel = offsetLine(line, { fromM: 0, toM: line.lengthM }, 100)
    expect(findSelfCrossing(parallel)).toBeUndefined()
    const corner = place(1900, 100)
    expect(Math.min(...parallel.map((position) => distanceM(position, corner)))).toBeLessThan(1)
    expect(pathLengthM(parallel)).toBeCloseTo(3800, -1)
  })

  it('goes round an outer corner at its distance', () => {
    const line = lineThrough([0, 0], [2000, 0], [2000, -2000])
    const parallel = offsetLine(line, { fromM: 0, toM: line.lengthM }, 100)
    for (const position of parallel) {
      expect(locate(line, position).offsetM).toBeGreaterThan(99.9)
      expect(locate(line, position).offsetM).toBeLessThan(102)
    }
    expect(Math.abs(pathLengthM(parallel) - (4000 + 50 * Math.PI))).toBeLessThan(2)
  })

  it('is empty where the line leaves no room', () => {
    const finger = lineThrough([0, 0], [6000, 0], [6000, 300], [0, 300])
    expect(offsetLine(finger, { fromM: 2000, toM: 4000 }, 200)).toEqual([])
  })

  it.skipIf(!hasSharedData()).each([20, 80, 300])(
    '%d m beside the real line keeps its distance',
    (offsetM) => {
      const line = compileBorderLine({ id: 'malipo', positions: malipoPositions(), homeSide: 'left' })
      for (let fromM = 0; fromM < line.lengthM - 5000; fromM += 5000) {
        const parallel = offsetLine(line, { fromM, toM: fromM + 5000 }, offsetM)
        for (const position of parallel) {
          const located = locate(line, position).offsetM
          expect(Math.abs(located - offsetM)).toBeLessThan(0.5)
        }
        if (parallel.length > 1) expect(findSelfCrossing(parallel)).toBeUndefined()
      }
    },
  )
})
