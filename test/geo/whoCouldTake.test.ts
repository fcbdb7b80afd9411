import { describe, expect, it } from 'vitest'
import type { Roster, RosterShift } from '../../geo/rosterClashes.ts'
import { whoCouldTake } from '../../geo/whoCouldTake.ts'

const at = (text: string) => Date.parse(`2026-03-${text}+08:00`)
let count = 0
const shift = (who: string, from: string, to: string, placeId = 'post'): RosterShift => ({
  id: `s${++count}`,
  placeId,
  leadId: null,
  personIds: [who],
  onCall: false,
  fromMs: at(from),
  toMs: at(to),
})
const duty: RosterShift = { ...shift('', '11T08:00', '11T16:00'), id: 'duty', personIds: [] }
const roster = (shifts: RosterShift[]): Roster => ({
  zone: 'Asia/Shanghai',
  shifts: [...shifts, duty],
  needs: [],
  absences: [{ personId: 'away', fromMs: at('11T00:00'), toMs: at('12T00:00') }],
  leads: new Set(['idle', 'busy']),
  limits: {
    leastRestMin: 660,
    mostWeekMin: 2880,
    nights: { fromTime: '22:00', toTime: '06:00', leastMin: 180, periodWeeks: 4, overShare: 0 },
  },
})
const people = ['busy', 'away', 'tired', 'idle', 'elsewhere']
const shifts = [
  shift('busy', '09T08:00', '09T16:00'),
  shift('tired', '10T22:00', '11T06:00'),
  shift('elsewhere', '11T12:00', '11T20:00', 'desk'),
]

describe('who could take a duty', () => {
  it('are first those who break no rule, with least to do, then the others with why not', () => {
    const found = whoCouldTake(roster(shifts), duty, false, people)
    expect(found.map(({ personId, breaks }) => [personId, breaks.map(({ kind }) => kind)])).toEqual([
      ['idle', []],
      ['busy', []],
      ['away', ['leave']],
      ['elsewhere', ['twice']],
      ['tired', ['rest']],
    ])
    expect(found.map(({ weekMin, nights }) => [weekMin, nights])).toEqual([
      [0, 0],
      [480, 0],
      [0, 0],
      [480, 0],
      [480, 1],
    ])
  })

  it('is nobody as a lead who may not lead', () => {
    const found = whoCouldTake(roster(shifts), duty, true, people)
    expect(found.filter(({ breaks }) => breaks.length === 0).map(({ personId }) => personId)).toEqual([
      'idle',
      'busy',
    ])
    expect(found.find(({ personId }) => personId === 'tired')?.breaks.map(({ kind }) => kind)).toEqual([
      'rest',
      'lead-may-not',
    ])
  })

  it('is answered alike whatever the order of those asked about', () => {
    const one = whoCouldTake(roster(shifts), duty, false, people)
    expect(whoCouldTake(roster(shifts), duty, false, people.toReversed())).toEqual(one)
  })

  it('counts against somebody a week that was too long before, as it would be longer', () => {
    const days = ['09', '10', '12', '13', '14', '15'].map((day) =>
      shift('busy', `${day}T08:00`, `${day}T16:01`),
    )
    const [, last] = whoCouldTake(roster(days), duty, false, ['busy', 'idle'])
    expect(last?.breaks.map(({ kind }) => kind)).toEqual(['week'])
  })
})
