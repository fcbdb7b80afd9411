import type { BorderLine } from './borderLine.ts'
import { locate, positionAt } from './chainage.ts'
import { bearingDeg, distanceM } from './geodesic.ts'
import type { Position } from './units.ts'
import { windOf, type Wind } from './winds.ts'

/** Where a line may lawfully be crossed. */
export interface Crossing {
  readonly id: string
  readonly lineId: string
  readonly position: Position
  readonly chainageM: number
}

/** From where a trail meets the line to a lawful crossing, as far as a line and towns tell it. */
export interface WayToCrossing {
  /** The meeting of the trail with the line that is nearest to it. */
  readonly fromM: number
  readonly straightM: number
  readonly bearingDeg: number
  readonly wind: Wind
  /** Along the line; null where it lies on another one. */
  readonly alongM: number | null
}

export interface Trailhead {
  readonly meetsLineAtM: readonly number[]
}

/** The way from a trail to a crossing, as the crow flies and along the line. */
export function wayToCrossing(line: BorderLine, { meetsLineAtM }: Trailhead, to: Crossing): WayToCrossing {
  let nearest: { fromM: number; from: Position; straightM: number } | undefined
  for (const fromM of meetsLineAtM) {
    const from = positionAt(line, fromM)
    const straightM = distanceM(from, to.position)
    if (nearest === undefined || straightM < nearest.straightM) nearest = { fromM, from, straightM }
  }
  if (nearest === undefined) throw new RangeError('a trail meets its line somewhere')
  const { fromM, from, straightM } = nearest
  const towardsDeg = bearingDeg(from, to.position)
  return {
    fromM,
    straightM,
    bearingDeg: towardsDeg,
    wind: windOf(towardsDeg),
    alongM: to.lineId === line.id ? Math.abs(to.chainageM - fromM) : null,
  }
}

/** Of crossings the one that is nearest to a trail as the crow flies; of equally near ones the first. */
export function nearestCrossing<Of extends Crossing>(
  line: BorderLine,
  trail: Trailhead,
  crossings: readonly Of[],
): { readonly crossing: Of; readonly way: WayToCrossing } | undefined {
  let nearest: { readonly crossing: Of; readonly way: WayToCrossing } | undefined
  for (const crossing of crossings) {
    const way = wayToCrossing(line, trail, crossing)
    if (nearest === undefined || way.straightM < nearest.way.straightM) nearest = { crossing, way }
  }
  return nearest
}

/** A town lies on the way where it is no farther from the line than this, on home ground. */
export const townReachM = 8000

/**
 * The towns that one passes along the line between two chainages, in the order in which one comes to them.
 * A town beyond the line is no way: one stays on home ground.
 */
export function townsBetween<Town extends { readonly position: Position }>(
  line: BorderLine,
  fromM: number,
  toM: number,
  towns: readonly Town[],
): Town[] {
  const [firstM, lastM] = [Math.min(fromM, toM), Math.max(fromM, toM)]
  return towns
    .map((town) => ({ town, at: locate(line, town.position) }))
    .filter(
      ({ at: { chainageM, offsetM } }) =>
        firstM < chainageM && chainageM < lastM && offsetM >= 0 && offsetM <= townReachM,
    )
    .sort((one, other) => (one.at.chainageM - other.at.chainageM) * (toM < fromM ? -1 : 1))
    .map(({ town }) => town)
}
