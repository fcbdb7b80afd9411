import { useTranslation } from 'react-i18next'
import { statesWorstFirst } from '../../geo/units.ts'

/** The states with their hatching, as ribbon, strip and chart draw them. */
export function MapLegend() {
  const { t } = useTranslation('domain')
  const { t: map } = useTranslation('map')
  return (
    <ul className="map-legend" aria-label={map('legend')}>
      {statesWorstFirst.toReversed().map((state) => (
        <li key={state}>
          <i className={`state-swatch state-${state}`} />
          {t(`state.${state}`)}
        </li>
      ))}
    </ul>
  )
}
