import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { positionAt } from '../../geo/chainage.ts'
import { distanceM } from '../../geo/geodesic.ts'
import { nearestCrossing, townReachM, townsBetween, wayToCrossing } from '../../geo/wayToCrossing.ts'
import { lineThrough, place, straightLine } from './straightLine.ts'
import { doublingLine } from './randomLines.ts'

const crossing = (id: string, chainageM: number, northM = 0) => ({
  id,
  lineId: 'test-line',
  chainageM,
  position: place(chainageM, northM),
})

describe('the way to a crossing', () => {
  it('is told from the meeting that is nearest to it', () => {
    const way = wayToCrossing(straightLine(20_000), { meetsLineAtM: [2000, 5000] }, crossing('a', 9000))
    expect(way.fromM).toBe(5000)
    expect(way.straightM).toBeCloseTo(4000, 0)
    expect(way.alongM).toBe(4000)
    expect(way.wind).toBe('e')
  })

  it('is longer along a line that turns than as the crow flies', () => {
    const line = lineThrough([0, 0], [0, 3000], [4000, 3000])
    const way = wayToCrossing(
      line,
      { meetsLineAtM: [0] },
      { id: 'a', lineId: line.id, chainageM: line.lengthM, position: place(4000, 3000) },
    )
    expect(way.straightM).toBeCloseTo(5000, -1)
    expect(way.alongM).toBeCloseTo(7000, -1)
    expect(way.wind).toBe('ne')
  })

  it('has no length along the line where the crossing lies on another one', () => {
    const other = { ...crossing('a', 4000), lineId: 'another' }
    expect(wayToCrossing(straightLine(9000), { meetsLineAtM: [0] }, other).alongM).toBeNull()
  })

  it('is to the nearest of several, and to none where there is none', () => {
    const line = straightLine(20_000)
    const found = nearestCrossing(line, { meetsLineAtM: [9000] }, [
      crossing('far', 1000),
      crossing('near', 12_000),
      crossing('farther', 19_000),
    ])
    expect(found?.crossing.id).toBe('near')
    expect(nearestCrossing(line, { meetsLineAtM: [9000] }, [])).toBeUndefined()
  })

  it('is never shorter along the line than as the crow flies, to a crossing on the line', () => {
    fc.assert(
      fc.property(
        doublingLine,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (line, from, to) => {
          const chainageM = to * line.lengthM
          const at = { id: 'a', lineId: line.id, chainageM, position: positionAt(line, chainageM) }
          const way = wayToCrossing(line, { meetsLineAtM: [from * line.lengthM] }, at)
          expect(way.alongM!).toBeGreaterThanOrEqual(way.straightM - 0.01)
          expect(way.straightM).toBeCloseTo(distanceM(positionAt(line, way.fromM), at.position), 6)
        },
      ),
    )
  })
})

describe('the towns on the way', () => {
  const town = (name: string, eastM: number, northM: number) => ({ name, position: place(eastM, northM) })
  const towns = [
    town('third', 15_000, 2000),
    town('first', 4000, 1000),
    town('second', 8000, 5000),
    town('beyond the line', 6000, -1000),
    town('too far', 7000, townReachM + 500),
    town('behind', 1000, 100),
  ]

  it('come in the order in which one passes them', () => {
    const line = straightLine(20_000)
    const names = (fromM: number, toM: number) =>
      townsBetween(line, fromM, toM, towns).map(({ name }) => name)
    expect(names(2000, 18_000)).toEqual(['first', 'second', 'third'])
    expect(names(18_000, 2000)).toEqual(['third', 'second', 'first'])
    expect(names(5000, 5000)).toEqual([])
  })
})
