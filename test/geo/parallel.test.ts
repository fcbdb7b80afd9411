import jsts from 'jsts'
import { describe, expect, it } from 'vitest'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import { feetWithin, locate, parallelOf, positionAt, sliceLine } from '../../geo/chainage.ts'
import { metresPerDegreeLat, metresPerDegreeLon, walkPath } from '../../geo/geodesic.ts'
import type { Position } from '../../geo/units.ts'
import { sharedLines } from './sharedData.ts'

/**
 * The parallel of a line against JTS, which knows nothing of it: a plane round the stretch, the line as
 * a LineString in metres, its distance, and its buffer.
 */
const factory = new jsts.geom.GeometryFactory()
const { DistanceOp } = jsts.operation.distance

/** Over 12 km the plane is off by less than a tenth of a per cent: 0.3 m at the largest offset. */
function planeRound([lon, lat]: Position) {
  const [perLon, perLat] = [metresPerDegreeLon(lat), metresPerDegreeLat(lat)]
  const coordinate = (position: Position) =>
    new jsts.geom.Coordinate(
      (position[0] - lon) *
        perLon *
        (Math.cos((position[1] * Math.PI) / 180) / Math.cos((lat * Math.PI) / 180)),
      (position[1] - lat) * perLat,
    )
  return {
    line: (path: readonly Position[]) => factory.createLineString(path.map(coordinate)),
    point: (position: Position) => factory.createPoint(coordinate(position)),
    position: ({ x, y }: { x: number; y: number }): Position => {
      const atLat = lat + y / perLat
      const shrunk = Math.cos((atLat * Math.PI) / 180) / Math.cos((lat * Math.PI) / 180)
      return [lon + x / (perLon * shrunk), atLat]
    },
  }
}

const stretchM = 5000
const asideM = 4000
const toleranceM = 0.5
/** JTS finds pockets of less than a metre too, in which nothing could stand. */
const pocketM = 1

interface Judged {
  readonly isSimple: boolean
  /** Farthest that the parallel is off the offset, by steps of 25 m. */
  readonly offByM: number
  /** Farthest that JTS's own boundary on home ground is from the parallel or what lies in its pockets. */
  readonly missesM: number
}

function judge(line: BorderLine, fromM: number, offsetM: number): Judged {
  const toM = fromM + stretchM
  const { path, pockets } = parallelOf(line, { fromM, toM }, offsetM)
  const plane = planeRound(positionAt(line, fromM + stretchM / 2))
  const near = plane.line(
    sliceLine(line, { fromM: Math.max(0, fromM - asideM), toM: Math.min(line.lengthM, toM + asideM) }),
  )
  const drawn = plane.line(path)
  let offByM = 0
  walkPath(path, 25, (position) => {
    const awayM = DistanceOp.distance(near, plane.point(position))
    // Between two bends nearer than twice the offset there is no room; there the way is a straight.
    if (awayM < offsetM && feetWithin(line, position, offsetM).length > 1) return
    offByM = Math.max(offByM, Math.abs(awayM - offsetM))
  })
  let missesM = 0
  const all = [path, ...pockets].map(plane.line)
  for (const corner of near
    .buffer(offsetM, 64, jsts.operation.buffer.BufferParameters.CAP_FLAT)
    .getBoundary()
    .getCoordinates()) {
    const { chainageM, offsetM: insideM } = locate(line, plane.position(corner))
    if (insideM < offsetM / 2 || chainageM < fromM + offsetM || chainageM > toM - offsetM) continue
    const point = factory.createPoint(corner)
    missesM = Math.max(missesM, Math.min(...all.map((each) => DistanceOp.distance(each, point))))
  }
  return { isSimple: drawn.isSimple(), offByM, missesM }
}

const lines = sharedLines().filter(({ file }) => file.includes('osm10m') && !file.includes('wenshan'))

describe.skipIf(lines.length === 0)('a parallel, judged by JTS on the real lines', () => {
  const cases = lines.flatMap(({ name, positions }) =>
    (['left', 'right'] as const).flatMap((homeSide) =>
      [20, 40, 100, 300].map((offsetM) => ({ name, positions, homeSide, offsetM })),
    ),
  )
  it.each(cases)('$name, $homeSide, $offsetM m', ({ positions, homeSide, offsetM }) => {
    const line = compileBorderLine({ id: 'line', positions, homeSide })
    // Of the longest lines a stretch in every 40 km.
    const stepM = line.lengthM > 500_000 ? 40_000 : stretchM
    for (let fromM = 0; fromM + stretchM <= line.lengthM; fromM += stepM) {
      const judged = judge(line, fromM, offsetM)
      const where = `from ${fromM} m`
      expect(judged.isSimple, where).toBe(true)
      expect(judged.missesM, where).toBeLessThan(pocketM)
      expect(judged.offByM, where).toBeLessThan(toleranceM)
    }
  })
})
