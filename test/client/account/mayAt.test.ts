import { describe, expect, it } from 'vitest'
import { mayAt } from '../../../client/account/mayAt.ts'
import type { Actor } from '../../../data/model/account.ts'
import type { Unit } from '../../../data/model/unit.ts'
import { UnitTree } from '../../../data/model/unitTree.ts'
import { actorAt } from '../../server/access/actors.ts'

const unit = (id: string, parentId: string | null, fromM: number, toM: number): Unit =>
  ({ id, parentId, ground: [{ lineId: 'line', fromM, toM }] }) as unknown as Unit
const units = new UnitTree([
  unit('county', null, 0, 4000),
  unit('west', 'county', 0, 2000),
  unit('village', 'west', 0, 1000),
  unit('east', 'county', 2000, 4000),
])
const at = (atM: number) => [{ lineId: 'line', atM }]
const chief: Actor = actorAt('segment-chief', 'west')
const may = (...given: [unitId: string | null | undefined, places?: { lineId: string; atM: number }[]]) =>
  mayAt(chief, 'deal-with-gaps', units, given[0], given[1] ?? [])

describe('what a page offers', () => {
  it('lies with the own unit or below it, and on its ground', () => {
    expect(may('village', at(500))).toBe(true)
    expect(may('village', at(1500))).toBe(true)
    expect(may('village', at(2500))).toBe(false)
    expect(may('east', at(500))).toBe(false)
    expect(may('county')).toBe(false)
    expect(may('village', [...at(500), ...at(2500)])).toBe(false)
  })

  it('is judged by the place alone where it is of any unit or of none', () => {
    expect([may(undefined, at(500)), may(undefined, at(2500))]).toEqual([true, false])
    expect([may(null, at(500)), may(null, at(2500))]).toEqual([true, false])
    expect(may(undefined)).toBe(true)
  })

  it('is hidden by nothing that is not known, and never offered without the right', () => {
    expect(mayAt(chief, 'deal-with-gaps', undefined, 'east', at(2500))).toBe(true)
    expect(may('a unit made since', at(500))).toBe(true)
    expect(mayAt(actorAt('planner', 'west'), 'deal-with-gaps', undefined, 'west', [])).toBe(false)
  })
})
