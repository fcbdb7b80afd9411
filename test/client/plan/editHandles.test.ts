import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editHandles } from '../../../client/plan/editHandles.ts'
import { distanceM } from '../../../geo/chainage.ts'
import { beside } from './straightLine.ts'

/** Metres a pixel at 23° north: 512 pixels round the earth at zoom 0. */
const metresPerPx = (zoom: number) => (40_075_017 * Math.cos((23 * Math.PI) / 180)) / (512 * 2 ** zoom)

describe('the dots of a path', () => {
  it('are every vertex and the middle between, where there is room on the screen', () => {
    const handles = editHandles(beside([1000, 40], [1500, 60], [2000, 40]), 15)
    expect(handles.map(({ kind, vertex }) => `${kind} ${vertex}`)).toEqual([
      'vertex 0',
      'middle 1',
      'vertex 1',
      'middle 2',
      'vertex 2',
    ])
  })

  it('are the same wherever between two steps of zoom the map stands', () => {
    // Two dots of it lie as near as dots may at the step: a hair farther out they would be too near.
    const path = beside([1000, 40], [1000 + 13.05 * metresPerPx(15), 40], [2000, 40])
    expect(editHandles(path, 14.9)).toEqual(editHandles(path, 15))
    expect(editHandles(path, 15.1)).toEqual(editHandles(path, 15))
  })

  it('always have both ends, and never hide each other', () => {
    const paths = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 40 }).map((steps) => {
      let atM = 100
      return beside(...steps.map((stepM): [number, number] => [(atM += stepM), 40]))
    })
    fc.assert(
      fc.property(paths, fc.integer({ min: 8, max: 18 }), (path, zoom) => {
        const shown = editHandles(path, zoom).filter(({ kind }) => kind === 'vertex')
        expect(shown[0]?.position).toEqual(path[0])
        expect(shown.at(-1)?.position).toEqual(path.at(-1))
        for (const [index, { position }] of shown.entries())
          if (index > 0 && shown.length > 2)
            expect(distanceM(shown[index - 1]!.position, position) / metresPerPx(zoom)).toBeGreaterThan(12.9)
      }),
    )
  })
})
