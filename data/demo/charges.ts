import { addedToAnswering, type Charge, type StretchRecord } from '../model/chief.ts'
import type { Port } from '../model/place.ts'
import type { Name } from '../model/values.ts'
import type { Headquarters } from './demonstration.ts'
import { dayMs, localInstant } from './demonstrationDay.ts'
import { getGround, type UnitTree } from './units.ts'

const linkedLeader: Name = { en: 'Linked county leader', zh: '县级挂钩领导' }
const linkedTownshipLeader: Name = { en: 'Linked township leader', zh: '乡级挂钩领导' }
const portChief: Name = { en: 'Port chief', zh: '口岸责任人' }
const portOffice: Name = { en: 'Demo Port Office', zh: '示例口岸办' }
const offices: readonly Name[] = [
  { en: 'Demo Forestry Bureau', zh: '示例林草局' },
  { en: 'Demo Health Bureau', zh: '示例卫健局' },
  { en: 'Demo Water Bureau', zh: '示例水务局' },
]

/**
 * Ports with a person of their own, a county leader for each township and a township leader with an office
 * for each village, but for the last township and one village that nobody is linked to.
 */
export function makeCharges(
  { nextId, todayMs }: Headquarters,
  units: UnitTree,
  stretches: readonly StretchRecord[],
  ports: readonly Port[],
): Charge[] {
  const chiefAt = (level: StretchRecord['level'], lineId: string, atM: number) =>
    stretches.find((one) => one.level === level && one.lineId === lineId && one.fromM <= atM && atM < one.toM)
  const charge = (
    of: Charge['of'],
    chief: StretchRecord | undefined,
    post: Name,
    department: Name | null,
  ): Charge[] =>
    chief === undefined
      ? []
      : [
          {
            id: nextId('charge'),
            of,
            level: chief.level,
            unitId: chief.unitId,
            personId: chief.personId,
            post,
            ...addedToAnswering,
            department,
            from: localInstant(todayMs - 150 * dayMs),
            to: null,
            synthetic: true,
          },
        ]
  return [
    ...ports.flatMap(({ id, lineId, chainageM }) =>
      charge({ kind: 'port', id }, chiefAt('county', lineId, chainageM), portChief, portOffice),
    ),
    ...units.townships.slice(0, -1).flatMap((township) => {
      const { lineId, fromM } = getGround(township)
      return charge({ kind: 'unit', id: township.id }, chiefAt('county', lineId, fromM), linkedLeader, null)
    }),
    ...units.villages.flatMap((village, index) => {
      if (index === unlinkedVillage) return []
      const { lineId, fromM } = getGround(village)
      const office = offices[index % offices.length] ?? null
      const of = { kind: 'unit' as const, id: village.id }
      return charge(of, chiefAt('township', lineId, fromM), linkedTownshipLeader, office)
    }),
  ]
}

const unlinkedVillage = 4
