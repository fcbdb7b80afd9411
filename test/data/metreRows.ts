import type { BorderLine } from '../../geo/borderLine.ts'
import type { CoverageFacts } from '../../geo/coverageFacts.ts'
import type { Policy } from '../../geo/policy.ts'
import type { CoverageState, Stretch, TimeWindow } from '../../geo/units.ts'

/** What a cell's number means. */
export const cellStates = ['gap', 'thin', 'held'] as const satisfies CoverageState[]

/** One metre of the line and its state at the middle of each minute of the window. */
export interface MetreRow extends Stretch {
  readonly middleM: number
  /** Indexes into `cellStates`; the array is used again for the next row. */
  readonly states: Uint8Array
}

const minuteMs = 60_000

/**
 * The definition of planned coverage, cell by cell: every metre of the line, the last one perhaps
 * shorter, at the middle of every minute. It shares no code with the sweep that it is there to
 * check, and knows no slices or runs. Rates that add are beyond it.
 */
export function* metreRows(
  line: BorderLine,
  window: TimeWindow,
  facts: CoverageFacts,
): Generator<MetreRow, void, undefined> {
  const minutes = (window.toMs - window.fromMs) / minuteMs
  const rules = rulesByMinute(facts, window, minutes)
  const claims = facts.claims.map((claim) => ({ ...claim, minutes: minutesOf(claim, window) }))
  const barred = facts.barred.map((region) => ({ ...region, minutes: minutesOf(region, window) }))
  const openTrails = facts.openTrails.flatMap(({ atM, unsealed }) =>
    unsealed.map((span) => ({ atM, minutes: minutesOf(span, window) })),
  )
  const limits = new Float64Array(minutes)
  const best = new Float64Array(minutes)
  const states = new Uint8Array(minutes)

  for (let fromM = 0; fromM < line.lengthM; fromM++) {
    const toM = Math.min(fromM + 1, line.lengthM)
    const middleM = (fromM + toM) / 2
    limits.set(rules.base)
    for (const region of barred) {
      if (!(region.fromM <= middleM && middleM < region.toM)) continue
      const [first, end] = region.minutes
      for (let minute = first; minute < end; minute++) limits[minute] = rules.barredBase[minute]!
    }
    for (const { atM, minutes } of openTrails) {
      const distanceM = Math.abs(middleM - atM)
      if (distanceM > rules.farthestTrailReachM) continue
      for (let minute = minutes[0]; minute < minutes[1]; minute++) {
        if (distanceM >= rules.trailReachM[minute]!) continue
        limits[minute] = Math.min(limits[minute]!, rules.trailLimitMin[minute]!)
      }
    }
    states.fill(0)
    best.fill(Infinity)
    for (const { fromM: claimFromM, toM: claimToM, minutes, revisitMin } of claims) {
      if (!(claimFromM <= middleM && middleM < claimToM)) continue
      const [first, end] = minutes
      states.fill(1, first, end)
      for (let minute = first; minute < end; minute++) best[minute] = Math.min(best[minute]!, revisitMin)
    }
    for (let minute = 0; minute < minutes; minute++) if (best[minute]! <= limits[minute]!) states[minute] = 2
    yield { fromM, toM, middleM, states }
  }
}

/** The policy and the tier in force at the middle of each minute, as numbers. */
function rulesByMinute(facts: CoverageFacts, window: TimeWindow, minutes: number) {
  const instants = Array.from({ length: minutes }, (_, minute) => window.fromMs + (minute + 0.5) * minuteMs)
  const policies = instants.map((atMs) => policyInForce(facts.policies, atMs))
  if (policies.some((policy) => policy.addEqualRates)) throw new RangeError('rates add')
  const base = Float64Array.from(instants, (atMs, minute) => {
    const limitMin = policies[minute]!.baseLimitMin[tierInForce(facts, atMs)]
    if (limitMin === undefined) throw new RangeError('a tier without a limit')
    return limitMin
  })
  return {
    base,
    barredBase: base.map((limitMin, minute) => limitMin * policies[minute]!.barredFactor),
    trailLimitMin: Float64Array.from(policies, (policy) => policy.trailLimitMin),
    trailReachM: Float64Array.from(policies, (policy) => policy.trailReachM),
    farthestTrailReachM: Math.max(...policies.map((policy) => policy.trailReachM)),
  }
}

/** The minutes of a window whose middle lies in a span, from the first to before the last. */
export function minutesOf(span: TimeWindow, window: TimeWindow): [first: number, end: number] {
  const minutes = (window.toMs - window.fromMs) / minuteMs
  const minuteAt = (ms: number) =>
    Math.min(minutes, Math.max(0, Math.ceil((ms - window.fromMs) / minuteMs - 0.5)))
  return [minuteAt(span.fromMs), Math.max(minuteAt(span.fromMs), minuteAt(span.toMs))]
}

function policyInForce(policies: readonly Policy[], atMs: number): Policy {
  const latest = policies
    .filter((policy) => policy.validFromMs <= atMs)
    .toSorted((a, b) => a.validFromMs - b.validFromMs || a.version - b.version)
    .at(-1)
  if (latest === undefined) throw new RangeError('no policy is in force')
  return latest
}

function tierInForce(facts: CoverageFacts, atMs: number): string {
  const latest = facts.tierOrders
    .filter((order) => order.fromMs <= atMs)
    .toSorted((a, b) => a.fromMs - b.fromMs)
    .at(-1)
  return latest?.tier ?? 'normal'
}
