/** [longitude, latitude] in degrees, WGS 84. */
export type Position = readonly [longitude: number, latitude: number]

/** A closed ring: the first position is repeated at the end. */
export type Ring = readonly Position[]

/** GeoJSON polygon coordinates: the outer ring first, then its holes. */
export type PolygonRings = readonly Ring[]

/** [west, south, east, north] in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Rounds to a number of decimals; 6 decimals of a degree are about 0.1 m, 5 about 1 m, 4 about 11 m. */
export function roundPosition([longitude, latitude]: Position, decimals: number): Position {
  return [Number(longitude.toFixed(decimals)), Number(latitude.toFixed(decimals))]
}

/** A text that is equal for equal positions, for use as a map key. */
export function positionKey([longitude, latitude]: Position): string {
  return `${longitude},${latitude}`
}

export function samePosition(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

/** The element at an index that is known to exist; throws when it does not. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index < 0 ? items.length + index : index]
  if (item === undefined) throw new RangeError(`No element ${index} in a list of ${items.length}`)
  return item
}

/** Every pair of neighbours in a list. */
export function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).map((item, index) => [at(items, index), item])
}
