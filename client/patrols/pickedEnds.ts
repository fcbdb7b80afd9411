import type { Stretch } from '../../geo/units.ts'

/** Chainages clicked one after the other. */
export interface PickedEnds {
  readonly first: number | null
  readonly second: number | null
}

/** On each side of where a trail meets the line, metres: where who comes by it is met. */
export const besideTrailM = 500

/** What a click makes of what was clicked before: the other end, or the first of another stretch. */
export function pickedEnds(before: PickedEnds, atM: number, trailAtM: number | undefined): PickedEnds {
  if (trailAtM !== undefined) return { first: trailAtM - besideTrailM, second: trailAtM + besideTrailM }
  return before.first === null || before.second !== null
    ? { first: atM, second: null }
    : { first: before.first, second: atM }
}

/** The stretch between both ends as far as it lies on the ground; undefined before there are two, or off it. */
export function stretchOfEnds({ first, second }: PickedEnds, ground: Stretch): Stretch | undefined {
  if (first === null || second === null) return undefined
  const fromM = Math.max(Math.min(first, second), ground.fromM)
  const toM = Math.min(Math.max(first, second), ground.toM)
  return fromM < toM ? { fromM, toM } : undefined
}
