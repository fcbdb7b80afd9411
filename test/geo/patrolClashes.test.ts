import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patrolClashes, type ManningPatrol, type OtherDuty } from '../../geo/patrolClashes.ts'
import { defaultPolicy } from '../../geo/policy.ts'

const hourMs = 3_600_000

function patrol(
  id: string,
  teamId: string | null,
  hours: readonly [number, number],
  people = ['a'],
): ManningPatrol {
  return {
    id,
    teamId,
    personIds: people,
    fromM: 0,
    toM: 1000,
    fromMs: hours[0] * hourMs,
    toMs: hours[1] * hourMs,
    mode: 'foot',
    speedKmh: null,
    loop: false,
    longestOnGroundMin: 0,
  }
}

const clashes = (
  planned: readonly ManningPatrol[],
  standing: readonly ManningPatrol[] = [],
  shifts: readonly OtherDuty[] = [],
) => patrolClashes(planned, standing, shifts, [defaultPolicy])

describe('a planned patrol', () => {
  it('that begins when another of its team ends clashes with nothing', () => {
    expect(clashes([patrol('one', 'team', [0, 8]), patrol('two', 'team', [8, 16])])).toEqual([])
  })

  it('of a team that is out elsewhere is named once, and its people are not named again', () => {
    expect(clashes([patrol('one', 'team', [0, 8]), patrol('two', 'team', [7, 16])])).toEqual([
      { kind: 'team-twice', id: 'two', otherId: 'one' },
    ])
  })

  it('of somebody who is named twice on it is not with itself, and is told once', () => {
    expect(clashes([patrol('one', 'team', [0, 8], ['a', 'a'])])).toEqual([])
    expect(
      clashes([patrol('one', 'team', [0, 8], ['a', 'a'])], [patrol('other', 'x', [4, 9], ['a', 'a'])]),
    ).toEqual([{ kind: 'person-twice', id: 'one', otherId: 'other', personId: 'a' }])
  })

  it('of somebody who is out with another team names them', () => {
    expect(
      clashes([patrol('one', 'team', [0, 8], ['a', 'b'])], [patrol('other', 'x', [4, 9], ['b'])]),
    ).toEqual([{ kind: 'person-twice', id: 'one', otherId: 'other', personId: 'b' }])
  })

  it('of somebody who stands on a shift names the shift', () => {
    const shift = { id: 'night', fromMs: 0, toMs: 4 * hourMs, personIds: ['a'] }
    expect(clashes([patrol('one', 'team', [3, 8])], [], [shift])).toEqual([
      { kind: 'on-shift', id: 'one', otherId: 'night', personId: 'a' },
    ])
  })

  it('that is too short for one pass, or has nobody, says so', () => {
    const short = { ...patrol('short', 'team', [0, 1]), toM: 9000 }
    expect(clashes([short, patrol('empty', null, [0, 8], [])])).toEqual([
      { kind: 'no-pass', id: 'short' },
      { kind: 'nobody', id: 'empty' },
    ])
  })

  it('is asked nothing of what two others do beside the plan', () => {
    const others = [patrol('x', 'team', [0, 8]), patrol('y', 'team', [4, 9])]
    expect(clashes([], others, [{ id: 'shift', fromMs: 0, toMs: 9 * hourMs, personIds: ['a'] }])).toEqual([])
  })
})

it('finds exactly the pairs that a look at every pair finds', () => {
  const duty = fc.record({
    team: fc.constantFrom('t1', 't2', 't3'),
    people: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 2 }),
    from: fc.integer({ min: 0, max: 30 }),
    length: fc.integer({ min: 1, max: 8 }),
  })
  const made = (all: readonly (typeof duty extends fc.Arbitrary<infer One> ? One : never)[], name: string) =>
    all.map(({ team, people, from, length }, index) =>
      patrol(`${name}${index}`, team, [from, from + length], people),
    )
  fc.assert(
    fc.property(fc.array(duty, { maxLength: 8 }), fc.array(duty, { maxLength: 5 }), (own, others) => {
      const planned = made(own, 'p')
      const standing = made(others, 's')
      const wanted = new Set<string>()
      const all = [...planned, ...standing]
      for (const one of planned)
        for (const other of all) {
          if (one === other || one.fromMs >= other.toMs || other.fromMs >= one.toMs) continue
          const pair = [one.id, other.id].sort().join(' ')
          if (one.teamId === other.teamId) wanted.add(`team ${pair}`)
          else
            for (const person of one.personIds)
              if (other.personIds.includes(person)) wanted.add(`${person} ${pair}`)
        }
      const found = clashes(planned, standing).flatMap((clash) => {
        if (clash.kind !== 'team-twice' && clash.kind !== 'person-twice') return []
        const pair = [clash.id, clash.otherId].sort().join(' ')
        return [clash.kind === 'team-twice' ? `team ${pair}` : `${clash.personId} ${pair}`]
      })
      expect(found.length).toBe(new Set(found).size)
      expect(new Set(found)).toEqual(wanted)
    }),
  )
})
