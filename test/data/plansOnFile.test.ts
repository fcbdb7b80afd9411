import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patrol, type Patrol } from '../../data/model/patrol.ts'
import { lineId } from '../../data/model/ids.ts'
import { patrolFacts, unpatrolledOf } from '../../data/plansOnFile/patrolFacts.ts'
import { nearestAwayM } from '../../data/plansOnFile/planGroundOf.ts'

const uuid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const line = lineId.parse(uuid(1))
const walked = (changes: Partial<Patrol>): Patrol =>
  patrol.parse({
    id: uuid(2),
    lineId: line,
    fromM: 0,
    toM: 1000,
    from: '2026-03-16T00:00:00Z',
    to: '2026-03-16T08:00:00Z',
    mode: 'foot',
    team: { en: 'Team', zh: '巡逻组' },
    unitId: uuid(3),
    ...changes,
  })

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 30 }))
  .map(([from, length]) => ({ fromM: from * 10, toM: (from + length) * 10 }))

describe('ground without a patrol', () => {
  it('is every ten metres of the ground that no patrol reaches, and no other', () => {
    fc.assert(
      fc.property(stretch, fc.array(stretch, { maxLength: 8 }), (ground, stretches) => {
        const patrols = stretches.map((one) => walked(one))
        const holes = unpatrolledOf([{ lineId: line, ...ground }], patrols)
        const within = (atM: number, ones: readonly { fromM: number; toM: number }[]) =>
          ones.some(({ fromM, toM }) => fromM <= atM && atM < toM)
        for (let atM = 5; atM < 1000; atM += 10)
          expect(within(atM, holes), `${atM} m`).toBe(within(atM, [ground]) && !within(atM, stretches))
      }),
    )
  })

  it('is not closed by a patrol on another line', () => {
    const elsewhere = walked({ lineId: lineId.parse(uuid(9)) })
    expect(unpatrolledOf([{ lineId: line, fromM: 0, toM: 1000 }], [elsewhere])).toEqual([
      { lineId: line, fromM: 0, toM: 1000 },
    ])
  })
})

describe('patrols of a plan', () => {
  it('are told by the county’s clocks: a night patrol belongs to the day on which it begins', () => {
    const night = (day: number) =>
      walked({ from: `2026-03-${day}T15:00:00Z`, to: `2026-03-${day}T22:00:00Z` })
    expect(patrolFacts([night(17), night(16), night(23)], 'Asia/Shanghai')).toMatchObject([
      {
        startTime: '23:00',
        endTime: '06:00',
        weekdays: [1, 2],
        times: 3,
        firstDate: '2026-03-16',
        lastDate: '2026-03-23',
      },
    ])
  })

  it('of another team, stretch or hour are rows of their own, all counted once', () => {
    const all = [
      walked({}),
      walked({ toM: 900 }),
      walked({ to: '2026-03-16T07:00:00Z' }),
      walked({ team: { en: 'Other', zh: '另一组' } }),
      walked({ mode: 'drone' }),
      walked({ from: '2026-03-17T00:00:00Z', to: '2026-03-17T08:00:00Z' }),
    ]
    const rows = patrolFacts(all, 'Asia/Shanghai')
    expect(rows).toHaveLength(5)
    expect(rows.reduce((sum, { times }) => sum + times, 0)).toBe(all.length)
  })
})

it('a crossing lies as far as the nearest end of the ground, and nowhere on another line', () => {
  const ground = [
    { lineId: line, fromM: 1000, toM: 2000 },
    { lineId: line, fromM: 5000, toM: 6000 },
  ]
  expect([500, 1500, 3400, 4400, 9000].map((atM) => nearestAwayM(ground, line, atM))).toEqual([
    500, 0, 1400, 600, 3000,
  ])
  expect(nearestAwayM(ground, uuid(9), 1500)).toBeUndefined()
})
