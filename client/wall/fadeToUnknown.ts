import { noFigures, type LineCoverage } from '../../data/model/coverageAnswer.ts'

const noShares = { held: 0, thin: 0, gap: 0, unknown: 0, kept: 0, carried: 0, broken: 0 }
const noMetres = { heldM: 0, thinM: 0, gapM: 0, unknownM: 0, keptM: 0, carriedM: 0, brokenM: 0 }
/** What is left of a line's coverage when nothing is heard any more: its length, all of it unknown. */
export function fadeToUnknown(coverage: LineCoverage): LineCoverage {
  const { lengthM } = coverage
  return {
    ...coverage,
    figures: noFigures,
    figuresNow: { ...noMetres, unknownM: lengthM, shareHeld: null, shareHeldAtMost: null },
    runsNow: [
      {
        fromM: 0,
        toM: lengthM,
        state: 'unknown',
        plannedState: 'unknown',
        limitMin: 0,
        barred: false,
        claims: [],
      },
    ],
    kilometres: coverage.kilometres.map((kilometre) => ({
      ...kilometre,
      ...noShares,
      unknown: 1,
      worst: 'unknown',
      now: 'unknown',
      revisit: null,
    })),
    gapsNow: [],
    gaps: [],
  }
}
