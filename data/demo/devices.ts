import { positionBeside } from '../../geo/chainage.ts'
import type { DeskId } from '../model/ids.ts'
import type { Device, DeviceType } from '../model/device.ts'
import type { Name } from '../model/values.ts'
import { rounded } from './apportion.ts'
import type { CountyGround, Headquarters } from './demonstration.ts'
import { dayMs, hourMs, localInstant, minuteMs } from './demonstrationDay.ts'
import { roundedPosition } from './ground.ts'
import type { SeededRandom } from './seededRandom.ts'
import { unitAt, type UnitTree } from './units.ts'

interface DeviceMake {
  readonly type: DeviceType
  readonly noun: Name
  /** Full range and minutes for one sweep of it. */
  readonly rangeM: readonly [number, number]
  readonly sweepMin: readonly number[]
  readonly offsetM: readonly [number, number]
}

const makes: readonly DeviceMake[] = [
  {
    type: 'camera',
    noun: { en: 'camera', zh: '摄像机' },
    rangeM: [500, 1600],
    sweepMin: [5, 10, 15, 20],
    offsetM: [40, 180],
  },
  {
    type: 'radar',
    noun: { en: 'radar', zh: '雷达' },
    rangeM: [1500, 3000],
    sweepMin: [5, 10],
    offsetM: [80, 300],
  },
  {
    type: 'vibration-sensor',
    noun: { en: 'vibration sensor', zh: '振动传感器' },
    rangeM: [500, 1200],
    sweepMin: [30, 45, 60],
    offsetM: [10, 40],
  },
]
/** Of twenty devices so many are of each make, in the order of `makes`. */
const shares = [11, 3, 6]
/** So many are down now, since some days or since last night. */
const downNow = 6

/** Devices along each county, watched by the desk of the headquarters. */
export function makeDevices(headquarters: Headquarters, units: UnitTree, deskId: DeskId): Device[] {
  const { counties, nextId, nextNumber, randomFor, todayMs } = headquarters
  const random = randomFor('devices')
  const places = counties.flatMap((on) => placesOn(on, random))
  const down = new Set(random.shuffled(places).slice(0, downNow))
  return places.map((place) => {
    const { on, chainageM } = place
    const make = random.pick(pool)
    const rangeM = rounded(random.between(...make.rangeM))
    const fromM = Math.max(0, rounded(chainageM - rangeM * random.between(0.4, 0.6)))
    const toM = Math.min(fromM + rangeM, on.line.lengthM)
    const number = nextNumber('device')
    return {
      id: nextId('device'),
      lineId: on.record.id,
      name: { en: `Demo ${make.noun.en} ${number}`, zh: `示例${make.noun.zh} ${number}` },
      type: make.type,
      position: roundedPosition(positionBeside(on.line, chainageM, random.between(...make.offsetM))),
      chainageM,
      range: { fromM, toM },
      sweepMin: random.pick(make.sweepMin),
      deskId,
      states: statesOf(todayMs, down.has(place), random),
      unitId: unitAt(units.villages, on.record.id, chainageM).id,
      synthetic: true,
    }
  })
}

const pool = makes.flatMap((make, index) => Array.from({ length: shares[index] ?? 0 }, () => make))

/** In clusters: where there is a mast, there are often two devices. */
function placesOn(on: CountyGround, random: SeededRandom) {
  const masts = Math.max(1, Math.round(on.counts.devices * 0.75))
  const { fromM, toM } = on.ground
  const slotM = (toM - fromM) / masts
  const mastPlaces = Array.from(
    { length: masts },
    (_, index) => fromM + (index + random.between(0.1, 0.9)) * slotM,
  )
  const second = random.shuffled(mastPlaces).slice(0, on.counts.devices - masts)
  return [...mastPlaces, ...second.map((placeM) => placeM + random.between(60, 900))]
    .map((placeM) => ({ on, chainageM: Math.round(Math.min(placeM, toM - 300)) }))
    .sort((a, b) => a.chainageM - b.chainageM)
}

/** Working since it was put up, with an outage or two; whatever is down now went down before today. */
function statesOf(todayMs: number, isDown: boolean, random: SeededRandom): Device['states'] {
  const states = [
    { working: true, from: localInstant(todayMs - random.whole(60, 500) * dayMs + 10 * hourMs) },
  ]
  for (let outages = random.whole(0, 2); outages > 0; outages--) {
    const fromMs = todayMs - (3 + 14 * outages) * dayMs - random.whole(0, 2000) * minuteMs
    states.push({ working: false, from: localInstant(fromMs) })
    states.push({ working: true, from: localInstant(fromMs + random.whole(90, 2800) * minuteMs) })
  }
  if (isDown) states.push({ working: false, from: localInstant(todayMs - random.whole(30, 3000) * minuteMs) })
  return states
}
