import fc from 'fast-check'
import { checkpointClaims, deviceClaims, patrolClaims, staffedIntervals } from '../../geo/claims.ts'
import type { CoverageFacts } from '../../geo/coverageFacts.ts'
import { defaultPolicy, type Policy } from '../../geo/policy.ts'
import { unsealedIntervals } from '../../geo/trailStatus.ts'
import type { TimeWindow } from '../../geo/units.ts'
import type { RawFacts } from './bruteForceCoverage.ts'

/** 1 January 2026, midnight UTC: the window's start in tests. */
const midnightMs = Date.UTC(2026, 0, 1)
export const windowMin = 120
export const testWindow: TimeWindow = { fromMs: midnightMs, toMs: midnightMs + windowMin * 60_000 }
const atMin = (minutes: number) => midnightMs + minutes * 60_000

/**
 * Facts whose stretches are whole cells and whose times are whole minutes, some of them beyond the
 * window and the line. Speeds are whole metres a minute, so that a claim often keeps a limit exactly.
 */
export function randomFacts(lengthM: number, cellM: number): fc.Arbitrary<RawFacts> {
  const instant = fc.integer({ min: -90, max: windowMin + 60 }).map(atMin)
  const window = fc
    .tuple(fc.integer({ min: -90, max: windowMin }), fc.integer({ min: 1, max: 120 }))
    .map(([from, duration]) => ({ fromMs: atMin(from), toMs: atMin(from + duration) }))
  const cells = Math.ceil(lengthM / cellM)
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: cells - 1 }), fc.integer({ min: 1, max: Math.ceil(cells / 2) }))
    .map(([from, length]) => ({ fromM: from * cellM, toM: (from + length) * cellM }))
  const id = fc.integer({ min: 0, max: 9 }).map((number) => `e${number}`)
  const speedKmh = fc.constantFrom(1.2 * cellM, 2.4 * cellM, 6 * cellM)

  const policy = fc.record({
    base: fc.constantFrom(4, 10, 20),
    raisedBase: fc.constantFrom(2, 5),
    barredFactor: fc.constantFrom(2, 4),
    trailLimitMin: fc.constantFrom(1, 5, 12),
    trailReachM: fc.constantFrom(0, 7 * cellM, 20 * cellM),
    footKmh: speedKmh,
    vehicleKmh: speedKmh,
    droneKmh: speedKmh,
    addEqualRates: fc.boolean(),
  })
  const policies = fc
    .tuple(policy, fc.option(fc.tuple(policy, fc.integer({ min: -20, max: windowMin + 20 }))))
    .map(([first, later]) =>
      [
        { ...first, validFromMs: 0 },
        ...(later === null ? [] : [{ ...later[0], validFromMs: atMin(later[1]) }]),
      ].map(({ base, raisedBase, ...rest }, index): Policy => ({
        ...defaultPolicy,
        ...rest,
        version: index + 1,
        baseLimitMin: { normal: base, raised: raisedBase },
      })),
    )

  const shift = fc
    .record({
      window,
      leadId: fc.constantFrom(null, 'a', 'b'),
      leadMayLead: fc.boolean(),
      personIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }),
    })
    .map(({ window, ...rest }) => ({ ...window, ...rest }))
  const shifts = fc.array(shift, { maxLength: 5 })
  const minimumStaff = fc.integer({ min: 1, max: 3 })

  return fc.record({
    policies,
    tierOrders: fc.uniqueArray(fc.record({ tier: fc.constantFrom('normal', 'raised'), fromMs: instant }), {
      maxLength: 3,
      selector: (order) => order.fromMs,
    }),
    patrols: fc
      .array(
        fc.record({
          stretch: fc.oneof(stretch, fc.constant({ fromM: 20 * cellM, toM: 80 * cellM })),
          window,
          mode: fc.constantFrom('foot' as const, 'vehicle' as const, 'drone' as const),
          speedKmh: fc.option(speedKmh),
          loop: fc.boolean(),
          longestOnGroundMin: fc.constantFrom(0, 1, 4),
        }),
        { maxLength: 12 },
      )
      .map((patrols) =>
        patrols.map(({ stretch, window, ...rest }, index) => ({
          id: `${index}`,
          ...stretch,
          ...window,
          ...rest,
        })),
      ),
    checkpoints: fc
      .array(fc.record({ reach: fc.option(stretch), minimumStaff, shifts }), { maxLength: 2 })
      .map((checkpoints) => checkpoints.map((checkpoint, index) => ({ id: `${index}`, ...checkpoint }))),
    desk: fc.record({ minimumStaff, shifts }),
    devices: fc
      .array(
        fc.record({
          range: stretch,
          sweepMin: fc.constantFrom(0, 1, 5, 15),
          working: fc.array(window, { maxLength: 2 }),
        }),
        { maxLength: 2 },
      )
      .map((devices) => devices.map((device, index) => ({ id: `${index}`, ...device }))),
    barred: fc.array(
      fc.tuple(stretch, window).map(([stretch, window]) => ({ ...stretch, ...window })),
      { maxLength: 3 },
    ),
    trails: fc
      .array(
        fc.record({
          at: fc.integer({ min: 0, max: cells }),
          events: fc.uniqueArray(
            fc.record({
              id,
              kind: fc.constantFrom(
                'reported' as const,
                'sealed' as const,
                'verified' as const,
                'inspected' as const,
                'breached' as const,
                'reopened' as const,
              ),
              observedMs: instant,
              receivedMs: instant,
            }),
            { maxLength: 5, selector: (event) => event.id },
          ),
          withdraws: fc.option(id),
        }),
        { maxLength: 3 },
      )
      .map((trails) =>
        trails.map(({ at, events, withdraws }, index) => ({
          trailId: `${index}`,
          atM: at * cellM,
          events: [
            ...events.map((event) => ({ ...event, withdraws: null })),
            ...(withdraws === null
              ? []
              : [
                  {
                    id: 'w',
                    kind: 'withdrawn' as const,
                    observedMs: atMin(60),
                    receivedMs: atMin(61),
                    withdraws,
                  },
                ]),
          ],
        })),
      ),
  })
}

/** What the product makes of the same facts. */
export function coverageFactsOf(raw: RawFacts, window: TimeWindow): CoverageFacts {
  const deskStaffed = staffedIntervals(raw.desk, raw.desk.shifts, window)
  return {
    policies: raw.policies,
    tierOrders: raw.tierOrders,
    barred: raw.barred,
    claims: [
      ...raw.patrols.flatMap((patrol) => patrolClaims(patrol, raw.policies)),
      ...raw.checkpoints.flatMap((checkpoint) => checkpointClaims(checkpoint, checkpoint.shifts, window)),
      ...raw.devices.flatMap((device) => deviceClaims(device, deskStaffed)),
    ],
    openTrails: raw.trails.map(({ trailId, atM, events }) => ({
      trailId,
      atM,
      unsealed: unsealedIntervals(events, window),
    })),
  }
}
