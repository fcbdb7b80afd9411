import { describe, expect, test } from 'vitest'
import { boundaryDashes } from '../../../client/map/boundaryLayer.ts'
import { layBand } from '../../../client/map/layBand.ts'
import { lanePx, neutral, stateColour, type MapInk } from '../../../client/map/mapInk.ts'
import { pixelOf } from '../../../client/map/mercator.ts'
import { mergeRuns, ribbonLayer, ribbonStrokes } from '../../../client/map/ribbonLayer.ts'
import { compileBorderLine } from '../../../geo/borderLine.ts'
import type { Position } from '../../../geo/units.ts'

const line = compileBorderLine({
  id: 'line',
  positions: Array.from({ length: 200 }, (_, index): Position => [104 + index * 0.005, 23 + index * 0.002]),
  homeSide: 'left',
})
const zoom = 7
const band = layBand(line, zoom, lanePx.ribbon)
const ink: MapInk = { shade: 'dark', scale: { zoom, bearing: 0, sizePx: 1 } }

const lengthPx = (path: readonly Position[]) =>
  path.slice(1).reduce((sum, position, index) => {
    const [x, y] = pixelOf(position, zoom)
    const [beforeX, beforeY] = pixelOf(path[index]!, zoom)
    return sum + Math.hypot(x - beforeX, y - beforeY)
  }, 0)

describe('the ribbon of state', () => {
  test('neighbours of one state become one run, whatever their limits are', () => {
    const runs = mergeRuns(
      'line',
      [
        { fromM: 0, toM: 1000, state: 'held' },
        { fromM: 1000, toM: 2500, state: 'held' },
        { fromM: 2500, toM: 3000, state: 'gap' },
        { fromM: 3000, toM: 9000, state: 'held' },
      ],
      'planned',
    )
    expect(runs.map(({ fromM, toM, look }) => [fromM, toM, look])).toEqual([
      [0, 2500, 'held'],
      [2500, 3000, 'gap'],
      [3000, 9000, 'held'],
    ])
  })

  test('a gap of one kilometre is seen on a map of the whole county, where a kilometre is two pixels', () => {
    const runs = mergeRuns('line', [{ fromM: 40_000, toM: 41_000, state: 'gap' }], 'actual')
    const strokes = ribbonStrokes(band, runs, 1)
    expect(strokes.gap.reduce((sum, { path }) => sum + lengthPx(path), 0)).toBeGreaterThan(5)
    expect(lengthPx(strokes.gapOutline[0]!.path)).toBeGreaterThan(7)
  })

  test('where a kilometre is a hair, hundreds of gaps are each as short as they can be seen', () => {
    const runs = mergeRuns('line', [{ fromM: 40_000, toM: 41_000, state: 'gap' }], 'actual')
    const [outline] = ribbonStrokes(band, runs, 1, true).gapOutline
    expect(lengthPx(outline!.path)).toBeGreaterThan(1.5)
    expect(lengthPx(outline!.path)).toBeLessThan(5)
  })

  test('states differ in more than colour: thin is two lines, gap and unknown are broken, held is whole', () => {
    const strokes = ribbonStrokes(
      band,
      mergeRuns(
        'line',
        [
          { fromM: 0, toM: 25_000, state: 'held' },
          { fromM: 25_000, toM: 50_000, state: 'thin' },
          { fromM: 50_000, toM: 75_000, state: 'gap' },
          { fromM: 75_000, toM: 100_000, state: 'unknown' },
        ],
        'actual',
      ),
      1,
    )
    expect(strokes.held).toHaveLength(1)
    expect(strokes.thin).toHaveLength(2)
    expect(strokes.gapOutline).toHaveLength(1)
    expect(strokes.gap.length).toBeGreaterThan(2)
    expect(strokes.unknown.length).toBeGreaterThan(strokes.gap.length)
  })

  test('a broken promise is as loud as a gap, a gap that was planned is quieter, and kept looks held', () => {
    const strokes = ribbonStrokes(
      band,
      mergeRuns(
        'line',
        [
          { fromM: 0, toM: 25_000, state: 'kept' },
          { fromM: 25_000, toM: 50_000, state: 'carried' },
          { fromM: 50_000, toM: 75_000, state: 'broken' },
          { fromM: 75_000, toM: 100_000, state: 'gap' },
        ],
        'compared',
      ),
      1,
    )
    expect(strokes.held).toHaveLength(1)
    expect(strokes.carriedThread).toHaveLength(1)
    expect(strokes.carried.length).toBeGreaterThan(2)
    expect(strokes.gapOutline).toHaveLength(1)
    expect(strokes.foreseen.length).toBeGreaterThan(2)
  })

  test('it is at least six pixels wide at a desk and twice that on a wall', () => {
    const widthAt = (sizePx: number) => {
      const layers = ribbonLayer(line.id, band, [{ fromM: 0, toM: line.lengthM, state: 'held' }], 'planned', {
        ...ink,
        scale: { ...ink.scale, sizePx },
      })
      return layers.find(({ id }) => id === 'ribbon-line-held')?.props as unknown as { getWidth: number }
    }
    expect(widthAt(1).getWidth).toBeGreaterThanOrEqual(6)
    expect(widthAt(2).getWidth).toBeCloseTo(2 * widthAt(1).getWidth)
  })

  test('the boundary is its own broken line and never takes a state’s colour', () => {
    expect(boundaryDashes(band, 1).length).toBeGreaterThan(10)
    for (const shade of ['dark', 'light'] as const)
      for (const state of ['held', 'thin', 'gap', 'unknown'] as const)
        expect(neutral({ ...ink, shade }, 'boundary').slice(0, 3)).not.toEqual(
          stateColour({ ...ink, shade }, state),
        )
  })
})
