import { betweenAnchors } from './betweenAnchors.ts'
import type { BorderLine } from './borderLine.ts'
import { locate, type Located } from './chainage.ts'
import { GeoError } from './geoError.ts'
import { risingMarkers } from './risingMarkers.ts'
import {
  beyondLine,
  codeOf,
  offLine,
  outOfOrder,
  type IndexedMarker,
  type MarkerFact,
  type MarkerReport,
} from './markerReports.ts'
import { along, shareOn, spacePointAt } from './nearestPiece.ts'
import type { Position } from './units.ts'

/** How the line's measured chainage is posted to people: by its markers, from its start. */
export interface Calibration {
  /** All markers, by measured chainage. */
  readonly markers: readonly MarkerFact[]
  /** Those with a known official chainage, rising in both. */
  readonly anchors: readonly Anchor[]
}

interface Anchor {
  readonly measuredM: number
  readonly postedM: number
}

const measuredOf = ({ measuredM }: Anchor): number => measuredM
const postedOf = ({ postedM }: Anchor): number => postedM

/**
 * Calibrates a line at its markers.
 * @throws GeoError `chainage-beyond-line` for a marker off the ends of the line; `marker-out-of-order`
 * where the official chainages do not rise with the measured ones: linear between the two would
 * give a place two names. The marker at fault is that of `calibrateReporting`.
 */
export function calibrate(line: BorderLine, markers: readonly MarkerFact[]): Calibration {
  const { calibration, reports } = calibrateReporting(line, markers)
  const [first] = reports
  if (first === undefined) return calibration
  throw new GeoError(codeOf[first.reason], `markers.${first.index}`, first.message)
}

/**
 * Calibrates a line at those of its markers that can be right together, and reports the others, none
 * of which is moved: where official chainages contradict each other, as many as possible are kept, of
 * equally many the earlier ones along the line. A marker out of order still names its place
 * (`markerBeside`); its official chainage counts for nothing.
 */
export function calibrateReporting(
  line: BorderLine,
  markers: readonly MarkerFact[],
): { calibration: Calibration; reports: MarkerReport[] } {
  const reports: MarkerReport[] = []
  const onLine: IndexedMarker[] = []
  for (const [index, marker] of markers.entries())
    if (marker.chainageM >= 0 && marker.chainageM <= line.lengthM) onLine.push({ index, marker })
    else reports.push(beyondLine(line, index, marker.number))
  onLine.sort((a, b) => a.marker.chainageM - b.marker.chainageM)
  const posted = onLine.filter(({ marker }) => marker.officialChainageM !== null)
  const kept = risingMarkers(posted)
  const anchors = kept.map(({ marker }) => ({
    measuredM: marker.chainageM,
    postedM: marker.officialChainageM!,
  }))
  const isKept = new Set(kept)
  for (const indexed of posted) if (!isKept.has(indexed)) reports.push(outOfOrder(indexed, kept))
  return { calibration: { markers: onLine.map(({ marker }) => marker), anchors }, reports }
}

/** A marker as it was surveyed, before its place on the line is known. */
export interface SurveyedMarker {
  readonly number: string
  readonly position: Position
  readonly officialChainageM: number | null
}

/**
 * Locates surveyed markers and calibrates the line at them; reports, and does not move to the line,
 * those farther beside it than `maxOffsetM` or more than a metre before its start or after its end.
 * @throws GeoError `position-out-of-range`
 */
export function calibrateAtSurveyed(
  line: BorderLine,
  surveyed: readonly SurveyedMarker[],
  maxOffsetM: number,
): { calibration: Calibration; reports: MarkerReport[] } {
  const misplaced: MarkerReport[] = []
  const facts: MarkerFact[] = []
  const givenIndex: number[] = []
  for (const [index, { number, position, officialChainageM }] of surveyed.entries()) {
    const located = locate(line, position)
    if (Math.abs(located.offsetM) > maxOffsetM) misplaced.push(offLine(index, number, located, maxOffsetM))
    else if (beyondEndM(line, position, located) > 1) misplaced.push(beyondLine(line, index, number))
    else {
      givenIndex.push(index)
      facts.push({ number, chainageM: located.chainageM, officialChainageM })
    }
  }
  const { calibration, reports } = calibrateReporting(line, facts)
  const asGiven = reports.map((report) => ({ ...report, index: givenIndex[report.index]! }))
  return { calibration, reports: [...misplaced, ...asGiven] }
}

/**
 * Posted chainage of a measured one: linear between anchors, metre for metre before the first and
 * after the last; without anchors, as measured. For labels and search only.
 */
export function postedAt(calibration: Calibration, chainageM: number): number {
  return betweenAnchors(calibration.anchors, chainageM, measuredOf, postedOf)
}

/** Measured chainage of a posted one: the inverse of `postedAt`. */
export function measuredAt(calibration: Calibration, postedM: number): number {
  return betweenAnchors(calibration.anchors, postedM, postedOf, measuredOf)
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
    throw new GeoError('marker-off-line', field, offLine(0, marker.number, located, maxOffsetM).message)
  return located
}

/** How far before the line's start or after its end a position lies; 0 beside the line. */
function beyondEndM(line: BorderLine, position: Position, { chainageM }: Located): number {
  const { pieces } = line
  const point = spacePointAt(position)
  const beyond = (piece: number, share: number) => Math.hypot(...along(line, piece)) * share
  if (chainageM === 0) return beyond(0, -shareOn(line, 0, point))
  if (chainageM < line.lengthM) return 0
  return beyond(pieces.count - 1, shareOn(line, pieces.count - 1, point) - 1)
}
