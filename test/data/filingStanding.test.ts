import { describe, expect, it } from 'vitest'
import { standingsOf } from '../../data/model/filingStanding.ts'
import { filingHead, type FilingHead, type FilingState } from '../../data/model/planFiling.ts'
import { filingDeadline, planOnFile, type PlanOnFile } from '../../data/model/planOnFile.ts'
import { plansDue } from '../../data/model/plansDue.ts'
import { unit } from '../../data/model/unit.ts'

const uuid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const units = [
  [1, 'village', 3],
  [2, 'village', 3],
  [3, 'township', 4],
  [4, 'county', null],
].map(([number, level, above]) =>
  unit.parse({
    id: uuid(Number(number)),
    name: { en: `Unit ${number}`, zh: `单位${number}` },
    level,
    parentId: above === null ? null : uuid(Number(above)),
    ground: [],
  }),
)
const deadline = filingDeadline.parse({
  id: uuid(9),
  kind: 'joint',
  level: 'village',
  from: '2026-12-01',
  to: '2026-12-31',
  due: '2026-11-28',
})
const plan = (number: number, changes: object = {}): PlanOnFile =>
  planOnFile.parse({
    id: uuid(number),
    kind: 'joint',
    unitId: uuid(1),
    from: '2026-12-01',
    to: '2026-12-31',
    ...changes,
  })
const filing = (planNumber: number, number: number, state: FilingState, filedAt: string): FilingHead =>
  filingHead.parse({
    id: uuid(100 * planNumber + number),
    planId: uuid(planNumber),
    number,
    kind: 'joint',
    unitId: uuid(1),
    from: '2026-12-01',
    to: '2026-12-31',
    filedAt,
    filedBy: 'chief',
    signedById: null,
    state,
  })

const standings = (
  plans: readonly PlanOnFile[],
  filings: readonly FilingHead[] = [],
  today = '2026-11-20',
): string[] =>
  standingsOf(deadline, { units, plans, filings }, today, (at) => at.slice(0, 10)).map(
    ({ unitId, state, isLate }) => `${Number(unitId.slice(-2))} ${state}${isLate ? ' late' : ''}`,
  )

describe('a deadline', () => {
  it('names every unit of its level, also those that have nothing', () => {
    expect(standings([])).toEqual(['1 missing', '2 missing'])
    expect(standings([plan(10)])).toEqual(['1 draft', '2 missing'])
  })

  it('is over at the end of its last day', () => {
    expect(standings([plan(10)], [], '2026-11-28')).toEqual(['1 draft', '2 missing'])
    expect(standings([plan(10)], [], '2026-11-29')).toEqual(['1 draft late', '2 missing late'])
  })

  it('is kept by the first filing, however often the plan is returned after', () => {
    const inTime = filing(10, 1, 'returned', '2026-11-27T10:00:00Z')
    const again = filing(10, 2, 'accepted', '2026-12-02T10:00:00Z')
    expect(standings([plan(10)], [again, inTime], '2026-12-05')[0]).toBe('1 accepted')
    const tooLate = filing(10, 1, 'filed', '2026-11-29T10:00:00Z')
    expect(standings([plan(10)], [tooLate], '2026-12-05')[0]).toBe('1 filed late')
  })

  it('is not answered by a plan of other days or another kind', () => {
    const filed = filing(10, 1, 'accepted', '2026-11-20T10:00:00Z')
    expect(standings([plan(10, { to: '2026-12-30' })], [filed])[0]).toBe('1 missing')
    expect(standings([plan(10, { kind: 'emergency', to: null })], [filed])[0]).toBe('1 missing')
    expect(standings([plan(10, { from: '2026-11-15', to: '2027-01-31' })], [filed])[0]).toBe('1 accepted')
  })

  it('is answered by the plan that has come farthest', () => {
    const filed = filing(11, 1, 'filed', '2026-11-20T10:00:00Z')
    expect(standings([plan(10), plan(11), plan(12)], [filed])[0]).toBe('1 filed')
  })
})

describe('what a unit is told of a deadline', () => {
  const told = (of: number, today: string, filings: readonly FilingHead[] = []) =>
    plansDue(uuid(of), [deadline], { units, plans: [plan(10)], filings }, today, (at) => at.slice(0, 10)).map(
      ({ own, lateBelow }) =>
        `${own === undefined ? 'nothing' : `${own.state}${own.isLate ? ' late' : ''}`}, ${lateBelow} below`,
    )

  it('begins a week before its last day and ends with its days', () => {
    expect(told(1, '2026-11-20')).toEqual([])
    expect(told(1, '2026-11-21')).toEqual(['draft, 0 below'])
    expect(told(2, '2026-11-29')).toEqual(['missing late, 0 below'])
    expect(told(2, '2026-12-31')).toEqual(['missing late, 0 below'])
    expect(told(2, '2027-01-01')).toEqual([])
  })

  it('is of its own plan until that is filed, and again where it is returned', () => {
    expect(told(1, '2026-11-27', [filing(10, 1, 'filed', '2026-11-26T02:00:00Z')])).toEqual([])
    expect(told(1, '2026-11-29', [filing(10, 1, 'returned', '2026-11-26T02:00:00Z')])).toEqual([
      'returned, 0 below',
    ])
    expect(told(1, '2026-11-29', [filing(10, 1, 'accepted', '2026-11-26T02:00:00Z')])).toEqual([])
  })

  it('is how many below it are late, at every level above', () => {
    for (const above of [3, 4]) {
      expect(told(above, '2026-11-27')).toEqual([])
      expect(told(above, '2026-11-29')).toEqual(['nothing, 2 below'])
      expect(told(above, '2026-11-29', [filing(10, 1, 'filed', '2026-11-26T02:00:00Z')])).toEqual([
        'nothing, 1 below',
      ])
    }
  })
})
