import { describe, expect, it } from 'vitest'
import { readDxf } from '../../../../client/plan/files/readDxf.ts'
import { hasOgr, readByOgr } from './ogr.ts'

type Point = readonly [number, number]

const drawing = (...entities: readonly string[]) =>
  `0\nSECTION\n2\nENTITIES\n${entities.join('\n')}\n0\nENDSEC\n0\nEOF\n`
const groups = (kind: string, pairs: readonly (readonly [number, number])[]) =>
  [`0\n${kind}\n8\n0`, ...pairs.map(([code, value]) => `${code}\n${value}`)].join('\n')
const pointsOf = (text: string) => readDxf(text).lines.map(({ points }) => points)

function fromPath([x, y]: Point, path: readonly Point[]): number {
  return Math.min(
    ...path.slice(1).map(([toX, toY], index) => {
      const [fromX, fromY] = path[index]!
      const [dx, dy] = [toX - fromX, toY - fromY]
      const share = ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1)
      const held = Math.min(1, Math.max(0, share))
      return Math.hypot(x - fromX - held * dx, y - fromY - held * dy)
    }),
  )
}

/** How far two paths lie apart at most, by their corners. */
const apart = (one: readonly Point[], other: readonly Point[]) =>
  Math.max(...one.map((point) => fromPath(point, other)), ...other.map((point) => fromPath(point, one)))

const bends: readonly (readonly [number, number])[] = [
  [90, 5],
  [70, 0],
  [10, 0],
  [20, 0],
  [42, 1],
  [10, 100],
  [20, 0],
  [42, -0.3],
  [10, 200],
  [20, 80],
  [10, 260],
  [20, 80],
  [42, 2.5],
  [10, 300],
  [20, 0],
]

describe('the curves of a drawing', () => {
  it.skipIf(!hasOgr).each([
    ['a polyline with arcs to both sides', groups('LWPOLYLINE', bends)],
    ['one that is closed', groups('LWPOLYLINE', [[90, 5], [70, 1], ...bends.slice(2)])],
    ['one seen from below', groups('LWPOLYLINE', [...bends, [210, 0], [220, 0], [230, -1]])],
    [
      'an arc over the east',
      groups('ARC', [
        [10, 50],
        [20, 60],
        [40, 80],
        [50, 300],
        [51, 70],
      ]),
    ],
    [
      'an arc seen from below',
      groups('ARC', [
        [10, 50],
        [20, 60],
        [40, 80],
        [50, 10],
        [51, 100],
        [230, -1],
      ]),
    ],
    [
      'a spline',
      groups('SPLINE', [
        [70, 8],
        [71, 3],
        [72, 9],
        [73, 5],
        ...[0, 0, 0, 0, 0.4, 1, 1, 1, 1].map((knot) => [40, knot] as const),
        [10, 0],
        [20, 0],
        [10, 50],
        [20, 120],
        [10, 120],
        [20, -60],
        [10, 200],
        [20, 80],
        [10, 260],
        [20, 0],
      ]),
    ],
  ])('%s lies where GDAL draws it', (_, entity) => {
    const [path, ...others] = pointsOf(drawing(entity))
    expect(others).toEqual([])
    const [feature] = readByOgr('curve.dxf', drawing(entity))
    const judged = (feature!.geometry.coordinates as Point[]).map(([x, y]): Point => [x, y])
    expect(judged.length).toBeGreaterThan(4)
    // GDAL's own arcs are chords of four degrees, its splines of eight pieces for each point of the frame.
    expect(apart(path!, judged)).toBeLessThan(entity.includes('SPLINE') ? 0.5 : 0.1)
  })

  it('a half circle goes to the right side of its chord and ends where the chord does', () => {
    const [path] = pointsOf(
      drawing(
        groups('LWPOLYLINE', [
          [10, 0],
          [20, 0],
          [42, 1],
          [10, 100],
          [20, 0],
        ]),
      ),
    )
    expect(path![0]).toEqual([0, 0])
    expect(path!.at(-1)).toEqual([100, 0])
    // Turning left from west to east the way leads over the south.
    expect(Math.min(...path!.map(([, y]) => y))).toBeCloseTo(-50, 1)
    for (const [x, y] of path!) expect(Math.hypot(x - 50, y)).toBeCloseTo(50, 6)
  })

  it('lines that go on one from the other on a layer are one, others stay apart', () => {
    const piece = (...[fromX, toX, layer]: readonly [number, number, string]) =>
      `0\nLINE\n8\n${layer}\n10\n${fromX}\n20\n0\n11\n${toX}\n21\n0`
    const text = drawing(piece(0, 1, 'A'), piece(1, 2, 'A'), piece(2, 3, 'B'), piece(7, 8, 'B'))
    expect(pointsOf(text).map((points) => points.map(([x]) => x))).toEqual([
      [0, 1, 2],
      [2, 3],
      [7, 8],
    ])
  })

  it('what lies on a sheet, on a layer that is off, or makes up a surface is not taken', () => {
    const line = groups('LINE', [
      [10, 0],
      [20, 0],
      [11, 1],
      [21, 1],
    ])
    const off = `0\nSECTION\n2\nTABLES\n0\nTABLE\n2\nLAYER\n0\nLAYER\n2\nOLD\n70\n0\n62\n-3\n0\nENDTAB\n0\nENDSEC\n`
    const mesh = '0\nPOLYLINE\n8\n0\n70\n64\n0\nVERTEX\n8\n0\n10\n1\n20\n1\n0\nSEQEND'
    const text = off + drawing(line, `${line}\n67\n1`, line.replace('8\n0', '8\nOLD'), mesh)
    const file = readDxf(text)
    expect(file.lines).toHaveLength(1)
    expect(file.passedOver).toBe(1)
  })
})
