import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { useStateName } from '../i18n/useStateName.ts'
import { metresOf } from '../overview/StateLengths.tsx'
import { lookOf, statesOfKind } from '../theme/stateLook.ts'
import { DrawnMark } from './DrawnMark.tsx'
import { strokeOf, swatchOf, swatchPx, symbolOf, symbolPx } from './marks.ts'
import type { Moment } from './moment.ts'

const symbols = [
  ['openTrail', strokeOf('trailOpen', 5.2, 'across')],
  ['sealedTrail', strokeOf('trailSealed', 3.2, 'across')],
  ['staffed', symbolOf('square', 'checkpoint')],
  ['notStaffed', symbolOf('square-open', 'quiet')],
  ['barrier', strokeOf('barrier', 5.2, 'along')],
  ['patrol', strokeOf('patrol', 4, 'along')],
  ['device', symbolOf('triangle', 'device')],
  ['team', symbolOf('team', 'accent')],
  ['port', symbolOf('port', 'text')],
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
