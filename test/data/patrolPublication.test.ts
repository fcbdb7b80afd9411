import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { patrol, type Patrol } from '../../data/model/patrol.ts'
import { patrolPlan, patrolPlanItem, type PatrolPlan } from '../../data/model/patrolPlan.ts'
import { team } from '../../data/model/team.ts'
import { patrolOfItem, patrolPublication } from '../../data/patrolPublication.ts'

const hourMs = 3_600_000
const name = { en: 'Team', zh: '队' }
const unitId = randomUUID()
const lineId = randomUUID()
const teams = [0, 1].map(() => team.parse({ id: randomUUID(), name, unitId, mode: 'foot' }))
const getTeam = (id: string) => teams.find((one) => one.id === id)!

/** Hours after the plan begins. */
const itemOf = (id: string, hour: number, hours: number, teamIndex: number, toM: number) =>
  patrolPlanItem.parse({
    id,
    teamId: teams[teamIndex]!.id,
    fromM: 0,
    toM,
    from: new Date(hour * hourMs).toISOString(),
    to: new Date((hour + hours) * hourMs).toISOString(),
    mode: 'foot',
  })
const planId = randomUUID()
const planOf = (items: PatrolPlan['items']) =>
  patrolPlan.parse({
    id: planId,
    unitId,
    lineId,
    name,
    from: new Date(0).toISOString(),
    to: new Date(168 * hourMs).toISOString(),
    status: 'draft',
    items,
  })

const ids = Array.from({ length: 8 }, () => randomUUID())
const items = fc
  .uniqueArray(
    fc.tuple(
      fc.nat(7),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(1),
      fc.integer({ min: 100, max: 4000 }),
    ),
    { selector: ([index]) => index },
  )
  .map((all) =>
    all.map(([index, hour, hours, teamIndex, toM]) => itemOf(ids[index]!, hour, hours, teamIndex, toM)),
  )

/** Publishes and gives the patrols on record afterwards. */
function published(
  plan: PatrolPlan,
  patrols: readonly Patrol[],
  nowMs: number,
  startedIds: ReadonlySet<string>,
) {
  const publication = patrolPublication({
    plan,
    patrols,
    startedIds,
    nowMs,
    getTeam,
    newId: () => randomUUID(),
  })
  const after = new Map(patrols.map((one): [string, Patrol] => [one.id, one]))
  for (const { id, patrol: made } of publication.changes)
    if (made === null) after.delete(id)
    else after.set(id, patrol.parse({ ...made, id }))
  return { ...publication, after: [...after.values()] }
}

it('a publication leaves what has begun as it was, and makes all else what the plan says', () => {
  fc.assert(
    fc.property(
      items,
      items,
      fc.integer({ min: 0, max: 50 }),
      fc.nat(7),
      (first, second, hour, startedIndex) => {
        const before = published(planOf(first), [], -1, new Set()).after
        expect(before.map(({ planItemId }) => planItemId)).toEqual(first.map(({ id }) => id))
        const started = new Set(
          before.filter(({ planItemId }) => planItemId === ids[startedIndex]).map(({ id }): string => id),
        )
        const nowMs = hour * hourMs
        const { after, counts } = published(planOf(second), before, nowMs, started)
        const hasBegun = (one: Patrol) => started.has(one.id) || Date.parse(one.from) <= nowMs
        const begun = before.filter(hasBegun)
        for (const one of begun) expect(after).toContainEqual(one)
        expect(counts.kept).toBe(begun.length)
        const begunItems = new Set<string | null>(begun.map(({ planItemId }) => planItemId))
        const wanted = second.filter(({ id, to }) => {
          const was = before.some(({ planItemId }) => planItemId === id)
          return !begunItems.has(id) && (was || Date.parse(to) > nowMs)
        })
        const made = after.filter((one) => !begun.some(({ id }) => id === one.id))
        expect(new Set(made.map(({ planItemId }) => planItemId))).toEqual(new Set(wanted.map(({ id }) => id)))
        for (const item of wanted)
          expect(made.find(({ planItemId }) => planItemId === item.id)).toMatchObject(
            patrolOfItem(planOf(second), item, getTeam(item.teamId)),
          )
      },
    ),
  )
})

it('publishing twice does nothing the second time', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 0, max: 50 }), (all, hour) => {
      const plan = planOf(all)
      const { after } = published(plan, [], hour * hourMs, new Set())
      expect(published(plan, after, hour * hourMs, new Set()).changes).toEqual([])
    }),
  )
})
