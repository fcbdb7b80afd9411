import { describe, expect, it } from 'vitest'
import type { Charge, StretchRecord } from '../../data/model/chief.ts'
import { readBody } from '../../data/store/records.ts'
import { responsibilityOf } from '../../data/model/responsibility.ts'
import { makeDemonstration } from '../../data/demo/makeDemonstration.ts'
import type { RecordKind, RecordOf } from '../../data/model/records.ts'

const atMs = Date.parse('2026-03-10T04:00:00Z')

describe('a stretch kept before chiefs had offices, deputies and delegations', () => {
  it('is read as one that has none', () => {
    const { deputyIds, deputising, department } = readBody(
      'stretch',
      JSON.stringify({ id: 'x', level: 'village', fromM: 0, toM: 5 }),
    )
    expect([deputyIds, deputising, department]).toEqual([[], [], null])
  })
})

describe('who answers for the demonstration county', () => {
  const { records } = makeDemonstration('malipo', atMs)
  const ofKind = <Kind extends RecordKind>(kind: Kind) =>
    records.flatMap((one) => (one.kind === kind ? [one.record as RecordOf<Kind>] : []))
  const stretches: readonly StretchRecord[] = ofKind('stretch')
  const charges: readonly Charge[] = ofKind('charge')
  const lengthM = Math.max(...stretches.map(({ toM }) => toM))
  const line = { id: ofKind('border-line')[0]!.id, lengthM }
  const answered = responsibilityOf(line, { stretches, charges, points: [], units: ofKind('unit') }, atMs)

  it('is told of with two holes, one double and one that leaves soon, at the villages alone', () => {
    expect(
      answered.levels.map(({ level, pieces }) => [
        level,
        pieces.filter(({ state }) => state !== 'one').length,
      ]),
    ).toEqual([
      ['city', 0],
      ['county', 0],
      ['township', 0],
      ['village', 3],
    ])
    expect(answered.levels[3]?.changes).toHaveLength(1)
  })

  it('has a township and a village that nobody is linked to', () => {
    const missing = answered.areas.filter(({ state }) => state === 'nobody')
    expect(missing.map(({ level }) => level).toSorted()).toEqual(['county', 'township'])
  })

  it('has no hole where the line goes on for less than a metre', () => {
    const longer = responsibilityOf(
      { ...line, lengthM: lengthM + 0.4 },
      { stretches, charges, points: [], units: [] },
      atMs,
    )
    expect(longer.levels[0]?.metres.nobody).toBe(0)
  })
})
