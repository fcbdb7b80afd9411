import { tryInForce } from '../../../data/model/dated.ts'
import type { RunNow } from '../../../data/model/coverageAnswer.ts'
import type { BorderLine } from '../../../geo/borderLine.ts'
import { sliceLine } from '../../../geo/chainage.ts'
import { positionTowards } from '../../../geo/geodesic.ts'
import type { Position } from '../../../geo/units.ts'
import type { IncidentItem } from '../../api/dutyReports.ts'
import type { FeatureOf } from '../../api/collections.ts'
import { countedAs } from '../../theme/stateLook.ts'
import { trailHead } from '../trailHead.ts'
import { trailPath } from '../nearbyTrails.ts'
import { incidentPosition } from '../../map/incidentPosition.ts'
import { checkpointImage, portImage, trailImage } from './mapSymbols.ts'

export type FieldMapSource =
  | 'field-line'
  | 'field-runs'
  | 'field-barriers'
  | 'field-trails'
  | 'field-trail-heads'
  | 'field-places'
  | 'field-incidents'
  | 'field-accuracy'
  | 'field-here'
  | 'field-picked'

/** What lies on each source of the map; what is not named is empty. */
export type FieldMapData = Readonly<Partial<Record<FieldMapSource, GeoJSON.FeatureCollection>>>

type Properties = Record<string, unknown>

const coordinatesOf = (path: readonly Position[]): number[][] => path.map((position) => [...position])

const feature = (geometry: GeoJSON.Geometry, properties: Properties = {}): GeoJSON.Feature => ({
  type: 'Feature',
  properties,
  geometry,
})
const pathFeature = (path: readonly Position[], properties?: Properties) =>
  feature({ type: 'LineString', coordinates: coordinatesOf(path) }, properties)
const pointFeature = (position: Position, properties?: Properties) =>
  feature({ type: 'Point', coordinates: [...position] }, properties)
const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
})

export const lineFeatures = (lines: readonly BorderLine[]) =>
  collection(lines.map((line) => pathFeature(line.positions)))

/** Runs of one state, each on the side of the line where home ground is. */
export const runFeatures = (
  line: BorderLine,
  runs: readonly Pick<RunNow, 'fromM' | 'toM' | 'state'>[],
): GeoJSON.Feature[] =>
  runs
    .filter(({ fromM, toM }) => toM - fromM > 1)
    .map(({ fromM, toM, state }) =>
      pathFeature(sliceLine(line, { fromM, toM }), {
        state: countedAs(state),
        side: line.homeSide === 'left' ? -1 : 1,
      }),
    )

/** What stands of barriers now. */
export const barrierFeatures = (barriers: readonly FeatureOf<'barriers'>[], nowMs: number) =>
  collection(
    barriers.flatMap(({ properties: { parts } }) =>
      parts
        .filter(({ statuses }) => tryInForce(statuses, nowMs)?.status === 'complete')
        .map(({ path }) => pathFeature(path)),
    ),
  )

/** Trails as they run, and their symbols at their heads, open ones above the others. */
export function trailFeatures(trails: readonly FeatureOf<'trails'>[], lines: readonly BorderLine[]) {
  const heads = trails.flatMap((trail) => {
    const { number, status, unsealed, lineId } = trail.properties
    const line = lines.find(({ id }) => id === lineId)
    const path = trailPath(trail)
    const head = (line === undefined ? undefined : trailHead(line, path)) ?? path[0]
    if (head === undefined) return []
    const properties = { id: trail.id, number: String(number), image: trailImage(status), unsealed }
    return [pointFeature(head, properties)]
  })
  return {
    paths: collection(
      trails.map((trail) => pathFeature(trailPath(trail), { unsealed: trail.properties.unsealed })),
    ),
    heads: collection(heads),
  }
}

/** Checkpoints and ports of entry. */
export const placeFeatures = (
  checkpoints: readonly FeatureOf<'checkpoints'>[],
  ports: readonly FeatureOf<'ports'>[],
) =>
  collection([
    ...checkpoints.flatMap(({ geometry, properties: { reach, staffedNow } }) =>
      geometry.type === 'Point'
        ? [pointFeature(geometry.coordinates, { image: checkpointImage(reach === null, staffedNow) })]
        : [],
    ),
    ...ports.flatMap(({ geometry }) =>
      geometry.type === 'Point' ? [pointFeature(geometry.coordinates, { image: portImage })] : [],
    ),
  ])

/** Where people were met. */
export const incidentFeatures = (incidents: readonly IncidentItem[], lines: readonly BorderLine[]) =>
  collection(
    incidents.flatMap((incident) => {
      const position = incidentPosition(incident, lines)
      return position === undefined ? [] : [pointFeature(position, { id: incident.id })]
    }),
  )

const circlePoints = 48

/** Where the phone may be: a disc as wide as its GPS is unsure. */
export const accuracyFeatures = (position: Position, accuracyM: number) =>
  collection([
    feature({
      type: 'Polygon',
      coordinates: [
        Array.from({ length: circlePoints + 1 }, (_, index) => [
          ...positionTowards(position, ((index % circlePoints) * 360) / circlePoints, accuracyM),
        ]),
      ],
    }),
  ])

export const pointFeatures = (positions: readonly Position[]) =>
  collection(positions.map((position) => pointFeature(position)))

/** What is being picked: its points, and the path through them. */
export const pickedFeatures = (path: readonly Position[]) =>
  collection([
    ...(path.length > 1 ? [pathFeature(path)] : []),
    ...path.map((position) => pointFeature(position)),
  ])
