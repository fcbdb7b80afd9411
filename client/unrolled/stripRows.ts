import type { BarrierStatus } from '../../data/model/barrier.ts'
import type { DeviceType } from '../../data/model/device.ts'
import type { PatrolMode } from '../../data/model/patrol.ts'
import type { TrailKind, TrailStatus } from '../../data/model/trail.ts'
import type { ChiefLevel } from '../../data/model/chief.ts'
import type { Name } from '../../data/model/values.ts'
import type { Region, Stretch } from '../../geo/units.ts'

/** A patrol assignment as the strip draws it: its stretch, and when it is out. */
export interface PatrolRow extends Region {
  id: string
  team: Name
  mode: PatrolMode
}

export interface CheckpointRow {
  id: string
  name: Name
  atM: number
  reach: Stretch | null
  staffedNow: boolean
  onDutyNow: number
}

export interface TrailRow {
  id: string
  number: number
  name: Name
  kind: TrailKind
  /** Every chainage at which it meets the line. */
  meetsLineAtM: readonly number[]
  status: TrailStatus | null
  unsealed: boolean
}

/** One hull of chainage that a part of a barrier runs along, with the part's status at the instant shown. */
export interface BarrierRow extends Stretch {
  id: string
  name: Name
  status: BarrierStatus
}

export interface DeviceRow extends Stretch {
  id: string
  name: Name
  type: DeviceType
  workingNow: boolean
}

export interface ChiefRow extends Stretch {
  id: string
  level: ChiefLevel
  post: Name
  unitId: string
  unit: Name | undefined
}

/** Everything beside coverage that the strip of one line shows. */
export interface StripRows {
  patrols: readonly PatrolRow[]
  checkpoints: readonly CheckpointRow[]
  trails: readonly TrailRow[]
  barriers: readonly BarrierRow[]
  devices: readonly DeviceRow[]
  chiefs: readonly ChiefRow[]
}

export const emptyStripRows: StripRows = {
  patrols: [],
  checkpoints: [],
  trails: [],
  barriers: [],
  devices: [],
  chiefs: [],
}
