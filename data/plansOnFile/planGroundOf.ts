import type { Trail } from '../model/trail.ts'
import type { Unit } from '../model/unit.ts'
import type { UnitTree } from '../model/unitTree.ts'
import type { LineId } from '../model/ids.ts'

export interface GroundPiece {
  readonly lineId: LineId
  readonly fromM: number
  readonly toM: number
}

/** A unit's ground on the lines given, cut off at their ends, in order. Chainages in metres. */
export function groundOf(
  { ground }: Unit,
  lines: readonly { readonly record: { readonly id: string }; readonly lengthM: number }[],
): GroundPiece[] {
  const order = new Map(lines.map(({ record }, index): [string, number] => [record.id, index]))
  return ground
    .flatMap(({ lineId, fromM, toM }) => {
      const lengthM = lines[order.get(lineId) ?? -1]?.lengthM
      if (lengthM === undefined || fromM >= lengthM) return []
      return [{ lineId, fromM, toM: Math.min(toM, lengthM) }]
    })
    .toSorted((a, b) => (order.get(a.lineId) ?? 0) - (order.get(b.lineId) ?? 0) || a.fromM - b.fromM)
}

/** The very end of a piece belongs to it: the last metre of a line would be nobody's else. */
export const isOnGround = (ground: readonly GroundPiece[], lineId: string, atM: number): boolean =>
  ground.some((piece) => piece.lineId === lineId && piece.fromM <= atM && atM <= piece.toM)

/** Whether a trail meets its line on the ground. */
export const meetsGround = (
  ground: readonly GroundPiece[],
  { lineId, meetsLineAtM }: Pick<Trail, 'lineId' | 'meetsLineAtM'>,
): boolean => meetsLineAtM.some((atM) => isOnGround(ground, lineId, atM))

/** Metres along the line from a place to the nearest end of the ground; 0 on it, undefined on another line. */
export function nearestAwayM(
  ground: readonly GroundPiece[],
  lineId: string,
  atM: number,
): number | undefined {
  const away = ground
    .filter((piece) => piece.lineId === lineId)
    .map(({ fromM, toM }) => Math.max(fromM - atM, atM - toM, 0))
  return away.length === 0 ? undefined : Math.min(...away)
}

const levels = ['group', 'village', 'township', 'county', 'prefecture'] as const

/** Who begins where a unit ends: one of its own level, else the one farthest down the tree; null where none does. */
export function neighbourAt(
  tree: UnitTree,
  units: readonly Unit[],
  own: Unit,
  lineId: string,
  atM: number,
): Pick<Unit, 'id' | 'name' | 'level'> | null {
  const there = units.filter(
    (unit) =>
      !tree.isKin(unit.id, own.id) &&
      unit.ground.some((piece) => piece.lineId === lineId && piece.fromM <= atM && atM < piece.toM),
  )
  const ordered = [own.level, ...levels]
  const [found] = there.toSorted((a, b) => ordered.indexOf(a.level) - ordered.indexOf(b.level))
  return found === undefined ? null : { id: found.id, name: found.name, level: found.level }
}
