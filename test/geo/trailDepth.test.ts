import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceM } from '../../geo/geodesic.ts'
import { positionAt } from '../../geo/chainage.ts'
import { compileRoads } from '../../geo/roads.ts'
import { soonestPlace, walkInland, walkToRoad } from '../../geo/trailDepth.ts'
import { place, straightLine } from './straightLine.ts'

const line = straightLine(20_000)
/** Straight in from the line at K5 for 800 m; drawn from inside out over the line. */
const trail = { path: [place(5000, 800), place(5000, -200)], meetsLineAtM: [5000] }
/** 3 km/h is 50 m a minute. */
const footKmh = 3

describe('minutes on foot from the line', () => {
  it('go along the trail to its end and straight on from there', () => {
    const walk = walkInland(line, trail, place(5000, 2000), footKmh)
    expect(walk.alongTrailM).toBeCloseTo(800, 0)
    expect(walk.straightM).toBeCloseTo(1200, 0)
    expect(walk.minutes).toBeCloseTo(40, 1)
  })

  it('leave the trail where it comes nearest to a place beside it', () => {
    const walk = walkInland(line, trail, place(5300, 500), footKmh)
    expect(walk.alongTrailM).toBeCloseTo(500, 0)
    expect(walk.straightM).toBeCloseTo(300, 0)
  })

  it('never follow the trail to beyond the line', () => {
    const walk = walkInland(line, trail, place(5000, -3000), footKmh)
    expect(walk.alongTrailM).toBe(0)
  })

  it('are straight where the trail does not go on over home ground', () => {
    const outward = { path: [place(5000, 0), place(5000, -500)], meetsLineAtM: [5000] }
    const walk = walkInland(line, outward, place(5000, 1000), footKmh)
    expect(walk).toMatchObject({ alongTrailM: 0 })
    expect(walk.straightM).toBeCloseTo(1000, 0)
  })

  it('begin at the meeting from which one is there soonest', () => {
    const loop = {
      path: [place(2000, -100), place(2000, 600), place(6000, 600), place(6000, -100)],
      meetsLineAtM: [2000, 6000],
    }
    const walk = walkInland(line, loop, place(6100, 900), footKmh)
    expect(walk.fromM).toBe(6000)
    expect(walk.alongTrailM).toBeCloseTo(600, 0)
  })

  it('are those to the place that is reached soonest', () => {
    const places = [
      { name: 'far', position: place(9000, 4000) },
      { name: 'near', position: place(5200, 1500) },
    ]
    expect(soonestPlace(line, trail, places, footKmh)?.place.name).toBe('near')
    expect(soonestPlace(line, trail, [], footKmh)).toBeUndefined()
  })

  it('end at the first road that the trail comes to', () => {
    const roads = compileRoads([
      [place(4000, 500), place(6000, 500)],
      [place(4000, 700), place(6000, 700)],
    ])
    const walk = walkToRoad(line, trail, roads, footKmh)!
    expect(Math.abs(walk.alongTrailM - 500)).toBeLessThanOrEqual(25)
    expect(walk.straightM).toBeLessThanOrEqual(15)
  })

  it('go on straight to a road that the trail does not reach', () => {
    const roads = compileRoads([[place(4000, 2800), place(6000, 2800)]])
    const walk = walkToRoad(line, trail, roads, footKmh)!
    expect(walk.alongTrailM).toBeCloseTo(800, 0)
    expect(walk.straightM).toBeCloseTo(2000, 0)
    expect(walkToRoad(line, trail, compileRoads([]), footKmh)).toBeUndefined()
  })

  const shape = fc.array(fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 20, max: 3000 })), {
    minLength: 1,
    maxLength: 8,
  })
  const goal = fc.tuple(fc.integer({ min: 500, max: 19_500 }), fc.integer({ min: 10, max: 9000 }))

  it('are never fewer than straight from the line, nor more than the whole trail and straight from its end', () => {
    fc.assert(
      fc.property(shape, goal, (steps, [eastM, northM]) => {
        const path = [
          positionAt(line, 8000),
          ...steps.toSorted((a, b) => a[1] - b[1]).map(([east, north]) => place(8000 + east, north)),
        ]
        const target = place(eastM, northM)
        const walk = walkInland(line, { path, meetsLineAtM: [8000] }, target, footKmh)
        const wholeM = path.slice(1).reduce((sum, at, index) => sum + distanceM(path[index]!, at), 0)
        expect(walk.minutes * 50).toBeGreaterThanOrEqual(distanceM(path[0]!, target) - 1)
        expect(walk.alongTrailM).toBeLessThanOrEqual(wholeM + 1)
        for (const vertex of path) expect(walk.straightM).toBeLessThanOrEqual(distanceM(vertex, target) + 1)
        expect(walk.minutes).toBeCloseTo((walk.alongTrailM + walk.straightM) / 50, 6)
      }),
    )
  })
})
