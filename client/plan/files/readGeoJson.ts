import { findJsonError } from '../../../data/model/findJsonError.ts'
import { FileFault, mostPoints, withoutRepeats, type DrawnFile, type FoundLine } from './fileFault.ts'

/** Lines and outlines of a GeoJSON text; a CRS that it names in the way of 2008 is taken at its word. */
export function readGeoJson(text: string): DrawnFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const line = text.slice(0, findJsonError(text)).split('\n').length
    throw new FileFault('json-malformed', { kind: 'line', line })
  }
  const found: Found = { lines: [], passedOver: 0, pointCount: 0 }
  const root = asObject(value)
  const type = root?.['type']
  if (root === undefined || typeof type !== 'string') throw new FileFault('not-geojson')
  const features = type === 'FeatureCollection' ? root['features'] : [root]
  if (!Array.isArray(features)) throw new FileFault('not-geojson')
  for (const [index, feature] of features.entries()) takeFeature(found, feature, index + 1)
  return { format: 'geojson', lines: found.lines, passedOver: found.passedOver, epsg: epsgOfCrs(root['crs']) }
}

interface Found {
  readonly lines: FoundLine[]
  passedOver: number
  pointCount: number
}

function takeFeature(found: Found, value: unknown, feature: number): void {
  const object = asObject(value)
  if (object === undefined) throw new FileFault('not-geojson', { kind: 'feature', feature })
  const isFeature = object['type'] === 'Feature'
  const name = isFeature ? nameOf(asObject(object['properties'])) : null
  takeGeometry(found, isFeature ? object['geometry'] : object, feature, name)
}

function takeGeometry(found: Found, value: unknown, feature: number, name: string | null): void {
  // A feature may have no geometry: GeoJSON writes null.
  if (value === null || value === undefined) return
  const geometry = asObject(value)
  const take = (path: unknown) => takePath(found, path, feature, name)
  const each = (list: unknown, visit: (item: unknown) => void) => {
    if (!Array.isArray(list)) throw new FileFault('not-geojson', { kind: 'feature', feature })
    for (const item of list) visit(item)
  }
  const coordinates = geometry?.['coordinates']
  switch (geometry?.['type']) {
    case 'LineString':
      return take(coordinates)
    case 'MultiLineString':
    case 'Polygon':
      return each(coordinates, take)
    case 'MultiPolygon':
      return each(coordinates, (rings) => each(rings, take))
    case 'GeometryCollection':
      return each(geometry['geometries'], (one) => takeGeometry(found, one, feature, name))
    case 'Point':
    case 'MultiPoint':
      found.passedOver += 1
      return
    default:
      throw new FileFault('not-geojson', { kind: 'feature', feature })
  }
}

function takePath(found: Found, path: unknown, feature: number, name: string | null): void {
  if (!Array.isArray(path)) throw new FileFault('not-geojson', { kind: 'feature', feature })
  const points = path.map((point: unknown, index): readonly [number, number] => {
    if (++found.pointCount > mostPoints) throw new FileFault('too-many-points')
    const [x, y]: unknown[] = Array.isArray(point) ? point : []
    if (typeof x === 'number' && typeof y === 'number') return [x, y]
    throw new FileFault(
      'position-malformed',
      { kind: 'feature', feature, position: index + 1 },
      JSON.stringify(point),
    )
  })
  const distinct = withoutRepeats(points)
  if (distinct.length < 2) found.passedOver += 1
  else found.lines.push({ name, layer: null, place: { kind: 'feature', feature }, points: distinct })
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined

function nameOf(properties: Readonly<Record<string, unknown>> | undefined): string | null {
  for (const key of ['name', 'Name', 'NAME', '名称', 'title']) {
    const name = properties?.[key]
    if (typeof name === 'string' && name.trim() !== '') return name.trim()
  }
  return null
}

/** `urn:ogc:def:crs:EPSG::4523`, `EPSG:4523`, `urn:ogc:def:crs:OGC:1.3:CRS84`. */
function epsgOfCrs(crs: unknown): number | null {
  const name = asObject(asObject(crs)?.['properties'])?.['name']
  if (typeof name !== 'string') return null
  if (/CRS84$/i.test(name)) return 4326
  const code = /EPSG:[\d.]*:?(\d+)$/i.exec(name)?.[1]
  if (code === undefined) throw new FileFault('coordinates-unknown', undefined, name)
  return Number(code)
}
