import { homeIso } from './borders.ts'
import { isInBox } from './clipToBox.ts'
import { getDistanceM } from './measureKm.ts'
import type { Position } from './position.ts'
import { type Place, readPlaces, tryGetPlace } from './readPlaces.ts'
import type { RegionPlan } from './regions.ts'
import { townNames } from './townNames.ts'

interface Town {
  name: { en: string; zh?: string }
  /** The town's own name, where `name` is that of the county it is the seat of. */
  town?: { en: string; zh: string }
  lon: number
  lat: number
  /** ISO 3166 alpha-3. */
  country: string
  population?: number
  /** 1 is labelled first: 1 county seats and large towns, 2 other seats and middling towns, 3 the rest. */
  rank: 1 | 2 | 3
  /** On the seats of the counties whose sections are loaded. */
  seat?: true
}

interface City {
  name: string
  lat: string
  lng: string
  country: string
}

const alpha3: Record<string, string> = { CN: 'CHN', VN: 'VNM', MM: 'MMR' }

/** The towns of a region, first those to label first: the sections' county seats, then by rank and nearness. */
export function deriveTowns(
  citiesJson: string,
  placesText: string,
  region: RegionPlan,
  sections: readonly Position[][],
): Town[] {
  const isInRegion = (point: Position): boolean => isInBox(point, region.box)
  const places = readPlaces(placesText, isInRegion)
  // Every tenth vertex is about one in 2 km, close enough to put towns in an order.
  const samples = sections.flatMap((line) => line.filter((_, index) => index % 10 === 0))
  return (JSON.parse(citiesJson) as City[])
    .flatMap((city) => {
      const point: Position = [Number(city.lng), Number(city.lat)]
      const country = alpha3[city.country]
      // GeoNames puts a town of Assam into this box; a country that does not reach in is such a mistake.
      if (!isInRegion(point) || (country !== homeIso && country !== region.neighbour.iso)) return []
      const town = describeTown(city, point, country, region, tryGetPlace(places, city.name, point))
      return town
        ? [{ town, distanceM: Math.min(...samples.map((sample) => getDistanceM(sample, point))) }]
        : []
    })
    .sort(byLabelOrder)
    .map(({ town }) => town)
}

interface PlacedTown {
  town: Town
  /** To the nearest section, in metres. */
  distanceM: number
}

function byLabelOrder(a: PlacedTown, b: PlacedTown): number {
  const seatsFirst = Number(b.town.seat ?? false) - Number(a.town.seat ?? false)
  return seatsFirst || a.town.rank - b.town.rank || a.distanceM - b.distanceM
}

function describeTown(
  city: City,
  point: Position,
  country: string,
  region: RegionPlan,
  place: Place | undefined,
): Town | undefined {
  const note = townNames[region.file]?.[city.name]
  if (note === 'leaveOut') return undefined
  // "Thị trấn" is Vietnamese for a township, "Zhen" Chinese for one; a label needs neither.
  const en = city.name.replace(/^Thị Trấn /, '').replace(/ Zhen$/, '')
  const name = note?.label ?? (place?.zh === undefined ? { en } : { en, zh: place.zh })
  return {
    name,
    ...(note?.town && { town: note.town }),
    lon: point[0],
    lat: point[1],
    country,
    ...(place?.population !== undefined && { population: place.population }),
    rank: note?.rank ?? rankPlace(place),
    ...(note?.seat && { seat: note.seat }),
  }
}

function rankPlace(place: Place | undefined): Town['rank'] {
  if (!place) return 3
  if (place.feature === 'PPLA' || (place.population ?? 0) >= 40_000) return 1
  return place.feature === 'PPLA2' ? 2 : 3
}
