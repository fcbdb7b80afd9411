/** A trail as far as it is told from another one. */
export interface TrailOnLine {
  readonly id: string
  readonly lineId: string
  /** Measured chainages at which it meets the line. */
  readonly meetsLineAtM: readonly number[]
}

/** Another trail that meets the line near where this one does. */
export interface NearTrail<Trail extends TrailOnLine> {
  readonly trail: Trail
  /** Along the line from where the one meets it to where the other does, at the nearest. */
  readonly awayM: number
}

/**
 * Two receivers under trees miss by 30 to 50 m each, and a way that is traced to some way before the line
 * is taken to meet it where it came nearest.
 */
const perhapsSameM = 100

/** Trails that are perhaps the same way as this one, found by somebody else; the nearest first. */
export function trailsPerhapsSame<Trail extends TrailOnLine>(
  one: TrailOnLine,
  trails: readonly Trail[],
): NearTrail<Trail>[] {
  return trails
    .filter(({ id, lineId }) => id !== one.id && lineId === one.lineId)
    .map((trail) => ({ trail, awayM: apartM(one, trail) }))
    .filter(({ awayM }) => awayM <= perhapsSameM)
    .sort((a, b) => a.awayM - b.awayM)
}

const apartM = (one: TrailOnLine, other: TrailOnLine): number =>
  Math.min(...one.meetsLineAtM.flatMap((a) => other.meetsLineAtM.map((b) => Math.abs(a - b))))
