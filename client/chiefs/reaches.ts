import type { Stretch } from '../../geo/units.ts'

/**
 * Whether a stretch reaches over a place of a line: a stretch of it, or a point, from and to the same. A point
 * where two stretches meet is the further one's; the line's very end, to the metre, is its last one's.
 */
export function reaches({ fromM, toM }: Stretch, place: Stretch, lengthM: number): boolean {
  if (place.fromM < place.toM) return fromM < place.toM && place.fromM < toM
  return fromM <= place.fromM && (place.fromM < toM || lengthM - toM < 1)
}

/** What of pieces lies on some ground, each where it does: what lies between two grounds is on neither. */
export const cutTo = <Piece extends Stretch>(ground: readonly Stretch[], pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece) =>
    ground
      .map(({ fromM, toM }) => ({
        ...piece,
        fromM: Math.max(piece.fromM, fromM),
        toM: Math.min(piece.toM, toM),
      }))
      .filter(({ fromM, toM }) => fromM < toM),
  )
