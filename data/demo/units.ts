import type { LineId, UnitId } from '../model/ids.ts'
import type { Unit, UnitLevel } from '../model/unit.ts'
import type { Name } from '../model/values.ts'
import type { Stretch } from '../../geo/units.ts'
import { apportion, cutStretch, roundM } from './apportion.ts'
import type { Demonstration, DemonstrationLine } from './demonstration.ts'
import { demoName } from './numberedName.ts'

/** The tree of units; at each level their ground partitions each line exactly. */
export interface UnitTree {
  readonly prefecture: Unit
  /** The unit that houses the headquarters. */
  readonly headquarters: Unit
  /** One for each line, in the order of the lines. */
  readonly counties: readonly Unit[]
  readonly townships: readonly Unit[]
  readonly villages: readonly Unit[]
  readonly groups: readonly Unit[]
}

export function makeUnits(demonstration: Demonstration): UnitTree {
  const { plan, lines } = demonstration
  const prefecture = makeUnit(
    demonstration,
    'prefecture',
    plan.prefecture,
    null,
    lines.map(({ line, record }) => ({ lineId: record.id, fromM: 0, toM: line.lengthM })),
  )
  const counties: Unit[] = []
  const townships: Unit[] = []
  const villages: Unit[] = []
  const groups: Unit[] = []
  for (const [index, on] of lines.entries()) {
    const countyName = plan.lines[index]?.county ?? on.record.name
    const county = makeUnit(demonstration, 'county', countyName, prefecture.id, [
      { lineId: on.record.id, fromM: 0, toM: on.line.lengthM },
    ])
    counties.push(county)
    townships.push(...divide(demonstration, on, [county], 'township', on.counts.townships, townships.length))
    const ofLine = townships.filter((township) => township.parentId === county.id)
    const villagesOfLine = divide(demonstration, on, ofLine, 'village', on.counts.villages)
    villages.push(...villagesOfLine)
    groups.push(...divide(demonstration, on, villagesOfLine, 'group', on.counts.groups))
  }
  const headquarters = counties.find((county) => county.name.en === plan.headquarters.en) ?? prefecture
  return { prefecture, headquarters, counties, townships, villages, groups }
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
  demonstration: Demonstration,
  on: DemonstrationLine,
  parents: readonly Unit[],
  level: 'township' | 'village' | 'group',
  count: number,
  numberedFrom = 0,
): Unit[] {
  const random = demonstration.randomFor(`units/${on.record.name.en}/${level}`)
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
        demonstration,
        level,
        demoName(en, zh, parentNumber === undefined ? number : `${parentNumber}-${number}`),
        parent.id,
        [{ lineId: on.record.id, ...part }],
      )
    })
  })
}

function makeUnit(
  { nextId }: Demonstration,
  level: UnitLevel,
  name: Name,
  parentId: UnitId | null,
  ground: Unit['ground'],
): Unit {
  return { id: nextId('unit'), name, level, parentId, ground, synthetic: true }
}
