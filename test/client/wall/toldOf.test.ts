import { describe, expect, it } from 'vitest'
import { toldOf } from '../../../client/wall/toldOf.ts'
import type { GapInHand } from '../../../data/model/coverageAnswer.ts'
import type { Notice } from '../../../data/model/notice.ts'

const lineId = '01941f29-7c00-75ae-bd14-f5752c0bbb00' as Notice['lineId']
const [north, south] = ['north', 'south'] as unknown as [Notice['unitId'], Notice['unitId']]
const at = (clock: string) => `2026-03-10T${clock}:00.000Z`
const nowMs = Date.parse(at('09:00'))
const gap = {
  lineId,
  fromM: 1000,
  toM: 3000,
  since: at('08:00'),
  sinceIsOlder: false,
  acknowledgement: null,
}
const notice = {
  lineId,
  kind: 'planned' as const,
  fromM: 1000,
  toM: 3000,
  unitId: north,
  at: at('08:05'),
  readAt: null,
  overAt: null,
}

describe('whether the units that answer for a gap were told', () => {
  it('a unit that was told and has not read it is told, not read', () => {
    expect(toldOf(gap, 'planned', [notice], nowMs)).toEqual({
      kind: 'told',
      atMs: Date.parse(at('08:05')),
      units: 1,
      readUnits: 0,
      readMs: undefined,
    })
  })

  it('a gap of two units is read once both have read, at the hour of the last', () => {
    const read = { ...notice, readAt: at('08:20') }
    const other = { ...notice, unitId: south }
    expect(toldOf(gap, 'planned', [read, other], nowMs)).toMatchObject({
      units: 2,
      readUnits: 1,
      readMs: undefined,
    })
    const both = [read, { ...other, readAt: at('08:40') }]
    expect(toldOf(gap, 'planned', both, nowMs)).toMatchObject({
      readUnits: 2,
      readMs: Date.parse(at('08:40')),
    })
  })

  it('what was read of a gap does not stand for what a unit was told again', () => {
    const again = { ...notice, at: at('08:50') }
    const told = toldOf(gap, 'planned', [again, { ...notice, readAt: at('08:20') }], nowMs)
    expect(told).toMatchObject({ atMs: Date.parse(at('08:50')), units: 1, readUnits: 0 })
  })

  it('what stood when notices began was told to nobody', () => {
    expect(toldOf(gap, 'planned', [{ ...notice, readAt: notice.at }], nowMs)).toEqual({
      kind: 'stood-before',
    })
  })

  it('nobody was told by a notice of an earlier gap, of another place, or that is over', () => {
    const others = [
      { ...notice, at: at('07:00') },
      { ...notice, fromM: 3000, toM: 4000 },
      { ...notice, overAt: at('08:30') },
      { ...notice, lineId: 'another' as unknown as Notice['lineId'] },
      { ...notice, kind: 'actual' as const },
    ]
    expect(toldOf(gap, 'planned', others, nowMs)).toEqual({ kind: 'not-told' })
  })

  it('of a gap by evidence units were told of the plan, or of the broken promise', () => {
    for (const kind of ['planned', 'actual'] as const)
      expect(toldOf(gap, 'actual', [{ ...notice, kind }], nowMs)).toMatchObject({ kind: 'told' })
  })

  it('says why nobody was told: too young, too short, or in hand already', () => {
    const young = { ...gap, since: at('08:55') }
    expect(toldOf(young, 'planned', [], nowMs)).toEqual({ kind: 'not-yet' })
    expect(toldOf({ ...young, sinceIsOlder: true }, 'planned', [], nowMs)).toEqual({ kind: 'not-told' })
    expect(toldOf({ ...gap, toM: 1099 }, 'planned', [], nowMs)).toEqual({ kind: 'slight' })
    const acknowledgement = { id: 'word' } as unknown as GapInHand
    expect(toldOf({ ...gap, acknowledgement }, 'planned', [], nowMs)).toEqual({ kind: 'in-hand' })
  })
})
