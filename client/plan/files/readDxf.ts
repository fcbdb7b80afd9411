import { arcPoints, bulgeArc, splinePoints, type Point } from './dxfCurves.ts'
import { coordinateOf, dxfEntities, numberIn, numberOf, textOf, type DxfEntity } from './dxfGroups.ts'
import { FileFault, mostPoints, withoutRepeats, type DrawnFile, type FoundLine } from './fileFault.ts'

/**
 * Lines, polylines, arcs and splines of a DXF drawing, in its model space; lines that go on one from the
 * other on the same layer are one. Blocks, texts, hatches and what lies on a sheet are passed over, as are
 * layers that are switched off or frozen.
 */
export function readDxf(text: string): DrawnFile {
  const entities = dxfEntities(text)
  const hidden = new Set(entities.filter(isHiddenLayer).map((layer) => textOf(layer, 2)))
  const drawn = entitiesSection(entities)
  const lines: { layer: string; line: number; points: Point[]; isLine: boolean }[] = []
  let [passedOver, pointCount] = [0, 0]
  for (let index = 0; index < drawn.length; index++) {
    const entity = drawn[index]!
    const layer = textOf(entity, 8)
    // The corners of an old polyline follow as entities of their own.
    const corners: DxfEntity[] = []
    if (entity.kind === 'POLYLINE')
      while (drawn[index + 1]?.kind === 'VERTEX' || drawn[index + 1]?.kind === 'SEQEND') {
        const next = drawn[++index]!
        if (next.kind === 'SEQEND') break
        corners.push(next)
      }
    const isOnSheet = numberOf(entity, 67, 0) === 1
    const isUnseen = numberOf(entity, 60, 0) === 1
    if (isOnSheet || isUnseen || hidden.has(layer)) continue
    const points = mirrored(entity, pointsOf(entity, corners))
    if (points === undefined || points.length < 2) {
      passedOver += 1
      continue
    }
    pointCount += points.length
    if (pointCount > mostPoints) throw new FileFault('too-many-points', { kind: 'line', line: entity.line })
    const before = lines.at(-1)
    const isLine = entity.kind === 'LINE'
    if (
      isLine &&
      before?.isLine === true &&
      before.layer === layer &&
      isSame(before.points.at(-1)!, points[0]!)
    )
      before.points.push(...points.slice(1))
    else lines.push({ layer, line: entity.line, points: [...points], isLine })
  }
  const found = lines.flatMap(({ layer, line, points }): FoundLine[] => {
    const distinct = withoutRepeats(points)
    return distinct.length < 2 ? [] : [{ name: null, layer, place: { kind: 'line', line }, points: distinct }]
  })
  return { format: 'dxf', lines: found, passedOver, epsg: epsgOfComment(entities) }
}

function entitiesSection(entities: readonly DxfEntity[]): readonly DxfEntity[] {
  const start = entities.findIndex((entity) => entity.kind === 'SECTION' && textOf(entity, 2) === 'ENTITIES')
  if (start === -1) return []
  const end = entities.findIndex((entity, index) => index > start && entity.kind === 'ENDSEC')
  return entities.slice(start + 1, end === -1 ? undefined : end)
}

/** The points of an entity in its own coordinates; undefined for what is no line. */
function pointsOf(entity: DxfEntity, corners: readonly DxfEntity[]): readonly Point[] | undefined {
  switch (entity.kind) {
    case 'LINE':
      return [
        [coordinateOf(entity, 10), coordinateOf(entity, 20)],
        [coordinateOf(entity, 11), coordinateOf(entity, 21)],
      ]
    case 'LWPOLYLINE':
      return bent(lightCorners(entity), (numberOf(entity, 70, 0) & 1) === 1)
    case 'POLYLINE': {
      const flags = numberOf(entity, 70, 0)
      // Meshes of surfaces are polylines too; 16 in a corner marks the frame of a smoothed one.
      if ((flags & (16 | 64)) !== 0) return undefined
      return bent(
        corners
          .filter((corner) => (numberOf(corner, 70, 0) & 16) === 0)
          .map((corner) => ({
            at: [coordinateOf(corner, 10), coordinateOf(corner, 20)],
            bulge: numberOf(corner, 42, 0),
          })),
        (flags & 1) === 1,
      )
    }
    case 'ARC': {
      const start = (numberOf(entity, 50, 0) * Math.PI) / 180
      const end = (numberOf(entity, 51, 360) * Math.PI) / 180
      const turn = end - start + (end <= start ? 2 * Math.PI : 0)
      return arcPoints(
        [coordinateOf(entity, 10), coordinateOf(entity, 20)],
        coordinateOf(entity, 40),
        start,
        turn,
      )
    }
    case 'SPLINE':
      return splineOf(entity)
    default:
      return undefined
  }
}

interface Corner {
  readonly at: Point
  /** Of the piece that begins here. */
  readonly bulge: number
}

/** Corners of a light polyline, which stand one after the other in the same entity. */
function lightCorners(entity: DxfEntity): Corner[] {
  const corners: { x: number; y: number | undefined; bulge: number }[] = []
  for (const group of entity.groups) {
    const corner = corners.at(-1)
    if (group.code === 10) corners.push({ x: numberIn(group), y: undefined, bulge: 0 })
    else if (corner === undefined) continue
    else if (group.code === 20) corner.y = numberIn(group)
    else if (group.code === 42) corner.bulge = numberIn(group)
  }
  return corners.map(({ x, y, bulge }) => {
    if (y === undefined)
      throw new FileFault('coordinate-missing', { kind: 'line', line: entity.line }, entity.kind)
    return { at: [x, y], bulge }
  })
}

/** Through all corners, along the arcs between them, and back to the first where it is closed. */
function bent(corners: readonly Corner[], isClosed: boolean): Point[] {
  const [first] = corners
  if (first === undefined) return []
  const ring = isClosed ? [...corners, first] : corners
  return ring.flatMap(({ at }, index): Point[] => {
    const before = ring[index - 1]
    return before === undefined ? [at] : bulgeArc(before.at, at, before.bulge)
  })
}

function splineOf(entity: DxfEntity): readonly Point[] | undefined {
  const all = (code: number) => entity.groups.filter((group) => group.code === code).map(numberIn)
  const pointsAt = (codeX: number, codeY: number) => {
    const ys = all(codeY)
    return all(codeX).map((x, index): Point => [x, ys[index] ?? NaN])
  }
  const degree = numberOf(entity, 71, 3)
  const control = pointsAt(10, 20)
  const knots = all(40)
  if (control.length > degree && knots.length === control.length + degree + 1)
    return splinePoints(degree, knots, control, all(41))
  // Without its control points a spline still goes through those that it was fitted to.
  return pointsAt(11, 21)
}

/** Plane entities may be seen from below: then their x runs the other way. From aside they are no plan. */
function mirrored(entity: DxfEntity, points: readonly Point[] | undefined): readonly Point[] | undefined {
  if (entity.kind === 'LINE' || entity.kind === 'SPLINE' || points === undefined) return points
  const [x, y, z] = [numberOf(entity, 210, 0), numberOf(entity, 220, 0), numberOf(entity, 230, 1)]
  if (Math.hypot(x, y) > 1e-6 * Math.abs(z)) return undefined
  return z < 0 ? points.map(([x, y]): Point => [-x, y]) : points
}

/** Off has a negative colour, frozen the first flag. */
const isHiddenLayer = (entity: DxfEntity): boolean =>
  entity.kind === 'LAYER' && (numberOf(entity, 62, 7) < 0 || (numberOf(entity, 70, 0) & 1) === 1)

const isSame = ([x, y]: Point, [otherX, otherY]: Point) => Math.hypot(x - otherX, y - otherY) < 0.001

/** Drawings that come from here name their grid in a comment. */
function epsgOfComment(entities: readonly DxfEntity[]): number | null {
  const comments = entities[0]?.groups.filter(({ code }) => code === 999).map(({ value }) => value) ?? []
  const code = /EPSG:(\d+)/.exec(comments.join(' '))?.[1]
  return code === undefined ? null : Number(code)
}
