import type { BorderLine } from '../../../geo/borderLine.ts'
import { locate } from '../../../geo/chainage.ts'
import { fromGrid, gridZone, gridZoneAt, type GridZone } from '../../../geo/gaussKruger.ts'
import type { Position } from '../../../geo/units.ts'
import { FileFault, type DrawnFile, type FoundLine } from './fileFault.ts'

/**
 * What the numbers of a file mean. `swapped`: latitude or northing stands first, as Chinese surveyors write
 * it. A grid's zone stands before the easting where it is `zoned`, and is asked for otherwise.
 */
export type Reading =
  | { readonly kind: 'degrees'; readonly swapped: boolean }
  | { readonly kind: 'grid'; readonly zone: GridZone; readonly zoned: boolean; readonly swapped: boolean }

type Point = FoundLine['points'][number]

/** Where a point lies by a reading; undefined where it cannot be meant so. */
export function tryPlace([x, y]: Point, reading: Reading): Position | undefined {
  const [east, north] = reading.swapped ? [y, x] : [x, y]
  if (reading.kind === 'degrees')
    return Math.abs(east) <= 180 && Math.abs(north) <= 90 ? [east, north] : undefined
  const eastingM = reading.zoned ? east - reading.zone.number * 1_000_000 : east
  if (eastingM < 0 || eastingM > 1_000_000 || Math.abs(north) > 10_000_000) return undefined
  return fromGrid({ eastingM, northingM: north }, reading.zone)
}

/** A line by a reading; undefined where one of its points cannot be meant so. */
export function tryPlaceLine(
  { points }: Pick<FoundLine, 'points'>,
  reading: Reading,
): Position[] | undefined {
  const placed = points.map((point) => tryPlace(point, reading))
  const known = placed.filter((position) => position !== undefined)
  return known.length === placed.length ? known : undefined
}

/**
 * The reading by which a file's lines lie nearest to the border line, which is what they are drawn for; of
 * what the file says itself nothing is guessed.
 * @throws FileFault `coordinates-unknown` where the numbers can be meant in no way known here
 */
export function guessReading(file: DrawnFile, line: BorderLine): Reading {
  const { epsg } = file
  const [first, ...others] = file.lines
  const start = first?.points[0] ?? [NaN, NaN]
  const named = epsg === null ? undefined : readingsOfEpsg(epsg)
  if (epsg !== null && named === undefined)
    throw new FileFault('coordinates-unknown', undefined, `EPSG:${epsg}`)
  let best: { reading: Reading; awayM: number } | undefined
  for (const reading of named ?? readingsFor(start, line)) {
    const place = tryPlace(start, reading)
    if (place === undefined || others.some((other) => tryPlaceLine(other, reading) === undefined)) continue
    const awayM = Math.abs(locate(line, place).offsetM)
    if (best === undefined || awayM < best.awayM) best = { reading, awayM }
  }
  if (best === undefined) throw new FileFault('coordinates-unknown', first?.place, start.join(', '))
  return best.reading
}

/** Longitude and latitude by their EPSG codes, and the zones of CGCS2000; undefined for all others. */
function readingsOfEpsg(code: number): Reading[] | undefined {
  if (code === 4326 || code === 4490 || code === 4258) return [{ kind: 'degrees', swapped: false }]
  const both = (zone: GridZone, zoned: boolean): Reading[] =>
    [false, true].map((swapped) => ({ kind: 'grid', zone, zoned, swapped }))
  if (code >= 4513 && code <= 4533) return both(gridZone(code - 4488), true)
  if (code >= 4534 && code <= 4554) return both(gridZone(code - 4509), false)
  return undefined
}

/** All that a point can be meant as: degrees, on the zone it names, or on one that the line lies near. */
function readingsFor(point: Point, line: BorderLine): Reading[] {
  // Zones without a number are those of the line, or the next ones: a county may survey in one for all.
  const numbers = line.positions.map(([lon]) => gridZoneAt(lon).number)
  const [west, east] = [Math.min(...numbers) - 1, Math.max(...numbers) + 1]
  const own = Array.from({ length: east - west + 1 }, (_, index) => west + index)
  return [false, true].flatMap((swapped): Reading[] => {
    const zone = Math.floor(point[swapped ? 1 : 0] / 1_000_000)
    return [
      { kind: 'degrees', swapped },
      ...(zone >= 1 && zone <= 120
        ? [{ kind: 'grid', zone: gridZone(zone), zoned: true, swapped } as const]
        : own.map((number) => ({ kind: 'grid', zone: gridZone(number), zoned: false, swapped }) as const)),
    ]
  })
}
