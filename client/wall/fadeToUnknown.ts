import type { LineCoverage } from '../../data/model/coverageAnswer.ts'

/** What is left of a line's coverage when nothing is heard any more: its length, all of it unknown. */
export function fadeToUnknown(
  coverage: LineCoverage,
  window: { fromMs: number; toMs: number },
): LineCoverage {
  const { lengthM } = coverage
  const whole = { fromM: 0, toM: lengthM }
  return {
    ...coverage,
    figures: { totalKmH: 0, heldKmH: 0, thinKmH: 0, gapKmH: 0, unknownKmH: 0, shareHeld: null },
    figuresNow: { heldM: 0, thinM: 0, gapM: 0, unknownM: lengthM, shareHeld: null },
    runsNow: [{ ...whole, state: 'unknown', limitMin: 0, barred: false, claims: [] }],
    kilometres: coverage.kilometres.map((kilometre) => ({
      ...kilometre,
      held: 0,
      thin: 0,
      gap: 0,
      unknown: 1,
      worst: 'unknown',
      now: 'unknown',
    })),
    gapsNow: [],
    gaps: [],
    slices: [{ ...whole, runs: [[window.fromMs, window.toMs, 'unknown']] }],
  }
}
