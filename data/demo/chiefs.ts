import { addedToAnswering, type ChiefLevel, type StretchRecord } from '../model/chief.ts'
import type { Unit } from '../model/unit.ts'
import type { Name } from '../model/values.ts'
import { cutStretch, roundM } from './apportion.ts'
import type { Headquarters } from './demonstration.ts'
import { dayMs, localInstant } from './demonstrationDay.ts'
import type { Personnel } from './personnel.ts'
import { getGround, type UnitTree } from './units.ts'

const posts: Readonly<Record<ChiefLevel, Name>> = {
  city: { en: 'Prefecture chief', zh: '州（市）级段长' },
  county: { en: 'County chief', zh: '县级段长' },
  township: { en: 'Township chief', zh: '乡级段长' },
  village: { en: 'Village chief', zh: '村级段长' },
}
const borderOffice: Name = { en: 'Demo Border Defence Office', zh: '示例边防办' }

/** How far the chief of one village answers into the next: the double assignment. */
const overlapM = 600
/** How much of one village's ground nobody answers for: one of the two holes. */
const unassignedM = 800

/** The chiefs of prefectures, one for each line that a prefecture lies on. */
export function makePrefectureChiefs(
  made: Pick<Headquarters, 'nextId' | 'todayMs'>,
  prefectures: readonly Unit[],
  personnel: Personnel,
): StretchRecord[] {
  return prefectures.flatMap((prefecture) =>
    prefecture.ground.map((ground) =>
      chiefOf(made, personnel, 'city', prefecture, ground, { post: borderOffice }),
    ),
  )
}

/** The chiefs below, whole but for two holes and one double assignment among the villages. */
export function makeChiefs(
  headquarters: Headquarters,
  units: UnitTree,
  personnel: Personnel,
): StretchRecord[] {
  const { todayMs } = headquarters
  const chief = (level: ChiefLevel, unit: Unit, on: Ground, period: Period = {}) =>
    chiefOf(headquarters, personnel, level, unit, on, period)
  const countyChiefs = units.counties.flatMap((county) => {
    const ground = getGround(county)
    const parts = ground.toM - ground.fromM > 60_000 ? [1, 1.1, 0.9] : [1]
    return cutStretch(ground, parts, roundM).map((part) => chief('county', county, { ...ground, ...part }))
  })
  const townshipChiefs = units.townships.map((township) => chief('township', township, getGround(township)))

  const dismissed = units.villages[11]
  const shortened = units.villages[22]
  const extended = units.villages[6]
  const leaving = units.villages[16]
  const villageChiefs = units.villages.map((village) => {
    const ground = getGround(village)
    if (village === dismissed) {
      return chief('village', village, ground, { to: localInstant(todayMs - 9 * dayMs) })
    }
    if (village === shortened) return chief('village', village, { ...ground, toM: ground.toM - unassignedM })
    if (village === extended) return chief('village', village, { ...ground, toM: ground.toM + overlapM })
    if (village === leaving)
      return chief('village', village, ground, { to: localInstant(todayMs + 12 * dayMs) })
    return chief('village', village, ground)
  })
  stoodInFor(villageChiefs, todayMs)
  return [...countyChiefs, ...townshipChiefs, ...villageChiefs]
}

/** One is away for two weeks: the neighbour, who is deputy, acts for them by formal delegation. */
function stoodInFor(chiefs: StretchRecord[], todayMs: number): void {
  const [away, deputy] = [chiefs[8], chiefs[9]]
  const personId = deputy?.personId ?? null
  if (away === undefined || personId === null) return
  const [from, to] = [localInstant(todayMs - 4 * dayMs), localInstant(todayMs + 10 * dayMs)]
  chiefs[8] = { ...away, deputyIds: [personId], deputising: [{ personId, from, to }] }
}

type Ground = Pick<StretchRecord, 'lineId' | 'fromM' | 'toM'>
type Period = Partial<Pick<StretchRecord, 'from' | 'to' | 'post'>>

function chiefOf(
  { nextId, todayMs }: Pick<Headquarters, 'nextId' | 'todayMs'>,
  personnel: Personnel,
  level: ChiefLevel,
  unit: Unit,
  on: Ground,
  period: Period,
): StretchRecord {
  return {
    id: nextId('stretch'),
    lineId: on.lineId,
    fromM: on.fromM,
    toM: on.toM,
    level,
    unitId: unit.id,
    personId: personnel.appoint(unit.id, period.post ?? posts[level], { withPhone: true }),
    post: posts[level],
    ...addedToAnswering,
    from: localInstant(todayMs - 150 * dayMs),
    to: null,
    synthetic: true,
    ...period,
  }
}
