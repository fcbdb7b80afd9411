import { Refusal } from '../data/journal/refusal.ts'
import { ruleFeature, type RuleFeature, type RuleLayerKind } from '../data/model/ruleLayer.ts'
import type { Name } from '../data/model/values.ts'
import { checkInput } from './checkInput.ts'

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of all features of a layer together. */
const mostPositions = 400_000

/** What kinds of geometry a kind of layer takes. */
const takes: Readonly<Record<RuleLayerKind, 'areas' | 'lines' | 'both'>> = {
  'protected-farmland': 'areas',
  'protected-nature': 'areas',
  fields: 'areas',
  'boundary-river': 'both',
  road: 'lines',
}

/**
 * The features of a layer from a GeoJSON feature collection.
 * @throws Refusal naming the feature at fault, counted from 1 as people count, and its field from 0.
 */
export function readRuleLayer(geojson: unknown, kind: RuleLayerKind): RuleFeature[] {
  const features = isFields(geojson) ? geojson['features'] : undefined
  if (!isFields(geojson) || geojson['type'] !== 'FeatureCollection' || !Array.isArray(features))
    throw refused('geojson', 'this is no GeoJSON feature collection', '不是 GeoJSON 要素集合')
  refuseOtherDatum(geojson)
  if (features.length === 0) throw refused('geojson.features', 'the file holds no feature', '文件中没有要素')
  let positions = 0
  return features.map((feature: unknown, index) => {
    const read = readFeature(feature, kind, `geojson.features.${index}`, index + 1)
    positions += read.polygons.flat(2).length + read.paths.flat().length
    if (positions > mostPositions)
      throw refused(
        'geojson.features',
        `a layer may have ${mostPositions} positions in all`,
        `一个图层最多 ${mostPositions} 个点`,
      )
    return read
  })
}

function readFeature(feature: unknown, kind: RuleLayerKind, field: string, number: number): RuleFeature {
  const at = { en: `feature ${number}`, zh: `第 ${number} 个要素` }
  const geometry = isFields(feature) ? feature['geometry'] : undefined
  const properties = isFields(feature) && isFields(feature['properties']) ? feature['properties'] : {}
  if (!isFields(geometry)) throw refused(field, `${at.en} has no geometry`, `${at.zh}没有几何图形`)
  const named = checkInput(ruleFeature.pick({ name: true }), { name: nameOf(properties) }).name
  const what = named === '' ? at : { en: `${at.en} (${named})`, zh: `${at.zh}（${named}）` }
  const places = readGeometry(geometry, kind, `${field}.geometry`, what)
  const parsed = ruleFeature.safeParse({
    ...places,
    name: named,
    ...(kind === 'fields' ? fieldsOf(properties) : {}),
  })
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const path = issue?.path.join('.') ?? ''
  const isGeometry = path.startsWith('polygons') || path.startsWith('paths')
  throw refused(
    `${field}.${isGeometry ? 'geometry' : `properties.${path}`}`,
    `${what.en}: ${isGeometry ? `position ${path.replaceAll(/^\D+/g, '')} is not a longitude and latitude in degrees` : `${path}: ${issue?.message}`}`,
    `${what.zh}：${isGeometry ? `点 ${path.replaceAll(/^\D+/g, '')} 不是以度表示的经纬度` : `${path} 无效`}`,
  )
}

function readGeometry(geometry: Fields, kind: RuleLayerKind, field: string, what: Name) {
  const { type, coordinates } = geometry as { type: unknown; coordinates: unknown }
  const areas = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined
  const lines = type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : undefined
  const wanted = takes[kind]
  const isTaken = (Array.isArray(areas) && wanted !== 'lines') || (Array.isArray(lines) && wanted !== 'areas')
  if (!isTaken)
    throw refused(
      `${field}.type`,
      `${what.en} is a ${String(type)}; this kind of layer takes ${wanted === 'both' ? 'areas or lines' : wanted}`,
      `${what.zh}的类型为 ${String(type)}；此类图层只接受${{ areas: '面', lines: '线', both: '面或线' }[wanted]}`,
    )
  const polygons = Array.isArray(areas) ? areas.map((area: unknown) => flatRings(area, field, what)) : []
  const paths = Array.isArray(lines) ? lines.map((line: unknown) => flatPositions(line)) : []
  return { polygons, paths }
}

/** Rings without heights; each has to close. */
function flatRings(area: unknown, field: string, what: Name): unknown {
  if (!Array.isArray(area)) return area
  return area.map((ring: unknown) => {
    const flat = flatPositions(ring)
    if (!Array.isArray(flat) || flat.length < 4 || !isSame(flat[0], flat.at(-1)))
      throw refused(
        `${field}.coordinates`,
        `${what.en}: a ring has at least four positions and ends where it begins`,
        `${what.zh}：面的边界至少四个点且首尾相接`,
      )
    return flat
  })
}

const flatPositions = (line: unknown): unknown =>
  Array.isArray(line)
    ? line.map((position: unknown) => (Array.isArray(position) ? position.slice(0, 2) : position))
    : line

const isSame = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) && a[0] === b[0] && a[1] === b[1]

/** GeoJSON of old could name a datum; only longitude and latitude in WGS 84 or CGCS2000 are taken. */
function refuseOtherDatum(geojson: Fields): void {
  if (!('crs' in geojson) || geojson['crs'] === null) return
  const crs = JSON.stringify(geojson['crs'])
  if (/CRS84|EPSG:+(4326|4490)\b/.test(crs)) return
  throw refused(
    'geojson.crs',
    'only longitude and latitude in WGS 84 or CGCS2000 are taken',
    '只接受 WGS 84 或 CGCS2000 经纬度',
  )
}

/** What of a feature's properties is its name. */
function nameOf(properties: Fields): string {
  for (const key of ['name', 'NAME', 'Name', '名称', 'title'])
    if (typeof properties[key] === 'string') return properties[key].trim().slice(0, 200)
  return ''
}

function fieldsOf(properties: Fields): object {
  const { households = null, gateType = null, reviewDate = null } = properties
  return { households, gateType: gateType === '' ? null : gateType, reviewDate }
}

const refused = (field: string, en: string, zh: string): Refusal =>
  new Refusal('geometry-invalid', { en: `GeoJSON: ${en}.`, zh: `GeoJSON：${zh}。` }, field)
