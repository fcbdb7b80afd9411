import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Position } from '../../geo/units.ts'

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

/** Whether the real data for development lies beside this checkout. */
export function hasSharedData(): boolean {
  return existsSync(folder)
}

export function sharedText(path: string): string {
  return readFileSync(folder + path, 'utf8')
}

interface FeatureCollection {
  features: { properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } }[]
}

export function sharedFeatures(path: string): FeatureCollection['features'] {
  return (JSON.parse(sharedText(path)) as FeatureCollection).features
}

/** Every border line of the shared data with the length stated for it; none where it is absent. */
export function sharedLines(): { file: string; name: string; positions: Position[]; statedKm: number }[] {
  if (!hasSharedData()) return []
  return readdirSync(`${folder}borders`)
    .filter((file) => !file.startsWith('sides_'))
    .flatMap((file) =>
      sharedFeatures(`borders/${file}`).map(({ properties, geometry }) => ({
        file,
        name: String(properties['name_en'] ?? properties['id'] ?? properties['name']),
        positions: geometry.coordinates as Position[],
        statedKm: Number(properties['measured_km']),
      })),
    )
}

/** The line of Malipo county, home ground on its left. */
export function malipoPositions(): Position[] {
  return sharedFeatures('borders/malipo_section_osm10m.geojson')[0]!.geometry.coordinates as Position[]
}
