import type { BorderLine } from './borderLine.ts'
import { formatChainage } from './chainageLabel.ts'
import { GeoError } from './geoError.ts'
import { locate, type Located } from './chainage.ts'
import type { Position } from './units.ts'

export interface MarkerFact {
  readonly number: string
  /** Measured chainage of its place on the line. */
  readonly chainageM: number
  /** Its published chainage, where that is known. */
  readonly officialChainageM: number | null
}

/** How the line's measured chainage is posted to people: by its markers, from its start. */
export interface Calibration {
  /** All markers, by measured chainage. */
  readonly markers: readonly MarkerFact[]
  /** Those with a known official chainage, rising in both. */
  readonly anchors: readonly { readonly measuredM: number; readonly postedM: number }[]
}

/**
 * @throws GeoError `chainage-beyond-line` for a marker off the ends of the line; `marker-out-of-order`
 * where the official chainages do not rise with the measured ones: linear between the two would
 * give a place two names.
 */
export function calibrate(line: BorderLine, markers: readonly MarkerFact[]): Calibration {
  const givenIndex = new Map(markers.map((marker, index) => [marker, index]))
  const sorted = [...markers].sort((a, b) => a.chainageM - b.chainageM)
  const anchors: { measuredM: number; postedM: number }[] = []
  for (const marker of sorted) {
    if (!(marker.chainageM >= 0 && marker.chainageM <= line.lengthM))
      throw new GeoError(
        'chainage-beyond-line',
        `markers.${givenIndex.get(marker)}`,
        `Marker ${marker.number} lies beyond the line, which is ${line.lengthM.toFixed(1)} m long.`,
      )
    if (marker.officialChainageM === null) continue
    const last = anchors.at(-1)
    if (last !== undefined && !(last.postedM < marker.officialChainageM && last.measuredM < marker.chainageM))
      throw new GeoError(
        'marker-out-of-order',
        `markers.${givenIndex.get(marker)}`,
        `Marker ${marker.number} has official chainage ${formatChainage(marker.officialChainageM)} but comes ` +
          `after one with ${formatChainage(last.postedM)} along the line.`,
      )
    anchors.push({ measuredM: marker.chainageM, postedM: marker.officialChainageM })
  }
  return { markers: sorted, anchors }
}

/**
 * Posted chainage of a measured one: linear between anchors, metre for metre before the first and
 * after the last; without anchors, as measured. For labels and search only.
 */
export function postedAt(calibration: Calibration, chainageM: number): number {
  return interpolate(calibration.anchors, chainageM, 'measuredM', 'postedM')
}

/** Measured chainage of a posted one: the inverse of `postedAt`. */
export function measuredAt(calibration: Calibration, postedM: number): number {
  return interpolate(calibration.anchors, postedM, 'postedM', 'measuredM')
}

/** "Marker 208 + 300 m": the last marker at or before a place, and the measured metres beyond it. */
export function markerBeside(
  calibration: Calibration,
  chainageM: number,
): { number: string; beyondM: number } | undefined {
  const { markers } = calibration
  let [low, high] = [0, markers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (markers[middle]!.chainageM > chainageM) high = middle
    else low = middle + 1
  }
  const marker = markers[low - 1]
  return marker && { number: marker.number, beyondM: chainageM - marker.chainageM }
}

/** Where a marker stands on the line; @throws GeoError `marker-off-line` farther than allowed. */
export function locateMarker(
  line: BorderLine,
  marker: { number: string; position: Position },
  maxOffsetM: number,
  field = 'position',
): Located {
  const located = locate(line, marker.position)
  if (Math.abs(located.offsetM) > maxOffsetM)
    throw new GeoError(
      'marker-off-line',
      field,
      `Marker ${marker.number} stands ${Math.abs(located.offsetM).toFixed(0)} m off the line; ` +
        `at most ${maxOffsetM} m are allowed.`,
    )
  return located
}

function interpolate(
  anchors: Calibration['anchors'],
  value: number,
  given: 'measuredM' | 'postedM',
  wanted: 'measuredM' | 'postedM',
): number {
  const [first, last] = [anchors[0], anchors.at(-1)]
  if (first === undefined || last === undefined) return value
  if (value <= first[given]) return first[wanted] + (value - first[given])
  if (value >= last[given]) return last[wanted] + (value - last[given])
  const after = anchors.findIndex((anchor) => anchor[given] > value)
  const [low, high] = [anchors[after - 1]!, anchors[after]!]
  return low[wanted] + ((value - low[given]) / (high[given] - low[given])) * (high[wanted] - low[wanted])
}
