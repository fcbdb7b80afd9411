import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { presenceFigures } from '../../geo/presenceFigures.ts'
import { isPresentIn, presenceRaster, type RasterFrame } from '../../geo/presenceRaster.ts'
import type { Region } from '../../geo/units.ts'

const minute = 60_000

const flat = (regions: readonly Region[]) => ({
  fromM: Float64Array.from(regions, ({ fromM }) => fromM),
  toM: Float64Array.from(regions, ({ toM }) => toM),
  fromMs: Float64Array.from(regions, ({ fromMs }) => fromMs),
  toMs: Float64Array.from(regions, ({ toMs }) => toMs),
})
const hours = (fromM: number, toM: number, from: number, to: number): Region => ({
  fromM,
  toM,
  fromMs: from * 60 * minute,
  toMs: to * 60 * minute,
})

/** Two thousand minutes and more reach over a word of the coarser raster that long runs are noted in. */
const frame = fc.record({
  lengthM: fc.constantFrom(1000, 4200, 6000),
  cellM: fc.constantFrom(700, 1000),
  fromMs: fc.constantFrom(0, 1_767_225_600_000),
  minutes: fc.constantFrom(1, 31, 32, 33, 200, 2500),
  binMs: fc.constantFrom(minute, 5 * minute, 7 * minute + 1),
  marks: fc.constantFrom('met' as const, 'whole' as const),
})
const frameAndRegions = frame.chain(({ minutes, ...frame }) => {
  const whole: RasterFrame = { ...frame, toMs: frame.fromMs + minutes * minute }
  const [atM, atMin] = [
    fc.integer({ min: -1500, max: frame.lengthM + 1500 }),
    fc.integer({ min: -40, max: minutes + 40 }),
  ]
  const region = fc.tuple(atM, atM, atMin, atMin, fc.boolean()).map(([fromM, toM, from, to, onGrid]) => ({
    fromM: onGrid ? Math.round(fromM / 700) * 700 : fromM,
    toM: onGrid ? Math.round(toM / 700) * 700 : toM,
    fromMs: whole.fromMs + from * minute,
    toMs: whole.fromMs + to * minute,
  }))
  return fc.tuple(fc.constant(whole), fc.array(region, { maxLength: 12 }))
})

/** Presence of each cell by the definition. */
function bruteForce(regions: readonly Region[], frame: RasterFrame): boolean[][] {
  const { lengthM, cellM = 1000, fromMs, toMs, binMs = minute, marks = 'met' } = frame
  return Array.from({ length: Math.ceil(lengthM / cellM) }, (_, row) =>
    Array.from({ length: Math.ceil((toMs - fromMs) / binMs) }, (_, bin) => {
      const cell = {
        fromM: row * cellM,
        toM: Math.min(lengthM, (row + 1) * cellM),
        fromMs: fromMs + bin * binMs,
        toMs: Math.min(toMs, fromMs + (bin + 1) * binMs),
      }
      return regions.some((region) => {
        if (region.fromM >= region.toM || region.fromMs >= region.toMs) return false
        return marks === 'met'
          ? region.fromM < cell.toM &&
              cell.fromM < region.toM &&
              region.fromMs < cell.toMs &&
              cell.fromMs < region.toMs
          : region.fromM <= cell.fromM &&
              cell.toM <= region.toM &&
              region.fromMs <= cell.fromMs &&
              cell.toMs <= region.toMs
      })
    }),
  )
}

describe('a raster of presence', () => {
  it('marks the cells that a region meets, or those that lie in it whole', () => {
    fc.assert(
      fc.property(frameAndRegions, ([frame, regions]) => {
        const raster = presenceRaster(flat(regions), frame)
        const expected = bruteForce(regions, frame)
        expect([raster.rows, raster.bins]).toEqual([expected.length, expected[0]!.length])
        expect(expected.map((row, r) => row.map((_, b) => isPresentIn(raster, r, b)))).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('has cells of a kilometre and a minute where nothing else is asked for', () => {
    const raster = presenceRaster(flat([]), { lengthM: 4200, fromMs: 0, toMs: 60 * minute })
    expect(raster).toMatchObject({ rows: 5, cellM: 1000, bins: 60, binMs: minute, wordsPerRow: 2 })
  })

  it('of no time, or of no line, is empty', () => {
    const regions = flat([hours(0, 1000, 0, 1)])
    for (const frame of [
      { lengthM: 0, fromMs: 0, toMs: minute },
      { lengthM: 1000, fromMs: 0, toMs: 0 },
      { lengthM: 1000, fromMs: minute, toMs: 0 },
    ])
      expect(presenceRaster(regions, frame).bits).toHaveLength(0)
  })
})

/** Figures of one row by the definition: from the length of the gap that stands in each bin. */
function figuresByBins(present: readonly boolean[], first: number, after: number, at: number) {
  const gaps = new Map<number, { length: number; inside: number }>()
  for (let bin = first; bin < after; bin++) {
    if (present[bin] === true) continue
    let from = bin
    while (from > 0 && present[from - 1] !== true) from--
    let to = bin
    while (to < after && present[to] !== true) to++
    gaps.set(from, { length: to - from, inside: (gaps.get(from)?.inside ?? 0) + 1 })
  }
  const lengths = [...gaps.values()].map(({ length }) => length)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const last = present.lastIndexOf(true, at)
  return {
    share: (after - first - sum([...gaps.values()].map(({ inside }) => inside))) / (after - first),
    shortest: lengths.length === 0 ? 0 : Math.min(...lengths),
    mean: lengths.length === 0 ? 0 : sum(lengths) / lengths.length,
    longest: Math.max(0, ...lengths),
    timeAverage: sum([...gaps.values()].map(({ length, inside }) => length * inside)) / (after - first),
    lastPresent: at < 0 ? -1 : last,
  }
}

describe('the figures of a raster', () => {
  it('are those that counting bins gives, in any window of it', () => {
    const part = fc.tuple(fc.nat(), fc.nat(), fc.nat())
    fc.assert(
      fc.property(frameAndRegions, part, ([frame, regions], [a, b, c]) => {
        const raster = presenceRaster(flat(regions), frame)
        const { bins, binMs, fromMs } = raster
        const [first, other] = [a % bins, b % bins]
        const window = {
          fromMs: fromMs + Math.min(first, other) * binMs,
          toMs: fromMs + (Math.max(first, other) + 1) * binMs,
        }
        const at = c % bins
        const figures = presenceFigures(raster, fromMs + at * binMs, window)
        for (const [row, present] of bruteForce(regions, frame).entries()) {
          const expected = figuresByBins(present, Math.min(first, other), Math.max(first, other) + 1, at)
          const binMin = binMs / minute
          expect(figures.share[row]).toBe(expected.share)
          expect(figures.shortestGapMin[row]).toBeCloseTo(expected.shortest * binMin, 9)
          expect(figures.meanGapMin[row]).toBeCloseTo(expected.mean * binMin, 9)
          expect(figures.longestGapMin[row]).toBeCloseTo(expected.longest * binMin, 9)
          expect(figures.timeAverageGapMin[row]).toBeCloseTo(expected.timeAverage * binMin, 9)
          const last = expected.lastPresent
          const age = last < 0 ? Infinity : Math.max(0, at - last - 1) * binMin
          if (age === Infinity) expect(figures.ageMin[row]).toBe(Infinity)
          else expect(figures.ageMin[row]).toBeCloseTo(age, 9)
        }
      }),
      { numRuns: 400 },
    )
  })

  const day = { lengthM: 3000, fromMs: 0, toMs: 24 * 60 * minute }
  const raster = presenceRaster(
    flat([hours(0, 1000, 2, 6), hours(0, 1000, 8, 20), hours(1000, 2000, 0, 24)]),
    day,
  )
  const of = (
    { share, shortestGapMin, meanGapMin, longestGapMin, timeAverageGapMin, ageMin }: Figures,
    row: number,
  ) => [share, shortestGapMin, meanGapMin, longestGapMin, timeAverageGapMin, ageMin].map((each) => each[row])
  type Figures = ReturnType<typeof presenceFigures>

  it('of a day with gaps of 2, 2 and 4 hours, of one without and of one without presence', () => {
    const figures = presenceFigures(raster, 7.5 * 60 * minute)
    expect(of(figures, 0)).toEqual([2 / 3, 120, 160, 240, 60, 90])
    expect(of(figures, 1)).toEqual([1, 0, 0, 0, 0, 0])
    expect(of(figures, 2)).toEqual([0, 1440, 1440, 1440, 1440, Infinity])
  })

  it('count a gap at the window’s start back to the last presence before it', () => {
    const figures = presenceFigures(raster, 24 * 60 * minute, {
      fromMs: 7 * 60 * minute,
      toMs: 9 * 60 * minute,
    })
    expect(of(figures, 0)).toEqual([0.5, 120, 120, 120, 60, 240])
  })

  it('know no age before the raster begins', () => {
    expect(presenceFigures(raster, -minute).ageMin[0]).toBe(Infinity)
    expect(presenceFigures(raster, -minute).ageMin[1]).toBe(0)
  })
})
