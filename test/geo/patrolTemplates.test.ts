import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOfLocal } from '../../geo/civilTime.ts'
import { meets } from '../../geo/intervals.ts'
import { fitTemplate, hoursOf, patrolsOfTemplate, templateOf } from '../../geo/patrolTemplates.ts'

const at = (text: string) => Date.parse(`${text}:00Z`)
const hourMs = 3_600_000

describe('a template of patrols', () => {
  it('keeps what begins within its week, from its Monday, one over midnight whole', () => {
    const week = { fromMs: at('2026-03-08T16:00'), toMs: at('2026-03-15T16:00') }
    const kept = templateOf(
      [
        { teamId: 'a', fromMs: at('2026-03-09T00:00'), toMs: at('2026-03-09T04:00') },
        { teamId: 'b', fromMs: at('2026-03-15T14:00'), toMs: at('2026-03-15T22:00') },
        { teamId: 'c', fromMs: at('2026-03-15T16:00'), toMs: at('2026-03-15T18:00') },
      ],
      week,
      'Asia/Shanghai',
    )
    expect(kept).toEqual([
      { teamId: 'a', startMin: 8 * 60, lastsMin: 240 },
      { teamId: 'b', startMin: 6 * 1440 + 22 * 60, lastsMin: 480 },
    ])
  })

  it('begins by the clocks of the county in a week in which they change', () => {
    const zone = 'Europe/Berlin'
    const monday = instantOfLocal(zone, at('2026-03-23T00:00'))
    const items = [6, 5].map((day) => ({ teamId: 'a', startMin: day * 1440 + 8 * 60, lastsMin: 120 }))
    expect(
      patrolsOfTemplate(items, [monday], zone).map(({ fromMs }) => new Date(fromMs).toISOString()),
    ).toEqual([
      // The clocks went forward on the Sunday.
      '2026-03-29T06:00:00.000Z',
      '2026-03-28T07:00:00.000Z',
    ])
  })

  it('of a week gives that week again, and of a day each of the days', () => {
    const minutes = fc.record({
      teamId: fc.constantFrom('a', 'b'),
      startMin: fc.integer({ min: 0, max: 7 * 1440 - 1 }),
      lastsMin: fc.integer({ min: 1, max: 2000 }),
    })
    const monday = at('2026-03-08T16:00')
    const week = { fromMs: monday, toMs: monday + 7 * 24 * hourMs }
    fc.assert(
      fc.property(fc.array(minutes), (items) => {
        const patrols = patrolsOfTemplate(items, [monday], 'Asia/Shanghai')
        expect(templateOf(patrols, week, 'Asia/Shanghai')).toEqual(items)
        const twice = patrolsOfTemplate(items, [monday, week.toMs], 'Asia/Shanghai')
        expect(hoursOf(twice)).toBeCloseTo(2 * hoursOf(patrols), 9)
      }),
    )
  })
})

describe('fitting a template into a plan', () => {
  const patrol = (teamId: string, fromH: number, toH: number) => ({
    teamId,
    fromMs: fromH * hourMs,
    toMs: toH * hourMs,
  })
  const known = { nowMs: 10 * hourMs, hasTeam: (id: string) => id !== 'gone' }

  it('leaves out what has begun, whose team is out already, and whose team is gone', () => {
    const [begun, clashing, teamless, after, twice] = [
      patrol('a', 10, 14),
      patrol('b', 12, 16),
      patrol('gone', 20, 24),
      patrol('b', 18, 22),
      patrol('b', 21, 23),
    ]
    expect(fitTemplate([begun, clashing, teamless, after, twice], [patrol('b', 15, 18)], known)).toEqual({
      added: [after],
      begun: [begun],
      clashing: [clashing, twice],
      teamless: [teamless],
    })
  })

  it('never sends a team out twice, loses nothing, and adds nothing the second time', () => {
    const some = fc.array(
      fc
        .record({
          teamId: fc.constantFrom('a', 'b', 'gone'),
          fromH: fc.integer({ min: 0, max: 60 }),
          lasts: fc.integer({ min: 1, max: 20 }),
        })
        .map(({ teamId, fromH, lasts }) => patrol(teamId, fromH, fromH + lasts)),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(some, some, (patrols, planned) => {
        const fit = fitTemplate(patrols, planned, known)
        const { added, begun, clashing, teamless } = fit
        expect(added.length + begun.length + clashing.length + teamless.length).toBe(patrols.length)
        for (const [index, one] of added.entries()) {
          expect(one.fromMs).toBeGreaterThan(known.nowMs)
          for (const other of [...planned, ...added.slice(0, index)])
            expect(other.teamId === one.teamId && meets(other, one)).toBe(false)
        }
        expect(fitTemplate(patrols, [...planned, ...added], known).added).toEqual([])
      }),
    )
  })
})
