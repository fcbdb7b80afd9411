import type { BorderLine } from './borderLine.ts'
import type { Stretch } from './units.ts'

/**
 * A line is computed in tiles of this length: what changes one kilometre is computed anew for its
 * tile alone. Longer ones cost more where a lot stands, shorter ones where little does.
 */
const tileM = 4000

/** The tiles of a line, from its start; they fill it and the last one may be shorter. */
export function tilesOf(line: BorderLine): Stretch[] {
  return Array.from({ length: Math.ceil(line.lengthM / tileM) }, (_, tile) => ({
    fromM: tile * tileM,
    toM: Math.min((tile + 1) * tileM, line.lengthM),
  }))
}

/** Index of the tile at a chainage, the first one before the line and the last one beyond it. */
export function tileAt(line: BorderLine, chainageM: number): number {
  const last = Math.ceil(line.lengthM / tileM) - 1
  return Math.max(0, Math.min(last, Math.floor(chainageM / tileM)))
}

/** The tiles that a stretch meets: from the first one up to, not including, the last one. */
export function tilesMeeting(line: BorderLine, { fromM, toM }: Stretch): { first: number; end: number } {
  if (!(fromM < toM && toM > 0 && fromM < line.lengthM)) return { first: 0, end: 0 }
  return { first: firstTileTo(fromM), end: endTileOf(line, toM) }
}

/** Of a stretch that begins at a chainage of the line the first tile that it meets. */
export function firstTileTo(fromM: number): number {
  return Math.max(0, Math.floor(fromM / tileM))
}

/** Of a stretch that ends at a chainage up to, not including, which tile it meets them. */
export function endTileOf({ lengthM }: BorderLine, toM: number): number {
  return Math.ceil(Math.min(toM, lengthM) / tileM)
}
