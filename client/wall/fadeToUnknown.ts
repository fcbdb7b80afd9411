import type { LineCoverage } from '../../data/model/coverageAnswer.ts'

const noShares = { held: 0, thin: 0, gap: 0, unknown: 0, kept: 0, carried: 0, broken: 0 }
const noMetres = { heldM: 0, thinM: 0, gapM: 0, unknownM: 0, keptM: 0, carriedM: 0, brokenM: 0 }
const noHours = {
  totalKmH: 0,
  heldKmH: 0,
  thinKmH: 0,
  gapKmH: 0,
  unknownKmH: 0,
  keptKmH: 0,
  carriedKmH: 0,
  brokenKmH: 0,
}
const noFigure = { shareHeld: null, shareHeldAtMost: null }

/** What is left of a line's coverage when nothing is heard any more: its length, all of it unknown. */
export function fadeToUnknown(coverage: LineCoverage): LineCoverage {
  const { lengthM } = coverage
  return {
    ...coverage,
    figures: { ...noHours, ...noFigure },
    figuresNow: { ...noMetres, ...noFigure, unknownM: lengthM },
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
