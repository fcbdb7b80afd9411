import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reachesOf } from '../../../data/model/access.ts'
import type { Unit } from '../../../data/model/unit.ts'
import { isWithin, UnitTree } from '../../../data/model/unitTree.ts'
import { actorAt } from './actors.ts'

const unitAt = (index: number, parentId: string | null, fromM: number, toM: number): Unit =>
  ({ id: `unit-${index}`, parentId, ground: [{ lineId: 'line', fromM, toM }] }) as unknown as Unit

/** Any tree: each unit below an earlier one or below none, with ground anywhere. */
const units = fc
  .array(
    fc.record({
      above: fc.nat(),
      isTop: fc.boolean(),
      fromM: fc.nat(90),
      lengthM: fc.integer({ min: 1, max: 10 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((drawn) =>
    drawn.map(({ above, isTop, fromM, lengthM }, index) =>
      unitAt(index, index === 0 || isTop ? null : `unit-${above % index}`, fromM, fromM + lengthM),
    ),
  )

/** The unit itself and all above it, in the plainest way. */
function selfAndAbove(all: readonly Unit[], id: string): string[] {
  const unit = all.find((one) => one.id === id)
  return unit === undefined || unit.parentId === null ? [id] : [id, ...selfAndAbove(all, unit.parentId)]
}

describe('whatever the tree', () => {
  it('a unit and all above it come nearest first', () => {
    fc.assert(
      fc.property(units, fc.nat(), (all, a) => {
        const { id } = all[a % all.length]!
        expect(new UnitTree(all).withAbove(id)).toEqual(selfAndAbove(all, id))
      }),
    )
  })

  it('a unit is within another one if that is itself or above it, and only then', () => {
    fc.assert(
      fc.property(units, fc.nat(), fc.nat(), (all, a, b) => {
        const [one, other] = [all[a % all.length]!, all[b % all.length]!]
        expect(new UnitTree(all).isWithin(one.id, other.id)).toBe(
          selfAndAbove(all, one.id).includes(other.id),
        )
      }),
    )
  })

  it('a place is on a unit’s ground if it is on that of a unit within it, and only then', () => {
    fc.assert(
      fc.property(units, fc.nat(), fc.nat(100), (all, a, atM) => {
        const above = all[a % all.length]!.id
        const holding = all.filter(({ ground }) => ground.some((one) => one.fromM <= atM && atM <= one.toM))
        const tree = new UnitTree(all)
        expect(tree.holds(above, 'line', atM)).toBe(
          holding.some(({ id }) => selfAndAbove(all, id).includes(above)),
        )
        expect(tree.holds(above, 'another line', atM)).toBe(false)
        const farthestDown = tree.tryOnGround('line', atM)
        expect(farthestDown === undefined).toBe(holding.length === 0)
        for (const { id } of holding)
          if (id !== farthestDown?.id && farthestDown !== undefined)
            expect(selfAndAbove(all, id).slice(1)).not.toContain(farthestDown.id)
      }),
    )
  })

  it('what is of a unit is within somebody’s reach if an own unit is itself or above it, and only then', () => {
    fc.assert(
      fc.property(units, fc.array(fc.nat(), { maxLength: 4 }), fc.nat(), (all, homes, a) => {
        const own = homes.map((home) => all[home % all.length]!.id)
        const grants = own.flatMap((id) => actorAt('duty-officer', id).grants)
        const reaches = reachesOf({ kind: 'account', grants }, 'log-duty')
        const unitId = all[a % all.length]!.id
        expect(isWithin(new UnitTree(all), reaches, { unitIds: [unitId], places: [] })).toBe(
          own.some((id) => selfAndAbove(all, unitId).includes(id)),
        )
      }),
    )
  })

  it('units in a circle end the search', () => {
    const tree = new UnitTree([unitAt(0, 'unit-1', 0, 1), unitAt(1, 'unit-0', 1, 2)])
    expect(tree.isWithin('unit-0', 'unit-1')).toBe(true)
    expect(tree.isWithin('unit-0', 'elsewhere')).toBe(false)
    expect(tree.tryOnGround('line', 0.5)?.id).toBe('unit-0')
  })
})
