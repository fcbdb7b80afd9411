import type { Position } from '../../geo/units.ts'

export type LineFault =
  | 'not-json'
  | 'no-line'
  | 'several-lines'
  | 'several-parts'
  | 'not-positions'
  | 'projected'

export type ReadLine = { positions: Position[] } | { fault: LineFault }

/** The lines that a GeoJSON value holds, each as its list of parts. */
function linesIn(value: unknown): unknown[][] {
  if (typeof value !== 'object' || value === null || !('type' in value)) return []
  const { type } = value
  if (type === 'FeatureCollection' && 'features' in value && Array.isArray(value.features))
    return value.features.flatMap(linesIn)
  if (type === 'GeometryCollection' && 'geometries' in value && Array.isArray(value.geometries))
    return value.geometries.flatMap(linesIn)
  if (type === 'Feature' && 'geometry' in value) return linesIn(value.geometry)
  if (!('coordinates' in value) || !Array.isArray(value.coordinates)) return []
  if (type === 'LineString') return [[value.coordinates]]
  if (type === 'MultiLineString') return [value.coordinates]
  return []
}

function readPosition(value: unknown): Position | undefined {
  if (!Array.isArray(value)) return undefined
  const [lon, lat]: unknown[] = value
  return typeof lon === 'number' && typeof lat === 'number' && Number.isFinite(lon) && Number.isFinite(lat)
    ? [lon, lat]
    : undefined
}

/** Reads the one line of a GeoJSON text; heights are left out. The server checks the line itself. */
export function readLine(text: string): ReadLine {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { fault: 'not-json' }
  }
  const lines = linesIn(value)
  const [parts] = lines
  if (parts === undefined) return { fault: 'no-line' }
  if (lines.length > 1) return { fault: 'several-lines' }
  if (parts.length !== 1) return { fault: parts.length === 0 ? 'no-line' : 'several-parts' }
  const [coordinates] = parts
  if (!Array.isArray(coordinates)) return { fault: 'not-positions' }
  const positions = coordinates.map(readPosition)
  const known = positions.filter((position) => position !== undefined)
  if (known.length !== positions.length || known.length < 2) return { fault: 'not-positions' }
  if (known.some(([lon, lat]) => Math.abs(lon) > 180 || Math.abs(lat) > 90)) return { fault: 'projected' }
  return { positions: known }
}
