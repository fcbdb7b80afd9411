import { useTranslation } from 'react-i18next'
import type { CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import { marksOf, signOf } from '../gaps/gapStanding.ts'
import '../gaps/gaps.css'
import { useStateName } from '../i18n/useStateName.ts'
import type { Shade } from '../theme/stateColours.ts'
import { lookOf, statesOfKind } from '../theme/stateLook.ts'
import { surfaces } from '../theme/surfaces.ts'
import { DrawnMark } from './DrawnMark.tsx'
import { symbolMark, symbolPx } from './legendMark.ts'
import { MarksLegend } from './MarksLegend.tsx'

const incidentMarks = {
  dark: symbolMark('incident', 'text', surfaces.dark),
  light: symbolMark('incident', 'text', surfaces.light),
}

const statesThatFade = [...statesOfKind.planned, 'unknown'] as const

/** The states of a kind of coverage with their hatching, as ribbon, strip and chart draw them. */
export function MapLegend({
  kind = 'planned',
  fades = false,
  lines,
  marksIn,
  incidentsIn,
}: {
  kind?: CoverageKind
  /** The picture turns unknown where nothing is heard, whatever its kind. */
  fades?: boolean
  /** What is shown: gaps that somebody deals with have marks of their own. */
  lines?: readonly Pick<LineCoverage, 'gapsNow'>[] | undefined
  /** Trails, checkpoints and teams are explained too, where nobody can point at one and be told. */
  marksIn?: Shade
  /** Incidents are on the map. */
  incidentsIn?: Shade | undefined
}) {
  const { t: map } = useTranslation('map')
  const marks = marksOf(lines ?? [])
  const stateName = useStateName()
  const isDealtWith = marks.inHand || marks.overdue
  const standings = (
    <>
      {marks.inHand && (
        <li>
          <i className="gap-mark" data-standing="in-hand" data-sign={signOf['in-hand']} />
          <i className="state-swatch state-gap gap-hand-line" data-standing="in-hand" />
          {map('inHand')}
        </li>
      )}
      {marks.overdue && (
        <li>
          <i className="gap-mark" data-standing="overdue" data-sign={signOf.overdue} />
          <i className="state-swatch state-gap gap-hand-line" data-standing="overdue" />
          {map('overdue')}
        </li>
      )}
    </>
  )
  return (
    <ul className="map-legend" aria-label={map('legend')}>
      <li className="map-legend-kind">{map(`legendOf.${kind}`)}</li>
      {(fades && kind === 'planned' ? statesThatFade : statesOfKind[kind]).map((state) => (
        <li key={state}>
          <i className={`state-swatch state-${lookOf(state, kind)}`} />
          {stateName(state, kind)}
        </li>
      ))}
      {marksIn === undefined
        ? standings
        : isDealtWith && (
            <li className="map-legend-rows">
              <ul>{standings}</ul>
            </li>
          )}
      {incidentsIn !== undefined && (
        <li>
          <DrawnMark {...symbolPx} draw={incidentMarks[incidentsIn]} />
          {map('mark.incident')}
        </li>
      )}
      {marksIn !== undefined && <MarksLegend shade={marksIn} />}
    </ul>
  )
}
