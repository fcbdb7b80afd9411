import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { useStateName } from '../i18n/useStateName.ts'
import { DrawnMark } from '../map/DrawnMark.tsx'
import { strokeMark, symbolMark, symbolPx } from '../map/legendMark.ts'
import { metresOf } from '../overview/StateLengths.tsx'
import { lookOf, statesOfKind } from '../theme/stateLook.ts'
import { surfaces } from '../theme/surfaces.ts'
import { pageShade, swatchOf, swatchPx } from './marks.ts'
import type { Moment } from './moment.ts'

const surface = surfaces[pageShade]
const symbols = [
  ['openTrail', strokeMark('trailOpen', surface, { thickPx: 5.2, way: 'across' })],
  ['sealedTrail', strokeMark('trailSealed', surface, { thickPx: 3.2, way: 'across' })],
  ['staffed', symbolMark('square', 'checkpoint', surface)],
  ['notStaffed', symbolMark('square-open', 'quiet', surface)],
  ['barrier', strokeMark('barrier', surface, { thickPx: 5.2, way: 'along' })],
  ['patrol', strokeMark('patrol', surface, { thickPx: 4, way: 'along' })],
  ['device', symbolMark('triangle', 'device', surface)],
  ['team', symbolMark('team', 'accent', surface)],
  ['port', symbolMark('port', 'text', surface)],
] as const

export interface PageLegendProps {
  moment: Moment
  /** Strip and states as large as this beside a desk's. */
  scale: number
  withMap: boolean
}

/** Every state with its pattern and how much of the lines is in it, and what else is on the map. */
export function PageLegend({ moment, scale, withMap }: PageLegendProps) {
  const { t } = useTranslation('save')
  const { t: map } = useTranslation('map')
  const { length } = useQuantities()
  const stateName = useStateName()
  const { kind, lines } = moment.answer
  const states = useMemo(
    () => statesOfKind[kind].map((state) => ({ state, draw: swatchOf(lookOf(state, kind), scale) })),
    [kind, scale],
  )
  return (
    <section className="saved-legend">
      <ul>
        <li>{map(`legendOf.${kind}`)}</li>
        {states.map(({ state, draw }) => (
          <li key={state}>
            <DrawnMark {...swatchPx} draw={draw} />
            <span>
              {stateName(state, kind)}{' '}
              {length(lines.reduce((sum, { figuresNow }) => sum + metresOf(figuresNow, state, kind), 0))}
            </span>
          </li>
        ))}
      </ul>
      {withMap && (
        <ul>
          {symbols.map(([name, draw]) => (
            <li key={name}>
              <DrawnMark {...symbolPx} draw={draw} />
              <span>{t(name)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
