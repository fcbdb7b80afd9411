import type { IncidentItem } from '../../api/dutyReports.ts'
import { formatChainage, parseChainage } from '../../../geo/chainageLabel.ts'
import type { Position } from '../../../geo/units.ts'

/** How an officer says where something was. */
export interface SpotSaid {
  readonly where: 'gps' | 'chainage'
  /** Where the phone is, or was. */
  readonly here: { readonly position: Position; readonly accuracyM: number | null } | undefined
  readonly lineId: string
  /** As it was typed. */
  readonly chainage: string
}

/** As it is sent; the server finds the line and the chainage of a position itself. */
export type Spot = Pick<IncidentItem, 'position' | 'accuracyM' | 'positionSource'> & {
  readonly lineId: IncidentItem['lineId'] | null
  readonly chainageM: number | null
}

/** Undefined where what was said is no place on a line of that length. */
export function trySpot({ where, here, lineId, chainage }: SpotSaid, lineLengthM: number): Spot | undefined {
  if (where === 'gps') {
    if (here === undefined) return undefined
    const { position, accuracyM } = here
    return {
      lineId: null,
      position: [position[0], position[1]],
      accuracyM,
      positionSource: 'gps',
      chainageM: null,
    }
  }
  const chainageM = parseChainage(chainage)
  if (chainageM === undefined || chainageM > lineLengthM) return undefined
  return {
    lineId: lineId as IncidentItem['lineId'],
    position: null,
    accuracyM: null,
    positionSource: null,
    chainageM,
  }
}

/** A place as it was said when it was sent, to be corrected. */
export function spotSaidOf({ position, accuracyM, lineId, chainageM }: Spot): Partial<SpotSaid> {
  if (position !== null) return { where: 'gps', here: { position, accuracyM } }
  return {
    where: 'chainage',
    ...(lineId !== null && { lineId }),
    ...(chainageM !== null && { chainage: formatChainage(chainageM) }),
  }
}
