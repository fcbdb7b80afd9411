import { describe, expect, test } from 'vitest'
import { readLine } from '../../../client/lines/readLine.ts'

const line = {
  type: 'LineString',
  coordinates: [
    [104, 23],
    [104.1, 23.1, 1250],
  ],
}
const feature = { type: 'Feature', properties: {}, geometry: line }
const text = (value: unknown) => readLine(JSON.stringify(value))

describe('reading a line from GeoJSON', () => {
  test('a geometry, a feature and a collection of one feature give the same line, without heights', () => {
    const positions = [
      [104, 23],
      [104.1, 23.1],
    ]
    for (const value of [line, feature, { type: 'FeatureCollection', features: [feature] }])
      expect(text(value)).toEqual({ positions })
  })

  test('a multi-line of one part is a line', () => {
    expect(text({ type: 'MultiLineString', coordinates: [line.coordinates] })).toHaveProperty('positions')
  })

  test('each fault is named', () => {
    expect(readLine('{"type":')).toEqual({ fault: 'not-json' })
    expect(text({ type: 'Point', coordinates: [104, 23] })).toEqual({ fault: 'no-line' })
    expect(text([])).toEqual({ fault: 'no-line' })
    expect(text({ type: 'FeatureCollection', features: [feature, feature] })).toEqual({
      fault: 'several-lines',
    })
    expect(text({ type: 'MultiLineString', coordinates: [line.coordinates, line.coordinates] })).toEqual({
      fault: 'several-parts',
    })
    expect(
      text({
        type: 'LineString',
        coordinates: [
          [104, 'x'],
          [1, 2],
        ],
      }),
    ).toEqual({ fault: 'not-positions' })
    expect(text({ type: 'LineString', coordinates: [[104, 23]] })).toEqual({ fault: 'not-positions' })
    expect(
      text({
        type: 'LineString',
        coordinates: [
          [500_000, 2_540_000],
          [500_100, 2_540_100],
        ],
      }),
    ).toEqual({
      fault: 'projected',
    })
  })

  test('a byte order mark at the start does no harm', () => {
    expect(readLine(`\uFEFF${JSON.stringify(line)}`)).toHaveProperty('positions')
  })
})
