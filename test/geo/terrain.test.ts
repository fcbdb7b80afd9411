import fc from 'fast-check'
import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import { distanceM, metresPerDegreeLat, metresPerDegreeLon, walkPath } from '../../geo/geodesic.ts'
import { heightAt, slopeAt, tilesAlong, type Elevation } from '../../geo/elevation.ts'
import {
  portionsSteeperThan,
  slopeClassOf,
  terrainFigures,
  terrainProfile,
  type WalkedPlace,
} from '../../geo/terrain.ts'
import type { Position } from '../../geo/units.ts'
import { elevationOf, utm48 } from './elevationOf.ts'

const boundsDeg = [15, 30, 45]
const middle: Position = [104.7, 23.0]
/** One second of arc, 400 cells either way round the middle: four tiles. */
const second = 1 / 3600
const grid = {
  crs: { kind: 'geographic' },
  firstX: middle[0] - 200 * second,
  firstY: middle[1] + 200 * second,
  stepX: second,
  stepY: second,
  columns: 401,
  rows: 401,
  cellM: second * metresPerDegreeLat(23),
} as const

/** A plane through the middle at 1,000 m that rises by a slope towards an azimuth. */
function plane(slopeDeg: number, azimuthDeg: number): Elevation {
  const rise = Math.tan((slopeDeg * Math.PI) / 180)
  const [east, north] = [Math.sin((azimuthDeg * Math.PI) / 180), Math.cos((azimuthDeg * Math.PI) / 180)]
  return elevationOf(grid, (column, row) => {
    const eastM = (column - 200) * second * metresPerDegreeLon(23)
    const northM = (200 - row) * second * metresPerDegreeLat(23)
    return 1000 + rise * (east * eastM + north * northM)
  })
}

function walked(path: readonly Position[]): WalkedPlace[] {
  const places: WalkedPlace[] = []
  walkPath(path, 20, (position) => {
    const before = places.at(-1)
    places.push({ position, walkedM: before === undefined ? 0 : distanceM(before.position, position) })
  })
  return places
}
const profileOf = (elevation: Elevation, path: readonly Position[]) => terrainProfile(elevation, walked(path))

const pathNear = fc
  .array(
    fc.tuple(
      fc.double({ min: -0.02, max: 0.02, noNaN: true }),
      fc.double({ min: -0.02, max: 0.02, noNaN: true }),
    ),
    {
      minLength: 2,
      maxLength: 8,
    },
  )
  .map((moves) => moves.map(([east, north]): Position => [middle[0] + east, middle[1] + north]))
  .filter((path) => walked(path).reduce((sum, { walkedM }) => sum + walkedM, 0) > 100)

describe('the slope of the ground', () => {
  it('is that of a plane wherever and in whatever direction one walks', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        pathNear,
        (slopeDeg, azimuthDeg, path) => {
          const figures = terrainFigures([profileOf(plane(slopeDeg, azimuthDeg), path)], boundsDeg)
          expect(figures.unknownM).toBe(0)
          // The plane is drawn with the scale of the middle alone: metres differ by 0.02 % at its edge.
          expect(figures.meanSlopeDeg).toBeCloseTo(slopeDeg, 1)
          expect(figures.steepest?.slopeDeg).toBeCloseTo(slopeDeg, 1)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('makes climb and descent of a way up a plane what trigonometry says', () => {
    const up: Position[] = [middle, [middle[0], middle[1] + 900 / metresPerDegreeLat(23)]]
    const figures = terrainFigures([profileOf(plane(30, 0), up)], boundsDeg)
    expect(figures.climbM).toBeCloseTo(900 * Math.tan(Math.PI / 6), 0)
    expect(figures.descentM).toBe(0)
    expect(figures.surfaceM).toBeCloseTo(900 / Math.cos(Math.PI / 6), 0)
    expect(figures.knownM).toBeCloseTo(900, 1)
    expect(figures.lowestM).toBeCloseTo(1000, 0)
  })

  it('stays that of the ground where a path keeps its height along it', () => {
    const along: Position[] = [middle, [middle[0] + 900 / metresPerDegreeLon(23), middle[1]]]
    const figures = terrainFigures([profileOf(plane(30, 0), along)], boundsDeg)
    expect(figures.meanSlopeDeg).toBeCloseTo(30, 1)
    expect(figures.climbM).toBeLessThan(0.1)
    expect(figures.surfaceM).toBeCloseTo(900, 0)
  })

  it('is measured over a cell where cells are larger than 30 m', () => {
    const coarse = { ...plane(20, 90) }
    const grids = coarse.grids.map((each) => ({ ...each, cellM: 90 }))
    expect(profileOf({ ...coarse, grids }, [middle, [middle[0] + 0.01, middle[1]]]).baseM).toBe(90)
  })
})

/** Hills and hollows. */
const hills = elevationOf(
  grid,
  (column, row) => 1000 + 300 * Math.sin(column / 17) * Math.cos(row / 23) + 40 * Math.sin(row / 5),
)

describe('a profile', () => {
  it('walked from its other end swaps climb and descent and changes nothing else', () => {
    fc.assert(
      fc.property(pathNear, (path) => {
        const there = terrainFigures([profileOf(hills, path)], boundsDeg)
        const back = terrainFigures([profileOf(hills, path.toReversed())], boundsDeg)
        expect(back.climbM).toBeCloseTo(there.descentM, 1)
        expect(back.descentM).toBeCloseTo(there.climbM, 1)
        expect(back.surfaceM).toBeCloseTo(there.surfaceM, 1)
        expect(back.meanSlopeDeg!).toBeCloseTo(there.meanSlopeDeg!, 1)
      }),
      { numRuns: 60 },
    )
  })

  it('is by its classes as long as it is on the map', () => {
    fc.assert(
      fc.property(pathNear, (path) => {
        const { lengthBySlopeM, knownM, unknownM } = terrainFigures([profileOf(hills, path)], boundsDeg)
        expect(lengthBySlopeM.reduce((sum, metres) => sum + metres, 0)).toBeCloseTo(knownM, 6)
        const lengthM = walked(path).reduce((sum, { walkedM }) => sum + walkedM, 0)
        expect(knownM + unknownM).toBeCloseTo(lengthM, 6)
      }),
      { numRuns: 60 },
    )
  })

  it('never takes what it does not know for flat', () => {
    const half = elevationOf(grid, (column) => (column < 200 ? 1000 + column * 10 : null), 'int16')
    const across: Position[] = [
      [middle[0] - 0.02, middle[1]],
      [middle[0] + 0.02, middle[1]],
    ]
    const figures = terrainFigures([profileOf(half, across)], boundsDeg)
    expect(Math.abs(figures.unknownM - figures.knownM)).toBeLessThan(120)
    expect(figures.lengthBySlopeM[0]).toBe(0)
    expect(figures.descentM).toBe(0)
  })

  it('says nothing of slope where it knows nothing', () => {
    const nowhere: Position[] = [
      [110, 30],
      [110.01, 30],
    ]
    const figures = terrainFigures([profileOf(hills, nowhere)], boundsDeg)
    expect(figures).toMatchObject({ knownM: 0, meanSlopeDeg: null, steepest: null, lowestM: null, climbM: 0 })
    expect(figures.unknownM).toBeGreaterThan(900)
  })

  it('joins steep steps that follow each other, and no others', () => {
    const step = elevationOf(grid, (_, row) =>
      row < 180 ? 2000 : row > 220 ? 1000 : 2000 - (row - 180) * 25,
    )
    const down: Position[] = [
      [middle[0], middle[1] + 0.03],
      [middle[0], middle[1] - 0.03],
    ]
    const portions = portionsSteeperThan(profileOf(step, down), 30)
    expect(portions).toHaveLength(1)
    // 40 rows of 30.8 m, falling 25 m each.
    expect(Math.abs(portions[0]!.lengthM - 40 * 30.8)).toBeLessThan(65)
    expect(portions[0]!.steepestDeg).toBeCloseTo(Math.atan(25 / 30.76) / (Math.PI / 180), 0)
  })
})

describe('a height', () => {
  it('lies between those of the cells round it, and holds to the edge of the outermost', () => {
    const one = elevationOf({ ...grid, columns: 2, rows: 2 }, (column, row) => column * 100 + row * 10)
    const { firstX, firstY } = grid
    expect(heightAt(one, [firstX, firstY])).toBe(0)
    expect(heightAt(one, [firstX + second / 2, firstY])).toBeCloseTo(50, 6)
    expect(heightAt(one, [firstX + second / 2, firstY - second / 2])).toBeCloseTo(55, 6)
    expect(heightAt(one, [firstX - second * 0.49, firstY])).toBe(0)
    expect(heightAt(one, [firstX - second * 0.51, firstY])).toBeUndefined()
  })

  it('is not made up beside a cell without one', () => {
    const one = elevationOf(
      { ...grid, columns: 3, rows: 2 },
      (column) => (column === 2 ? null : 500),
      'int16',
    )
    expect(heightAt(one, [grid.firstX + second, grid.firstY])).toBe(500)
    expect(heightAt(one, [grid.firstX + second * 1.1, grid.firstY])).toBeUndefined()
  })

  it('is taken from the first grid that has one', () => {
    const fine = elevationOf({ ...grid, columns: 3, rows: 3 }, () => 1, 'int16', 'fine')
    const wide = elevationOf(grid, () => 2, 'int16', 'wide')
    const both = {
      grids: [...fine.grids, ...wide.grids],
      tiles: new Map([...fine.tiles, ...wide.tiles]),
    }
    expect(heightAt(both, [grid.firstX, grid.firstY])).toBe(1)
    expect(heightAt(both, middle)).toBe(2)
  })

  it('of a grid in UTM is where the projection says', () => {
    const projected = elevationOf(
      {
        crs: utm48,
        firstX: 460_000,
        firstY: 2_560_000,
        stepX: 30,
        stepY: 30,
        columns: 300,
        rows: 300,
        cellM: 30,
      },
      (column, row) => column * 10 + row / 100,
    )
    const [eastM, northM] = proj4('EPSG:4326', '+proj=utm +zone=48 +datum=WGS84', [104.65, 23.11])
    const expected = ((eastM - 460_000) / 30) * 10 + (2_560_000 - northM) / 30 / 100
    expect(heightAt(projected, [104.65, 23.11])).toBeCloseTo(expected, 2)
  })

  it('that a path needs is in one of the tiles that are asked for along it', () => {
    fc.assert(
      fc.property(pathNear, (path) => {
        const some = tilesAlong(hills, [path], 40)
        const only = { grids: hills.grids, tiles: new Map([...hills.tiles].filter(([id]) => some.has(id))) }
        expect(profileOf(only, path)).toEqual(profileOf(hills, path))
      }),
      { numRuns: 60 },
    )
  })
})

it('a slope on a bound is of the steeper class', () => {
  expect([0, 14.99, 15, 44, 45, 80].map((slopeDeg) => slopeClassOf(slopeDeg, boundsDeg))).toEqual([
    0, 0, 1, 2, 3, 3,
  ])
})

it('a slope is not known at the edge of what is known', () => {
  expect(slopeAt(hills, [grid.firstX, middle[1]], 60)).toBeUndefined()
})
