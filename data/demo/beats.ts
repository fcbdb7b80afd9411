import type { Stretch } from '../../geo/units.ts'
import type { LineId, UnitId } from '../model/ids.ts'
import type { PatrolMode } from '../model/patrol.ts'
import type { Unit } from '../model/unit.ts'
import { cutStretch, rounded, roundM } from './apportion.ts'
import type { Headquarters } from './demonstration.ts'
import type { SeededRandom } from './seededRandom.ts'
import { getGround, unitAt, type UnitTree } from './units.ts'
import { customs, droneWatches, footWatches, vehicleWatches, type Watch } from './watches.ts'

/** Ground that is one team's to patrol, with the watches in which it does so. */
export interface Beat extends Stretch {
  readonly lineId: LineId
  readonly unitId: UnitId
  /** Which of the ways in which a township goes about its duty; see `watches`. */
  readonly custom: number
  readonly mode: PatrolMode
  /** A drone's longest time on the ground between flights, minutes. */
  readonly longestOnGroundMin: number
  readonly watches: readonly Watch[]
}

/** Walking there and back at 2.5 km/h, 2.5 km is the most that keeps 120 min; beats stay below. */
const footBeatM = 2380
const vehicleByDayM = 9500
const vehicleByNightM = 15_000
const droneM = 11_000
/** Townships of these customs have one beat that is too long to be kept. */
const customsWithLongBeat = new Set([1, 4])
const customsWithDrone = new Set([0, 2, 5])

/** Each township's ground: foot beats on either side of the road that its vehicle drives. */
export function makeBeats({ randomFor, index: county }: Headquarters, units: UnitTree): Beat[] {
  // Counties begin with different customs, so that a whole province never changes watch at once.
  return units.townships.flatMap((township, index) =>
    beatsOf(township, (index + county) % customs, units, randomFor(`beats/${index}`)),
  )
}

function beatsOf(township: Unit, custom: number, units: UnitTree, random: SeededRandom): Beat[] {
  const { lineId, ...ground } = getGround(township)
  const road = roadIn(ground, random)
  const stretches = [
    ...footStretches({ fromM: ground.fromM, toM: road.fromM }, false, random),
    ...footStretches({ fromM: road.toM, toM: ground.toM }, customsWithLongBeat.has(custom), random),
  ]
  const nightRoad = lengthened(road, stretches)
  const common = { lineId, custom, longestOnGroundMin: 0 }
  const onFoot = stretches.map((stretch, beat): Beat => {
    const isDrivenByNight = stretch.fromM >= nightRoad.fromM && stretch.toM <= nightRoad.toM
    return {
      ...common,
      ...stretch,
      unitId: unitAt(units.villages, lineId, (stretch.fromM + stretch.toM) / 2).id,
      mode: 'foot',
      watches: footWatches(stretch, { custom, beat, isDrivenByNight }, random),
    }
  })
  const byVehicle: Beat = {
    ...common,
    ...road,
    unitId: township.id,
    mode: 'vehicle',
    watches: vehicleWatches(road, nightRoad, custom),
  }
  if (!customsWithDrone.has(custom)) return [...onFoot, byVehicle]
  const flown = { fromM: ground.fromM, toM: Math.min(ground.fromM + droneM, ground.toM) }
  const byDrone: Beat = {
    ...common,
    ...flown,
    unitId: township.id,
    mode: 'drone',
    longestOnGroundMin: random.whole(25, 40),
    watches: droneWatches(flown),
  }
  return [...onFoot, byVehicle, byDrone]
}

function roadIn(ground: Stretch, random: SeededRandom): Stretch {
  const lengthM = ground.toM - ground.fromM
  const roadM = rounded(Math.min(vehicleByDayM * random.between(0.8, 1.05), lengthM * 0.4))
  const fromM = rounded(ground.fromM + (lengthM - roadM) * random.between(0.25, 0.75))
  return { fromM, toM: fromM + roadM }
}

/** Beats of equal length but for a little; a too long one takes the room of two. */
function footStretches(stretch: Stretch, withLongBeat: boolean, random: SeededRandom): Stretch[] {
  const count = Math.max(1, Math.ceil((stretch.toM - stretch.fromM) / footBeatM))
  const weights = Array.from({ length: count }, () => random.between(0.97, 1.03))
  if (withLongBeat && count > 2) weights.splice(1, 2, 2)
  return cutStretch(stretch, weights, roundM)
}

/** The road and the beats beside it, as far as a vehicle gets there and back in time. */
function lengthened(road: Stretch, beats: readonly Stretch[]): Stretch {
  let { fromM, toM } = road
  const before = beats.filter((beat) => beat.toM <= road.fromM).toReversed()
  const after = beats.filter((beat) => beat.fromM >= road.toM)
  for (let step = 0; step < Math.max(before.length, after.length); step++) {
    const [earlier, later] = [before[step], after[step]]
    if (later !== undefined && later.toM - fromM <= vehicleByNightM) toM = later.toM
    if (earlier !== undefined && toM - earlier.fromM <= vehicleByNightM) fromM = earlier.fromM
  }
  return { fromM, toM }
}
