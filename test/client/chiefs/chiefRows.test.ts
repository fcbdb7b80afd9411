import { expect, test } from 'vitest'
import { missingRows } from '../../../client/chiefs/chiefRows.ts'
import type { Answered } from '../../../client/chiefs/useResponsibility.ts'

type Level = Answered['responsibility']['levels'][number]
type Change = Level['changes'][number]

const change = (after: string[], before: string[] = ['held']): Change => ({
  at: '2026-03-20T00:00:00.000Z',
  fromM: 0,
  toM: 1000,
  before,
  after,
})

const answered = (changes: Change[]): Answered =>
  ({
    responsibility: {
      lineId: 'line',
      at: '2026-03-10T00:00:00.000Z',
      lengthM: 1000,
      levels: [
        { level: 'village', metres: { one: 1000, several: 0, vacant: 0, nobody: 0 }, pieces: [], changes },
      ],
      points: [],
      areas: [],
    },
    stretchById: new Map(
      Object.entries({ held: 'yang', other: 'li', open: null }).map(([id, personId]) => [
        id,
        { id, properties: { personId } },
      ]),
    ),
    chargeById: new Map(),
    pointById: new Map(),
    holds: [],
  }) as unknown as Answered

const soonStates = (after: string[]) =>
  missingRows(answered([change(after)]), { point: () => '', unit: () => '' }).map(({ state }) => state)

test('what nobody, two people or an unfilled post answers for from some day on is told ahead', () => {
  expect(soonStates([])).toEqual(['nobody'])
  expect(soonStates(['held', 'other'])).toEqual(['several'])
  expect(soonStates(['open'])).toEqual(['vacant'])
})

test('an unfilled post beside one that is filled is no contradiction, ahead no more than now', () => {
  expect(soonStates(['held', 'open'])).toEqual([])
})
