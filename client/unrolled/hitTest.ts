import type { LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { Stretch } from '../../geo/units.ts'
import type { Selection } from '../shell/viewState.ts'
import { kilometreAround, pxAt, tryMetresAt } from './chainageAxis.ts'
import { inLanes } from './lanes.ts'
import { stateStretches } from './stateAt.ts'
import type {
  BarrierRow,
  CheckpointRow,
  ChiefRow,
  DeviceRow,
  PatrolRow,
  StripRows,
  TrailRow,
} from './stripRows.ts'
import { tryInstantAt } from './timeAxis.ts'
import { isInBand, stripRowKinds, type Band, type UnrolledLayout } from './unrolledLayout.ts'

/** The thing of the strip under a pixel. */
export type Touched =
  | { kind: 'trail'; row: TrailRow }
  | { kind: 'checkpoint'; row: CheckpointRow }
  | { kind: 'barrier'; row: BarrierRow }
  | { kind: 'device'; row: DeviceRow }
  | { kind: 'patrol'; row: PatrolRow }
  | { kind: 'chief'; row: ChiefRow }
  | { kind: 'state'; stretch: Stretch }

export interface Hit {
  atM: number
  /** Within the chart. */
  atMs: number | undefined
  touched: Touched | undefined
}

export interface HitScene {
  layout: UnrolledLayout
  rows: StripRows
  coverage: LineCoverage | undefined
  atMs: number
}

/** How near in pixels, at scale 1, a pointer must come to a tick or a square. */
const reachPx = 6

/** What lies under a pixel; undefined beside the plot. */
export function tryHit(scene: HitScene, xPx: number, yPx: number): Hit | undefined {
  const { layout } = scene
  const atM = tryMetresAt(layout.chainage, xPx)
  if (atM === undefined) return undefined
  const atMs = layout.time === undefined ? undefined : tryInstantAt(layout.time, yPx)
  return { atM, atMs, touched: atMs === undefined ? tryTouched(scene, xPx, yPx, atM) : undefined }
}

function tryTouched(scene: HitScene, xPx: number, yPx: number, atM: number): Touched | undefined {
  const { layout, rows, coverage, atMs } = scene
  const kind = stripRowKinds.find((row) => isInBand(layout.rows[row], yPx, layout.scale))
  const holds = (stretch: Stretch) => stretch.fromM <= atM && atM < stretch.toM
  switch (kind) {
    case 'state': {
      const stretch = stateStretches(coverage?.runsNow ?? []).find(holds)
      return stretch === undefined ? undefined : { kind, stretch: { fromM: stretch.fromM, toM: stretch.toM } }
    }
    case 'patrols': {
      const { placed, lanes } = inLanes(patrolsAt(rows, atMs))
      const lane = laneUnder(layout.rows.patrols, lanes, yPx)
      const found =
        placed.find((entry) => entry.lane === lane && holds(entry.item)) ??
        placed.find((entry) => holds(entry.item))
      return found === undefined ? undefined : { kind: 'patrol', row: found.item }
    }
    case 'checkpoints': {
      const row = nearest(rows.checkpoints, (entry) => [entry.atM], layout, xPx)
      return row === undefined ? undefined : { kind: 'checkpoint', row }
    }
    case 'trails': {
      const row = nearest(rows.trails, (entry) => entry.meetsLineAtM, layout, xPx)
      return row === undefined ? undefined : { kind: 'trail', row }
    }
    case 'barriers': {
      const row = rows.barriers.find(holds)
      return row === undefined ? undefined : { kind: 'barrier', row }
    }
    case 'devices': {
      const row = rows.devices.find(holds)
      return row === undefined ? undefined : { kind: 'device', row }
    }
    case 'chiefs': {
      const row = rows.chiefs.find(holds)
      return row === undefined ? undefined : { kind: 'chief', row }
    }
    case undefined:
      return undefined
  }
}

/** Patrols that are out at an instant. */
export const patrolsAt = (rows: StripRows, atMs: number): PatrolRow[] =>
  rows.patrols.filter((patrol) => patrol.fromMs <= atMs && atMs < patrol.toMs)

const laneUnder = (band: Band, lanes: number, yPx: number): number =>
  Math.min(lanes - 1, Math.max(0, Math.floor(((yPx - band.topPx) / band.heightPx) * lanes)))

function nearest<Row>(
  rows: readonly Row[],
  placesOf: (row: Row) => readonly number[],
  layout: UnrolledLayout,
  xPx: number,
): Row | undefined {
  let found: Row | undefined
  let foundPx = reachPx * layout.scale
  for (const row of rows) {
    for (const atM of placesOf(row)) {
      const awayPx = Math.abs(pxAt(layout.chainage, atM) - xPx)
      if (awayPx <= foundPx) [found, foundPx] = [row, awayPx]
    }
  }
  return found
}

/** What a click there selects: the thing under the pointer, in the chart the moment, else the kilometre. */
export function selectionOf(hit: Hit, lineId: string, lengthM: number): Selection {
  const { touched } = hit
  switch (touched?.kind) {
    case 'trail':
    case 'checkpoint':
    case 'barrier':
    case 'device':
    case 'patrol':
      return { kind: touched.kind, id: touched.row.id }
    case 'chief':
      return { kind: 'stretch', lineId, fromM: touched.row.fromM, toM: touched.row.toM }
    case 'state':
      return { kind: 'stretch', lineId, ...touched.stretch }
    case undefined:
      return hit.atMs === undefined
        ? { kind: 'stretch', lineId, ...kilometreAround(hit.atM, lengthM) }
        : { kind: 'moment', lineId, atM: Math.round(hit.atM), atMs: Math.floor(hit.atMs / 60_000) * 60_000 }
  }
}
