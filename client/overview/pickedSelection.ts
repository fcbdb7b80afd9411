import type { BorderLine } from '../../geo/borderLine.ts'
import type { Picked } from '../map/mapScale.ts'
import { kilometreAround } from '../shell/findPlaces.ts'
import type { Selection } from '../shell/viewState.ts'

/** What of a team a click needs. */
interface PickableTeam {
  readonly id: string
  readonly properties: {
    readonly patrolId: string | null
    readonly lineId: string | null
    readonly chainageM: number | null
  }
}

/**
 * What a click on the map selects: a team stands for the patrol that it is on, or else for the
 * kilometre where it is. A marker and a team off the line are only looked at: `current` stays.
 */
export function pickedSelection(
  picked: Picked | undefined,
  current: Selection | undefined,
  teams: readonly PickableTeam[] | undefined,
  lines: readonly BorderLine[],
): Selection | undefined {
  if (picked === undefined) return undefined
  if (picked.kind === 'marker') return current
  if (picked.kind !== 'team') return picked
  const team = teams?.find(({ id }) => id === picked.id)?.properties
  if (team === undefined) return current
  const { patrolId, lineId, chainageM } = team
  if (patrolId !== null) return { kind: 'patrol', id: patrolId }
  const line = lines.find(({ id }) => id === lineId)
  return line === undefined || chainageM === null ? current : kilometreAround(line, chainageM)
}
