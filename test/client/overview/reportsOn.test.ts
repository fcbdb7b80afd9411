import { expect, it } from 'vitest'
import { incidentsOn, notesOn, patrolHoursOn } from '../../../client/overview/reports/reportsOn.ts'
import type { FieldNote } from '../../../data/model/fieldNote.ts'
import type { Patrol } from '../../../data/model/patrol.ts'

const lineId = 'l' as Patrol['lineId']
const place = { lineId, fromM: 1000, toM: 2000, thingId: null }
const hour = (at: number) => new Date(at * 3_600_000).toISOString()

it('reports of a stretch are those that lie on it, half open; of a trail those about it', () => {
  const at = (chainageM: number, trailId: string | null = null) => ({ lineId, chainageM, trailId })
  const [start, end, onTrail] = [at(1000), at(2000), at(5000, 't')]
  expect(incidentsOn([start, end, onTrail], place)).toEqual([start])
  expect(incidentsOn([start, end, onTrail], { ...place, thingId: 't' })).toEqual([onTrail])
  const about = { kind: 'trail', id: 't' } as FieldNote['about']
  const note = { lineId, chainageM: 9000, about }
  expect(notesOn([note], { ...place, thingId: 't' })).toEqual([note])
  expect(notesOn([note], place)).toEqual([])
})

it('of a patrol that reaches beyond the stretch or the window its share counts', () => {
  const patrol = { lineId, fromM: 1500, toM: 3500, from: hour(0), to: hour(8) }
  // A quarter of its stretch, half of its hours.
  expect(patrolHoursOn([patrol], place, { fromMs: 0, toMs: 4 * 3_600_000 })).toBeCloseTo(1)
  expect(
    patrolHoursOn([{ ...patrol, lineId: 'm' as Patrol['lineId'] }], place, { fromMs: 0, toMs: 9e9 }),
  ).toBe(0)
})
