import { expect, it } from 'vitest'
import { makeDemonstration } from '../../data/demo/makeDemonstration.ts'
import type { RecordKind, RecordOf } from '../../data/model/records.ts'
import { firstRosterRules, rosterLimits } from '../../data/model/rosterRules.ts'
import { rosterClashes } from '../../geo/rosterClashes.ts'
import { staffNeeds } from '../../geo/staffNeeds.ts'

const nowMs = Date.parse('2026-03-10T04:00:00Z')
const { records } = makeDemonstration('malipo', nowMs)
const all = <Kind extends RecordKind>(kind: Kind): RecordOf<Kind>[] =>
  records.flatMap((one) => (one.kind === kind ? [one.record as RecordOf<Kind>] : []))

it('the demonstration’s week has holes and clashes of several kinds, and most of it is in order', () => {
  const week = { fromMs: nowMs - 2 * 86_400_000, toMs: nowMs + 2 * 86_400_000 }
  const places = [
    ...all('checkpoint'),
    ...all('desk'),
    ...all('trade-point').map(({ id }) => ({ id, minimumStaff: null })),
  ]
  const zone = 'Asia/Shanghai'
  const shifts = all('shift')
  const clashes = rosterClashes({
    zone,
    shifts: shifts.map(({ place, from, to, ...shift }) => ({
      ...shift,
      placeId: place.id,
      fromMs: Date.parse(from),
      toMs: Date.parse(to),
    })),
    needs: staffNeeds(
      zone,
      places,
      all('staff-need').map(({ place, ...need }) => ({ ...need, placeId: place.id })),
      all('holiday').map(({ date }) => date),
      week,
    ),
    absences: all('leave').map(({ from, to, personId }) => ({
      personId,
      fromMs: Date.parse(from),
      toMs: Date.parse(to),
    })),
    leads: new Set(all('person').flatMap(({ id, mayLead }) => (mayLead ? [id] : []))),
    limits: rosterLimits(firstRosterRules),
  }).filter(({ fromMs, toMs }) => fromMs < week.toMs && week.fromMs < toMs)
  const kinds = new Set(clashes.map(({ kind }) => kind))
  expect(kinds).toContain('under')
  expect(kinds).toContain('leave')
  expect(kinds).not.toContain('twice')
  expect(clashes.length).toBeLessThan(shifts.length / 10)
  expect([...all('staff-need'), ...all('leave'), ...all('holiday')].every(({ synthetic }) => synthetic)).toBe(
    true,
  )
})
