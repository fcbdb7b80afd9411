import type { BarrierPlace } from '../../data/model/barrierEvent.ts'
import { formatChainage, parseChainage } from '../../geo/chainageLabel.ts'
import type { Position } from '../../geo/units.ts'

/** How an officer says where a barrier is damaged. */
export type Where = 'gps' | 'chainage' | 'whole'

/** Along the barrier, where nobody says how much of it is damaged, metres. */
export const usualLengthM = 20

export interface PlaceSaid {
  readonly where: Where
  /** Where the phone is, or was. */
  readonly here: Position | undefined
  /** As it was typed. */
  readonly chainage: string
  readonly lengthM: number
}

/** The place that is sent; undefined where what was said is none on a line of that length. */
export function damagePlace(
  { where, here, chainage, lengthM }: PlaceSaid,
  lineLengthM: number,
): BarrierPlace | undefined {
  switch (where) {
    case 'gps':
      return here === undefined ? undefined : { kind: 'near', position: [here[0], here[1]], lengthM }
    case 'chainage': {
      const atM = parseChainage(chainage)
      if (atM === undefined || atM > lineLengthM) return undefined
      const [fromM, toM] = [Math.max(0, atM - lengthM / 2), Math.min(lineLengthM, atM + lengthM / 2)]
      return { kind: 'stretch', fromM, toM }
    }
    case 'whole':
      return { kind: 'whole' }
  }
}

/** A place as it was said when it was sent, to be corrected. */
export function saidOf(place: BarrierPlace): Partial<PlaceSaid> {
  switch (place.kind) {
    case 'near':
      return { where: 'gps', here: place.position, lengthM: place.lengthM }
    case 'stretch':
      return {
        where: 'chainage',
        chainage: formatChainage((place.fromM + place.toM) / 2),
        lengthM: place.toM - place.fromM,
      }
    case 'whole':
    // No phone names parts.
    case 'parts':
      return { where: 'whole' }
  }
}
