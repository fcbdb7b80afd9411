import './marksLegend.css'
import { useTranslation } from 'react-i18next'
import { surfaces } from '../theme/surfaces.ts'
import type { Shade } from '../theme/stateColours.ts'
import { DrawnMark } from './DrawnMark.tsx'
import { strokeMark, symbolMark, symbolPx } from './legendMark.ts'

const marksIn = (surface: (typeof surfaces)[Shade]) =>
  [
    ['trailOpen', strokeMark('trailOpen', surface, { thickPx: 6, way: 'across' })],
    ['trailSealed', strokeMark('trailSealed', surface, { thickPx: 3.4, way: 'across' })],
    ['postStaffed', symbolMark('square', 'checkpoint', surface)],
    ['postNotStaffed', symbolMark('square-open', 'quiet', surface)],
    ['teamFresh', symbolMark('team', 'accent', surface)],
    ['teamOld', symbolMark('team-old', 'accent', surface)],
    ['teamLost', symbolMark('team-lost', 'quiet', surface)],
  ] as const
const marks = { dark: marksIn(surfaces.dark), light: marksIn(surfaces.light) }

/** What stands along the line and who is out there, in a legend on one line of two rows. */
export function MarksLegend({ shade }: { shade: Shade }) {
  const { t } = useTranslation('map')
  return (
    <li className="map-legend-rows">
      <ul>
        {marks[shade].map(([name, draw]) => (
          <li key={name}>
            <DrawnMark {...symbolPx} draw={draw} />
            {t(`mark.${name}`)}
          </li>
        ))}
      </ul>
    </li>
  )
}
