import type { BarrierStatus } from '../../data/model/barrier.ts'
import type { DeviceType } from '../../data/model/device.ts'
import type { TrailStatus } from '../../data/model/trail.ts'
import type { Name } from '../../data/model/values.ts'
import type { Position, Stretch } from '../../geo/units.ts'
import type { PickableRow } from './mapScale.ts'

/** What the map draws, one row a thing; `picked` is what a click on it selects. */
export interface TrailMapRow extends PickableRow {
  readonly lineId: string
  readonly number: number
  readonly path: readonly Position[]
  readonly meetsLineAtM: readonly number[]
  readonly status: TrailStatus | null
  readonly unsealed: boolean
}

export interface CheckpointMapRow extends PickableRow {
  readonly lineId: string
  readonly position: Position
  readonly chainageM: number
  /** A border checkpoint has a reach, an inland one has none. */
  readonly reach: Stretch | null
  readonly staffed: boolean
}

export interface BarrierPartMapRow extends PickableRow, Stretch {
  readonly lineId: string
  readonly path: readonly Position[]
  readonly status: BarrierStatus
}

export interface DeviceMapRow extends PickableRow {
  readonly lineId: string
  readonly type: DeviceType
  readonly position: Position
  readonly chainageM: number
  readonly range: Stretch
  readonly working: boolean
}

export interface CrossingMapRow extends PickableRow {
  readonly lineId: string
  readonly name: Name
  readonly position: Position
  readonly chainageM: number
  readonly open: boolean
}

export interface MarkerMapRow extends PickableRow {
  readonly lineId: string
  readonly number: string
  readonly position: Position
  readonly chainageM: number
}

export interface PatrolMapRow extends PickableRow, Stretch {
  readonly lineId: string
  readonly team: Name
}

export interface DomainRows {
  readonly trails: readonly TrailMapRow[]
  readonly checkpoints: readonly CheckpointMapRow[]
  readonly barrierParts: readonly BarrierPartMapRow[]
  readonly devices: readonly DeviceMapRow[]
  readonly ports: readonly CrossingMapRow[]
  readonly tradePoints: readonly CrossingMapRow[]
  readonly markers: readonly MarkerMapRow[]
  /** Teams out at the instant shown. */
  readonly patrols: readonly PatrolMapRow[]
}
