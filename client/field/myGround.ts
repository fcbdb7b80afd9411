import { z } from 'zod'
import type { UnitItem } from '../api/records.ts'

/** What this phone answers for: a unit's ground or, before there are units, a whole line. */
export const groundChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), id: z.string() }),
  z.object({ kind: z.literal('line'), id: z.string() }),
])
export type GroundChoice = z.infer<typeof groundChoice>

/** A piece of ground on one line. */
export interface Ground {
  readonly lineId: string
  readonly fromM: number
  readonly toM: number
}

const groundKey = 'borderkeep.field.ground'

export function rememberedGround(storage: Pick<Storage, 'getItem'>): GroundChoice | undefined {
  try {
    return groundChoice.parse(JSON.parse(storage.getItem(groundKey) ?? 'null'))
  } catch {
    return undefined
  }
}

/** Before anything was chosen, what whoever is signed in belongs to. */
export const unitGround = (id: string): GroundChoice => ({ kind: 'unit', id })

export function rememberGround(storage: Pick<Storage, 'setItem'>, choice: GroundChoice): void {
  storage.setItem(groundKey, JSON.stringify(choice))
}

/** The ground of a choice; undefined where its unit or line is no longer there. */
export function tryGroundOf(
  choice: GroundChoice,
  units: readonly UnitItem[],
  lines: readonly { id: string; lengthM: number }[],
): readonly Ground[] | undefined {
  switch (choice.kind) {
    case 'unit':
      return units.find((unit) => unit.id === choice.id)?.ground
    case 'line': {
      const line = lines.find((each) => each.id === choice.id)
      return line === undefined ? undefined : [{ lineId: line.id, fromM: 0, toM: line.lengthM }]
    }
  }
}

/** The ground of a choice, or all of the county where nothing is chosen that is there. */
export function groundOrCounty(
  choice: GroundChoice | undefined,
  units: readonly UnitItem[],
  lines: readonly { id: string; lengthM: number }[],
): readonly Ground[] {
  const chosen = choice === undefined ? undefined : tryGroundOf(choice, units, lines)
  return chosen ?? lines.map(({ id, lengthM }) => ({ lineId: id, fromM: 0, toM: lengthM }))
}

/** True where a point of a line lies on the ground. */
export function isOnGround(ground: readonly Ground[], lineId: string, atM: number): boolean {
  return ground.some((piece) => piece.lineId === lineId && piece.fromM <= atM && atM < piece.toM)
}
