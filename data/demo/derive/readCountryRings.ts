import { type PolygonRings, type Ring, at } from './position.ts'

interface CountryCollection {
  features: {
    properties: { A3: string }
    geometry:
      | { type: 'Polygon'; coordinates: PolygonRings }
      | { type: 'MultiPolygon'; coordinates: readonly PolygonRings[] }
  }[]
}

/** Outer rings of every country by ISO 3166 alpha-3 code, the longest ring of a country first. */
export type CountryRings = ReadonlyMap<string, readonly Ring[]>

export function readCountryRings(json: unknown): CountryRings {
  const { features } = json as CountryCollection
  return new Map(
    features.map(({ properties, geometry }) => {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
      const rings = polygons.map((polygon) => at(polygon, 0)).sort((a, b) => b.length - a.length)
      return [properties.A3, rings]
    }),
  )
}

export function getMainRing(countries: CountryRings, iso: string): Ring {
  const rings = countries.get(iso)
  if (!rings) throw new Error(`No country ${iso} in the source`)
  return at(rings, 0)
}
