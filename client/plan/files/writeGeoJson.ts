import { epsgOf } from '../../../geo/gaussKruger.ts'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import type { TakenBarrier } from './takenBarrier.ts'

/** GeoJSON (RFC 7946) with a line for each part. */
export function writeGeoJson({ name, type, note, zone, parts }: TakenBarrier): string {
  const features = parts.map((part) => ({
    type: 'Feature',
    properties: {
      name: name.en,
      nameZh: name.zh,
      part: part.number,
      type,
      status: part.status,
      since: part.since,
      lengthM: rounded(part.lengthM, 3),
      chainages: part.vertices.map(({ chainageM }) => formatChainage(chainageM)),
      chainagesM: part.vertices.map(({ chainageM }) => rounded(chainageM, 3)),
      offsetsM: part.vertices.map(({ offsetM }) => rounded(offsetM, 3)),
      grid: `CGCS2000 / 3-degree Gauss-Kruger zone ${zone.number}`,
      gridEpsg: epsgOf(zone, true),
      note,
    },
    geometry: {
      type: 'LineString',
      coordinates: part.vertices.map(({ position }) => position.map(degrees)),
    },
  }))
  return `${JSON.stringify({ type: 'FeatureCollection', features }, undefined, 1)}\n`
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

/** Nine decimals are a tenth of a millimetre. */
const degrees = (value: number) => rounded(value, 9)
