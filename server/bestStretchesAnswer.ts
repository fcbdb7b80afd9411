import type { BestStretchesAnswer, ProposedStretch } from '../data/model/bestStretches.ts'
import { policyFact } from '../data/model/policy.ts'
import { barredRegions } from '../geo/barred.ts'
import { bestStretches, type BestStretches } from '../geo/bestStretches.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import { offsetLine, pathLengthM } from '../geo/chainage.ts'
import { figures } from '../geo/figures.ts'
import { gainIfBarred } from '../geo/gainIfBarred.ts'
import { gainOfStretches } from '../geo/gainOfStretches.ts'
import { contains, meets, union, type Interval } from '../geo/intervals.ts'
import { changePlanned, type PlannedCoverage } from '../geo/plannedCoverage.ts'
import type { Stretch } from '../geo/units.ts'
import { worthFormula, worthOfGains, type Worth } from '../geo/worth.ts'
import type { BestStretchesQuery } from './bestStretches.ts'
import type { CoverageReading } from './coverageReading.ts'
import { plannedLineOf } from './plannedLine.ts'

/** A barrier leaves the road of a lawful crossing free, metres of chainage to either side. */
const clearOfCrossingsM = 50
/** How often the length along the line is set anew, so that the barrier has the length asked for. */
const mostTurns = 3

/** Where so much barrier would do most, from a line's coverage and where it may lawfully be crossed. */
export function bestStretchesAnswer(
  reading: CoverageReading,
  query: BestStretchesQuery,
  crossingsAtM: readonly number[],
): BestStretchesAnswer {
  const { entry, planned: asItIs } = reading.lines[0]!
  const { line } = entry
  const planned = withBarriers(asItIs, reading.records, query.besides ?? [])
  const gains = gainIfBarred(planned)
  const standing = barredThroughout(planned)
  const trails = openTrailsOf(planned, standing)
  const worth = worthOfGains(line.lengthM, gains, {
    places: trails.map(({ atM }) => ({ atM, worth: query.trailWeightKmH })),
    forbidden: [
      ...(query.without ?? []),
      ...standing.map(({ from, to }) => ({ fromM: from, toM: to })),
      ...crossingsAtM.map((atM) => ({ fromM: atM - clearOfCrossingsM, toM: atM + clearOfCrossingsM })),
    ],
  })
  const { best, alongLineM } = bestForBarrier(line, worth, query)
  const proposed = (
    stretches: readonly (Stretch & { worth: number })[],
  ): Omit<ProposedStretch, keyof Stretch> => {
    const { gainKmH, gapKmH, freedTeamH } = gainOfStretches(gains, stretches)
    const cut = trails.filter(({ atM }) => stretches.some(({ fromM, toM }) => fromM <= atM && atM < toM))
    return {
      gainKmH,
      gapKmH,
      freedTeamH,
      barrierM: barrierLengthM(line, stretches, query.offsetM),
      trailsCut: [...new Set(cut.map(({ trailId }) => trailId as ProposedStretch['trailsCut'][number]))],
      worth: stretches.reduce((total, one) => total + one.worth, 0),
    }
  }
  const { total, held } = figures(planned)
  const sum = proposed(best.stretches)
  return {
    ...plannedLineOf(reading),
    formula: worthFormula,
    trailWeightKmH: query.trailWeightKmH,
    clearOfCrossingsM,
    alongLineM,
    cellM: best.cellM,
    boundWorth: best.boundWorth,
    totalKmH: total,
    heldKmH: held,
    heldAfterKmH: held + sum.gainKmH,
    sum,
    stretches: best.stretches.map((stretch) => ({
      fromM: stretch.fromM,
      toM: stretch.toM,
      ...proposed([stretch]),
    })),
    byLength: [...best.byLength],
  }
}

/** The best choice whose barrier, at its offset, is no longer than asked for. */
function bestForBarrier(
  line: BorderLine,
  worth: Worth,
  { lengthM, leastPieceM, offsetM }: BestStretchesQuery,
): { best: BestStretches; alongLineM: number } {
  let found: { best: BestStretches; alongLineM: number } | undefined
  let alongLineM = lengthM
  for (let turn = 0; turn < mostTurns; turn++) {
    const best = bestStretches(worth, { lengthM: alongLineM, leastPieceM })
    const takenM = best.stretches.reduce((total, { fromM, toM }) => total + (toM - fromM), 0)
    const barrierM = barrierLengthM(line, best.stretches, offsetM)
    if (barrierM <= lengthM && (found === undefined || best.worth > found.best.worth))
      found = { best, alongLineM }
    // Nothing more to take, or as long as it may be.
    if (barrierM <= lengthM && (barrierM > 0.99 * lengthM || takenM < 0.95 * alongLineM)) break
    alongLineM *= lengthM / Math.max(barrierM, lengthM / 10)
    // What follows bends differently: a little less, so that it fits.
    if (barrierM > lengthM) alongLineM *= 0.99
  }
  if (found !== undefined) return found
  // On ground this crooked half of it along the line is sure to be enough.
  alongLineM = Math.min(alongLineM, lengthM) / 2
  return { best: bestStretches(worth, { lengthM: alongLineM, leastPieceM }), alongLineM }
}

function barrierLengthM(line: BorderLine, stretches: readonly Stretch[], offsetM: number): number {
  return stretches.reduce((total, stretch) => total + pathLengthM(offsetLine(line, stretch, offsetM)), 0)
}

/** The coverage with some barriers, whatever their status, taken as standing. */
function withBarriers(
  planned: PlannedCoverage,
  { barriers, policies }: CoverageReading['records'],
  ids: readonly string[],
): PlannedCoverage {
  const parts = barriers
    .filter(({ id, lineId }) => ids.includes(id) && lineId === planned.line.id)
    .flatMap(({ parts }) => parts.map(({ path }) => ({ path, complete: [planned.window] })))
  if (parts.length === 0) return planned
  const barred = barredRegions(planned.line, parts, policies.map(policyFact), planned.window)
  return changePlanned(planned, { added: { barred } })
}

/** What is barred all through the window, where nothing is left to gain. */
function barredThroughout({ facts, window }: PlannedCoverage): Interval[] {
  return union(
    facts.barred
      .filter(({ fromMs, toMs }) => fromMs <= window.fromMs && window.toMs <= toMs)
      .map(({ fromM, toM }) => ({ from: fromM, to: toM })),
  )
}

/** Where trails meet the line that are unsealed at any time of the window and that nothing bars. */
function openTrailsOf({ facts, window }: PlannedCoverage, standing: readonly Interval[]) {
  return facts.openTrails.filter(
    ({ atM, unsealed }) => !contains(standing, atM) && unsealed.some((open) => meets(open, window)),
  )
}
