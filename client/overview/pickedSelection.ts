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

/** What of an incident a click needs. */
interface PickableIncident {
  readonly id: string
  readonly lineId: string
  readonly chainageM: number
}

/**
 * What a click on the map selects: a team stands for the patrol that it is on, or else for the
 * kilometre where it is, and an incident for the kilometre whose reports tell of it. A marker and a team off the line are only looked at: `current` stays.
 */
export function pickedSelection(
  picked: Picked | undefined,
  current: Selection | undefined,
  teams: readonly PickableTeam[] | undefined,
  lines: readonly BorderLine[],
  incidents: readonly PickableIncident[] = [],
): Selection | undefined {
  if (picked === undefined) return undefined
  if (picked.kind === 'marker') return current
  if (picked.kind === 'incident') {
    const incident = incidents.find(({ id }) => id === picked.id)
    const on = lines.find(({ id }) => id === incident?.lineId)
    return on === undefined || incident === undefined ? current : kilometreAround(on, incident.chainageM)
  }
  if (picked.kind !== 'team') return picked
  const team = teams?.find(({ id }) => id === picked.id)?.properties
  if (team === undefined) return current
  const { patrolId, lineId, chainageM } = team
  if (patrolId !== null) return { kind: 'patrol', id: patrolId }
  const line = lines.find(({ id }) => id === lineId)
  return line === undefined || chainageM === null ? current : kilometreAround(line, chainageM)
}
