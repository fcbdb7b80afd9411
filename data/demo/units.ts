import type { LineId, UnitId } from '../model/ids.ts'
import type { Unit, UnitLevel } from '../model/unit.ts'
import type { LonLat, Name } from '../model/values.ts'
import { locate, positionBeside } from '../../geo/chainage.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Stretch } from '../../geo/units.ts'
import { apportion, cutStretch, roundM } from './apportion.ts'
import type { CountyGround, Demonstration, Headquarters } from './demonstration.ts'
import { roundedPosition } from './ground.ts'
import { demoName } from './numberedName.ts'
import type { SeededRandom } from './seededRandom.ts'

/** What a headquarters commands; at each level their ground partitions that of its counties exactly. */
export interface UnitTree {
  /** The unit that houses the headquarters. */
  readonly seat: Unit
  /** One for each county's ground, in their order. */
  readonly counties: readonly Unit[]
  readonly townships: readonly Unit[]
  readonly villages: readonly Unit[]
  readonly groups: readonly Unit[]
}

/** One prefecture for each of the plan, in its order, with what its counties hold of each line. */
export function makePrefectures({ plan, headquarters, nextId }: Demonstration): Unit[] {
  return plan.prefectures.map(({ name }) => {
    const counties = headquarters.filter((one) => one.prefecture === name).flatMap((one) => one.counties)
    return makeUnit(
      { nextId },
      'prefecture',
      name,
      null,
      joined(counties.map(({ record, ground }) => ({ lineId: record.id, ...ground }))),
    )
  })
}

/** Neighbouring parts of a line as one. */
function joined(parts: readonly Unit['ground'][number][]): Unit['ground'] {
  const whole: Unit['ground'] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (last?.lineId === part.lineId && last.toM === part.fromM) last.toM = part.toM
    else whole.push({ ...part })
  }
  return whole
}

/** The tree of a headquarters below its prefecture. */
export function makeUnits(headquarters: Headquarters, prefectures: readonly Unit[]): UnitTree {
  const prefecture = prefectures.find(({ name }) => name === headquarters.prefecture)
  if (prefecture === undefined) throw new RangeError(`no prefecture ${headquarters.prefecture.en}`)
  const counties: Unit[] = []
  const townships: Unit[] = []
  const villages: Unit[] = []
  const groups: Unit[] = []
  for (const on of headquarters.counties) {
    const county = makeUnit(headquarters, 'county', on.name, prefecture.id, [
      { lineId: on.record.id, ...on.ground },
    ])
    counties.push(county)
    const ofCounty = divide(headquarters, on, [county], 'township', on.counts.townships, townships.length)
    townships.push(...ofCounty)
    const villagesOfCounty = divide(headquarters, on, ofCounty, 'village', on.counts.villages)
    villages.push(...villagesOfCounty)
    groups.push(...divide(headquarters, on, villagesOfCounty, 'group', on.counts.groups))
  }
  const seat = counties.find((county) => county.name.en === headquarters.plan.name.en) ?? prefecture
  return { seat, counties, townships, villages, groups }
}

/** The unit whose ground holds the chainage; the line's very end belongs to the last one. */
export function unitAt(units: readonly Unit[], lineId: LineId, chainageM: number): Unit {
  let nearest: Unit | undefined
  for (const unit of units) {
    if (groundOn(unit, lineId).some((ground) => ground.fromM <= chainageM)) nearest = unit
  }
  if (nearest === undefined) throw new RangeError(`no unit at ${chainageM} m`)
  return nearest
}

/** The one stretch that a demonstration unit holds on the line. */
export function getGround(unit: Unit): Stretch & { lineId: LineId } {
  const [ground] = unit.ground
  if (ground === undefined) throw new RangeError(`${unit.name.en} holds no ground`)
  return ground
}

function groundOn(unit: Unit, lineId: LineId) {
  return unit.ground.filter((ground) => ground.lineId === lineId)
}

const kinds: Readonly<Record<'township' | 'village' | 'group', readonly [en: string, zh: string]>> = {
  township: ['Township', '乡'],
  village: ['Village', '村'],
  group: ['Group', '组'],
}

/** Cuts the parents' ground into `count` children in all, longer parents having more of them. */
function divide(
  headquarters: Headquarters,
  on: CountyGround,
  parents: readonly Unit[],
  level: 'township' | 'village' | 'group',
  count: number,
  numberedFrom = 0,
): Unit[] {
  const random = headquarters.randomFor(`units/${on.name.en}/${level}`)
  const seats = headquarters.randomFor(`units/${on.name.en}/${level}/seats`)
  const grounds = parents.map(getGround)
  const shares = apportion(
    count,
    grounds.map((ground) => ground.toM - ground.fromM),
    1,
  )
  return parents.flatMap((parent, parentIndex) => {
    const ground = grounds[parentIndex]
    if (ground === undefined) return []
    const weights = Array.from({ length: shares[parentIndex] ?? 1 }, () => random.between(0.8, 1.25))
    const [, parentNumber] = / ([\d-]+)$/.exec(parent.name.en) ?? []
    const [en, zh] = kinds[level]
    return cutStretch(ground, weights, roundM).map((part, index) => {
      const number = numberedFrom + index + 1
      return makeUnit(
        headquarters,
        level,
        demoName(en, zh, parentNumber === undefined ? number : `${parentNumber}-${number}`),
        parent.id,
        [{ lineId: on.record.id, ...part }],
        seatOf(on.line, part, level, seats),
      )
    })
  })
}

function makeUnit(
  { nextId }: Pick<Demonstration, 'nextId'>,
  level: UnitLevel,
  name: Name,
  parentId: UnitId | null,
  ground: Unit['ground'],
  seat: Unit['seat'] = null,
): Unit {
  return { id: nextId('unit'), name, level, parentId, ground, seat, synthetic: true }
}

/** So far from the line, metres: villages near their fields on it, townships in the valley behind. */
const seatOffsetsM: Readonly<Record<'township' | 'village', readonly [least: number, most: number]>> = {
  township: [3500, 7500],
  village: [500, 3200],
}

/** Beside the middle of its ground; nearer where the line winds so much that it would stand beyond it. */
function seatOf(
  line: BorderLine,
  { fromM, toM }: Stretch,
  level: 'township' | 'village' | 'group',
  random: SeededRandom,
): LonLat | null {
  if (level === 'group') return null
  for (let offsetM = random.between(...seatOffsetsM[level]); ; offsetM *= 0.7) {
    const seat = positionBeside(line, (fromM + toM) / 2, offsetM)
    if (locate(line, seat).offsetM > 0.4 * offsetM) return roundedPosition(seat)
  }
}
