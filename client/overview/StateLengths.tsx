import type { CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { AnyState } from '../../geo/units.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useStateName } from '../i18n/useStateName.ts'
import { lookOf, statesOfKind } from '../theme/stateLook.ts'

/** How much of the lines is in each state, as lengths that sum to the whole. */
export function StateLengths({ kind, lines }: { kind: CoverageKind; lines: readonly LineCoverage[] }) {
  const stateName = useStateName()
  const { length } = useQuantities()
  const lengths = statesOfKind[kind].map((state) => ({
    state,
    metres: lines.reduce((total, { figuresNow }) => total + metresOf(figuresNow, state, kind), 0),
  }))
  return (
    <>
      <div className="state-bar" aria-hidden>
        {lengths
          .filter(({ metres }) => metres > 0)
          .map(({ state, metres }) => (
            <i
              key={state}
              className={`state-${lookOf(state, kind)}`}
              style={{ flexGrow: metres, flexBasis: 0 }}
            />
          ))}
      </div>
      <ul className="state-lengths">
        {lengths.map(({ state, metres }) => (
          <li key={state}>
            <i className={`state-swatch state-${lookOf(state, kind)}`} aria-hidden />
            {stateName(state, kind)} {length(metres)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Beside broken promises a gap is what was planned as one: figures count both as gap. */
export function metresOf(figures: LineCoverage['figuresNow'], state: AnyState, kind: CoverageKind): number {
  return state === 'gap' && kind === 'compared' ? figures.gapM - figures.brokenM : figures[`${state}M`]
}
