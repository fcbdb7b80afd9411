import { patrolItemId } from '../model/ids.ts'
import type { Patrol } from '../model/patrol.ts'
import type { PatrolPlan } from '../model/patrolPlan.ts'
import type { Headquarters } from './demonstration.ts'
import { dayMs, localInstant, localWeekday } from './demonstrationDay.ts'
import { stampedId } from './demonstrationIds.ts'
import type { UnitTree } from './units.ts'

/** Nobody has planned these nights yet: what the page of patrols is for. */
const openWeekdays = new Set([0, 6])
const firstNightHour = 18

/** Ids of items are stamped from here on, as those of records are. */
const itemEpochMs = Date.UTC(2025, 11, 1)

/**
 * The first headquarters' first township has begun to plan the week after all that is assigned: as the last
 * seven days were, without the nights of its weekend. A draft counts in no coverage.
 */
export function makeDraftPlans(
  { index, nextId, todayMs, days }: Headquarters,
  { townships, villages }: UnitTree,
  patrols: readonly Patrol[],
): PatrolPlan[] {
  const township = townships[0]
  if (index !== 0 || township === undefined) return []
  const afterMs = todayMs + (days.after + 1) * dayMs
  const mondayMs = afterMs + ((8 - localWeekday(afterMs)) % 7) * dayMs
  // Whole weeks before it, so that each weekday is copied to its own.
  const weeks = Math.ceil((mondayMs - todayMs) / (7 * dayMs))
  const copiedFromMs = mondayMs - weeks * 7 * dayMs
  const id = nextId('patrol-plan')
  const shiftMs = weeks * 7 * dayMs
  const planned = new Set(
    [township, ...villages.filter(({ parentId }) => parentId === township.id)].map((unit) => unit.id),
  )
  const copied = patrols.filter(({ unitId, from }) => {
    const fromMs = Date.parse(from)
    const isOpen = openWeekdays.has(localWeekday(fromMs)) && hourOf(fromMs) >= firstNightHour
    return planned.has(unitId) && copiedFromMs <= fromMs && fromMs < copiedFromMs + 7 * dayMs && !isOpen
  })
  const [first] = copied
  if (first === undefined) return []
  return [
    {
      id,
      unitId: township.id,
      lineId: first.lineId,
      name: {
        en: `${township.name.en}, week of ${localInstant(mondayMs).slice(0, 10)}`,
        zh: `${township.name.zh}，${localInstant(mondayMs).slice(0, 10)}起一周`,
      },
      from: localInstant(mondayMs),
      to: localInstant(mondayMs + 7 * dayMs),
      status: 'draft',
      items: copied.flatMap(({ teamId, ...patrol }, index) =>
        teamId === null ? [] : [{ ...itemOf(patrol, shiftMs), teamId, id: itemIdOf(id, index) }],
      ),
      publications: [],
      synthetic: true,
    },
  ]
}

const itemOf = (patrol: Omit<Patrol, 'teamId'>, shiftMs: number) => {
  const { fromM, toM, mode, speedKmh, loop, longestOnGroundMin } = patrol
  return {
    fromM,
    toM,
    mode,
    speedKmh,
    loop,
    longestOnGroundMin,
    from: localInstant(Date.parse(patrol.from) + shiftMs),
    to: localInstant(Date.parse(patrol.to) + shiftMs),
  }
}

const itemIdOf = (planId: string, index: number) =>
  patrolItemId.parse(stampedId(itemEpochMs + index, `${planId}/${index}`))

const hourOf = (atMs: number) => Number(localInstant(atMs).slice(11, 13))
