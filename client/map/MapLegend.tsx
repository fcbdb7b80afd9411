import { useTranslation } from 'react-i18next'
import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import { useStateName } from '../i18n/useStateName.ts'
import { lookOf, statesOfKind } from '../theme/stateLook.ts'

const statesThatFade = [...statesOfKind.planned, 'unknown'] as const

/** The states of a kind of coverage with their hatching, as ribbon, strip and chart draw them. */
export function MapLegend({
  kind = 'planned',
  fades = false,
}: {
  kind?: CoverageKind
  /** The picture turns unknown where nothing is heard, whatever its kind. */
  fades?: boolean
}) {
  const { t: map } = useTranslation('map')
  const stateName = useStateName()
  return (
    <ul className="map-legend" aria-label={map('legend')}>
      <li className="map-legend-kind">{map(`legendOf.${kind}`)}</li>
      {(fades && kind === 'planned' ? statesThatFade : statesOfKind[kind]).map((state) => (
        <li key={state}>
          <i className={`state-swatch state-${lookOf(state, kind)}`} />
          {stateName(state, kind)}
        </li>
      ))}
    </ul>
  )
}
