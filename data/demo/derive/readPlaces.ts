import { getDistanceM } from './measureKm.ts'
import type { Position } from './position.ts'

/** What GeoNames knows of a place besides its name and point. */
export interface Place {
  names: readonly string[]
  point: Position
  /** GeoNames feature code: PPLA, PPLA2, PPLA3 are seats of first, second, third-order administration. */
  feature: string
  /** Undefined where GeoNames has 0, its word for unknown. */
  population: number | undefined
  zh: string | undefined
}

/** Reads the tab-separated dump: 1 name, 3 other names, 4 latitude, 5 longitude, 7 feature, 8 country, 14 population. */
export function readPlaces(text: string, isWanted: (point: Position) => boolean): Place[] {
  return text.split('\n').flatMap((row) => {
    const [, name, , others, latitude, longitude, , feature, country, , , , , , population] = row.split('\t')
    if (name === undefined || others === undefined || feature === undefined) return []
    const point: Position = [Number(longitude), Number(latitude)]
    if (!isWanted(point)) return []
    const chinese = others.split(',').filter((other) => /^\p{Script=Han}+$/u.test(other))
    // With several Chinese names, or outside China, one may be in traditional characters or of something else.
    const zh = country === 'CN' && chinese.length === 1 ? chinese[0] : undefined
    return [
      {
        names: [name, ...others.split(',')],
        point,
        feature,
        population: Number(population) || undefined,
        zh,
      },
    ]
  })
}

/** The two packages are of different years, and points move a little between them. */
const sameWithinM = 3000

export function tryGetPlace(places: readonly Place[], name: string, point: Position): Place | undefined {
  return places.find((place) => place.names.includes(name) && getDistanceM(place.point, point) < sameWithinM)
}
