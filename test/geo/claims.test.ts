import { describe, expect, it } from 'vitest'
import {
  checkpointClaims,
  deviceClaims,
  patrolClaims,
  patrolRevisitMin,
  staffedIntervals,
  type Claim,
  type PatrolFact,
  type ShiftFact,
} from '../../geo/claims.ts'
import { bestRevisitMin, keepsLimit } from '../../geo/bestRevisit.ts'
import { defaultPolicy } from '../../geo/policy.ts'

const hour = 3_600_000
const hours = (from: number, to: number) => ({ fromMs: from * hour, toMs: to * hour })
const onFoot = {
  lengthM: 2500,
  mode: 'foot' as const,
  speedKmh: null,
  loop: false,
  longestOnGroundMin: 0,
  windowMin: 480,
}

describe('the revisit that a patrol keeps in the worst case', () => {
  it('is there and back on foot: 2.5 km at 2.5 km/h is exactly 120 min', () => {
    expect(patrolRevisitMin(onFoot, defaultPolicy)).toBe(120)
  })

  it('goes by the policy’s speed for its mode, or by its own', () => {
    expect(patrolRevisitMin({ ...onFoot, mode: 'vehicle' }, defaultPolicy)).toBe(15)
    expect(patrolRevisitMin({ ...onFoot, mode: 'drone' }, defaultPolicy)).toBe(10)
    expect(patrolRevisitMin({ ...onFoot, speedKmh: 5 }, defaultPolicy)).toBe(60)
  })

  it('is one length round a loop', () => {
    expect(patrolRevisitMin({ ...onFoot, loop: true }, defaultPolicy)).toBe(60)
  })

  it('of a drone has its longest time on the ground besides, of others not', () => {
    expect(patrolRevisitMin({ ...onFoot, mode: 'drone', longestOnGroundMin: 25 }, defaultPolicy)).toBe(35)
    expect(patrolRevisitMin({ ...onFoot, longestOnGroundMin: 25 }, defaultPolicy)).toBe(120)
  })

  it('is none where the window is shorter than one pass over the stretch', () => {
    expect(patrolRevisitMin({ ...onFoot, windowMin: 60 }, defaultPolicy)).toBe(120)
    expect(patrolRevisitMin({ ...onFoot, windowMin: 59 }, defaultPolicy)).toBe(Infinity)
    expect(patrolRevisitMin({ ...onFoot, windowMin: 59, loop: true }, defaultPolicy)).toBe(Infinity)
  })
})

describe('the claims of a patrol', () => {
  const patrol: PatrolFact = {
    id: 'p1',
    fromM: 1000,
    toM: 3500,
    ...hours(6, 14),
    mode: 'foot',
    speedKmh: null,
    loop: false,
    longestOnGroundMin: 0,
  }
  const slower = { ...defaultPolicy, version: 2, validFromMs: 10 * hour, footKmh: 2 }

  it('are its stretch in its window', () => {
    expect(patrolClaims(patrol, [defaultPolicy])).toEqual([
      {
        kind: 'patrol',
        id: 'p1',
        fromM: 1000,
        toM: 3500,
        ...hours(6, 14),
        revisitMin: 120,
        rateKey: 'foot 2.5 1000 3500',
      },
    ])
  })

  it('change when a policy changes its speed', () => {
    const claims = patrolClaims(patrol, [defaultPolicy, slower])
    expect(claims.map(({ fromMs, toMs, revisitMin }) => [fromMs / hour, toMs / hour, revisitMin])).toEqual([
      [6, 10, 120],
      [10, 14, 150],
    ])
  })

  it('do not change when a policy changes something else', () => {
    expect(patrolClaims(patrol, [defaultPolicy, { ...slower, footKmh: 2.5 }])).toHaveLength(1)
    expect(patrolClaims({ ...patrol, speedKmh: 3 }, [defaultPolicy, slower])).toHaveLength(1)
  })

  it('are asked of the whole window whether it is long enough for a pass', () => {
    // Half an hour before the change and half an hour after it make up the hour of one pass.
    const short = { ...patrol, ...hours(9.5, 10.5) }
    const claims = patrolClaims(short, [defaultPolicy, { ...slower, footKmh: 2.6 }])
    expect(claims.map(({ revisitMin }) => Number.isFinite(revisitMin))).toEqual([true, true])
  })
})

describe('staffing', () => {
  const shift = (
    from: number,
    to: number,
    people: string[],
    lead: string | null = 'lead',
    mayLead = true,
  ): ShiftFact => ({
    ...hours(from, to),
    leadId: lead,
    leadMayLead: mayLead,
    personIds: people,
  })
  const day = hours(0, 24)

  it('stands while enough people are on, one of them a qualified lead', () => {
    expect(staffedIntervals({ minimumStaff: 3 }, [shift(6, 14, ['a', 'b'])], day)).toEqual([hours(6, 14)])
    expect(staffedIntervals({ minimumStaff: 4 }, [shift(6, 14, ['a', 'b'])], day)).toEqual([])
    expect(staffedIntervals({ minimumStaff: 2 }, [shift(6, 14, ['a', 'b'], null)], day)).toEqual([])
    expect(staffedIntervals({ minimumStaff: 2 }, [shift(6, 14, ['a', 'b'], 'c', false)], day)).toEqual([])
  })

  it('counts a person once however often named', () => {
    expect(staffedIntervals({ minimumStaff: 3 }, [shift(6, 14, ['lead', 'a', 'a'])], day)).toEqual([])
    expect(staffedIntervals({ minimumStaff: 3 }, [shift(6, 14, ['a']), shift(6, 14, ['a'])], day)).toEqual([])
  })

  it('counts shifts that overlap together, for the time that they do', () => {
    const shifts = [shift(6, 12, ['a']), shift(10, 14, ['b', 'c'], null)]
    expect(staffedIntervals({ minimumStaff: 4 }, shifts, day)).toEqual([hours(10, 12)])
  })

  it('handed over at 08:00 stands without a seam', () => {
    const shifts = [shift(0, 8, ['a']), shift(8, 16, ['b'], 'other')]
    expect(staffedIntervals({ minimumStaff: 2 }, shifts, day)).toEqual([hours(0, 16)])
  })

  it('is clipped to the window', () => {
    expect(staffedIntervals({ minimumStaff: 1 }, [shift(-5, 40, [])], day)).toEqual([day])
  })
})

describe('the claims of checkpoints and devices', () => {
  const shifts: ShiftFact[] = [{ ...hours(6, 14), leadId: 'a', leadMayLead: true, personIds: ['b'] }]

  it('are the reach of a border checkpoint, revisit 0, while it is staffed', () => {
    const checkpoint = { id: 'c1', reach: { fromM: 400, toM: 900 }, minimumStaff: 2 }
    expect(checkpointClaims(checkpoint, shifts, hours(0, 24))).toEqual([
      { kind: 'checkpoint', id: 'c1', fromM: 400, toM: 900, ...hours(6, 14), revisitMin: 0, rateKey: null },
    ])
  })

  it('are nothing for an inland one', () => {
    expect(checkpointClaims({ id: 'c1', reach: null, minimumStaff: 1 }, shifts, hours(0, 24))).toEqual([])
  })

  it('are the range of a device with its sweep time while it works and its desk is staffed', () => {
    const device = {
      id: 'd1',
      range: { fromM: 0, toM: 800 },
      sweepMin: 3,
      working: [hours(0, 8), hours(10, 24)],
    }
    expect(deviceClaims(device, [hours(6, 14)])).toEqual([
      { kind: 'device', id: 'd1', fromM: 0, toM: 800, ...hours(6, 8), revisitMin: 3, rateKey: null },
      { kind: 'device', id: 'd1', fromM: 0, toM: 800, ...hours(10, 14), revisitMin: 3, rateKey: null },
    ])
  })
})

describe('several claims at one place', () => {
  const claim = (revisitMin: number, rateKey: string | null): Claim => ({
    kind: 'patrol',
    id: 'p',
    fromM: 0,
    toM: 100,
    fromMs: 0,
    toMs: 1,
    revisitMin,
    rateKey,
  })
  const best = (addEqualRates: boolean, ...claims: Claim[]) => bestRevisitMin(claims, addEqualRates)

  it('count as the best of them', () => {
    expect(best(false, claim(300, 'a'), claim(200, 'a'))).toBe(200)
    expect(best(false)).toBe(Infinity)
  })

  it('add their rates where the policy lets claims of one key do so', () => {
    expect(best(true, claim(360, 'a'), claim(360, 'a'), claim(360, 'a'))).toBeCloseTo(120, 9)
    expect(best(true, claim(300, 'a'), claim(200, 'b'), claim(300, null), claim(300, null))).toBe(200)
    expect(best(true, claim(Infinity, 'a'), claim(Infinity, 'a'))).toBe(Infinity)
  })

  it('keep a limit that they equal, rounding of added rates included', () => {
    const third = claim(3 * 119.9, 'a')
    expect(keepsLimit(best(true, third, third, third), 119.9)).toBe(true)
    expect(keepsLimit(120.001, 120)).toBe(false)
    expect(keepsLimit(Infinity, 120)).toBe(false)
  })
})
