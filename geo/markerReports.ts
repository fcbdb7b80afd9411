import type { BorderLine } from './borderLine.ts'
import type { Located } from './chainage.ts'
import { formatChainage } from './chainageLabel.ts'
import type { GeoErrorCode } from './geoError.ts'

export interface MarkerFact {
  readonly number: string
  /** Measured chainage of its place on the line. */
  readonly chainageM: number
  /** Its published chainage, where that is known. */
  readonly officialChainageM: number | null
}

/** A marker with its place among those given. */
export interface IndexedMarker {
  readonly index: number
  readonly marker: MarkerFact
}

/** A marker that does not calibrate the line, and why. */
export interface MarkerReport {
  /** Its place among the markers given. */
  readonly index: number
  readonly number: string
  /**
   * `off-line`: farther beside the line than allowed; `beyond-line`: before its start or after its
   * end; `out-of-order`: its official chainage contradicts those of others.
   */
  readonly reason: 'off-line' | 'beyond-line' | 'out-of-order'
  readonly message: string
}

export const codeOf = {
  'off-line': 'marker-off-line',
  'beyond-line': 'chainage-beyond-line',
  'out-of-order': 'marker-out-of-order',
} as const satisfies Record<MarkerReport['reason'], GeoErrorCode>

export function offLine(index: number, number: string, located: Located, maxOffsetM: number): MarkerReport {
  const message =
    `Marker ${number} stands ${Math.abs(located.offsetM).toFixed(0)} m off the line; ` +
    `at most ${maxOffsetM} m are allowed.`
  return { index, number, reason: 'off-line', message }
}

export function beyondLine(line: BorderLine, index: number, number: string): MarkerReport {
  const message = `Marker ${number} lies beyond the line, which is ${line.lengthM.toFixed(1)} m long.`
  return { index, number, reason: 'beyond-line', message }
}

export function outOfOrder({ index, marker }: IndexedMarker, kept: readonly IndexedMarker[]): MarkerReport {
  const official = marker.officialChainageM!
  const after = kept.findLast((other) => other.marker.chainageM <= marker.chainageM)?.marker
  const before = kept.find((other) => other.marker.chainageM >= marker.chainageM)?.marker
  const [where, other] =
    after !== undefined && !(after.officialChainageM! < official) ? ['after', after] : ['before', before]
  const message =
    `Marker ${marker.number} has official chainage ${formatChainage(official)} but comes ${where} one ` +
    `with ${formatChainage(other?.officialChainageM ?? official)} along the line.`
  return { index, number: marker.number, reason: 'out-of-order', message }
}
