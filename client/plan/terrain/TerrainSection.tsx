import './terrain.css'
import { useTranslation } from 'react-i18next'
import type { PlanningRules } from '../../../data/model/planningRules.ts'
import type { Position } from '../../../geo/units.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { DraftWorth } from '../draftWorth.ts'
import { ProfileDrawing } from './ProfileDrawing.tsx'
import { SlopeBar } from './SlopeBar.tsx'
import { heightSources, slopeText } from './slopeWords.ts'
import type { PlanTerrain } from './useElevation.ts'

interface TerrainSectionProps {
  terrain: PlanTerrain
  worth: DraftWorth
  rules: Pick<PlanningRules, 'slopeBoundsDeg'>
  /** Ground steeper than this is marked on the profile. */
  greatestDeg: number
  onShow: (positions: readonly Position[]) => void
  /** The place of the draft under the pointer, so that the map shows it. */
  onPoint: (position: Position | undefined) => void
}

/** What the ground along a draft is like; nothing where the county has loaded no elevation. */
export function TerrainSection({ terrain, worth, rules, greatestDeg, onShow, onPoint }: TerrainSectionProps) {
  const { t } = useTranslation('planTerrain')
  const quantities = useQuantities()
  const { number, length } = quantities
  const nameOf = useNameOf()
  if (terrain.records.length === 0) return null
  const { terrain: figures, profiles } = worth
  const fine = (metres: number) => (metres < 1000 ? length(metres) : `${number(metres / 1000, 2)} ${t('km')}`)
  return (
    <section className="terrain" aria-label={t('terrain')}>
      <h3 className="plan-heading">{t('terrain')}</h3>
      {figures === null || profiles === null ? (
        <p className="plan-rules-note plan-quiet" role="status">
          {t(terrain.isFailed ? 'failed' : 'loading')}
        </p>
      ) : figures.steepest === null ? (
        <p className="plan-rules-note">{t('unknownAll')}</p>
      ) : (
        <>
          <ProfileDrawing profiles={profiles} greatestDeg={greatestDeg} onPoint={onPoint} />
          <table className="plan-figures">
            <tbody>
              <tr>
                <th scope="row">{t('steepest')}</th>
                <td>
                  <button
                    type="button"
                    className="plan-show terrain-steepest"
                    onClick={() => figures.steepest !== null && onShow([figures.steepest.position])}
                  >
                    {slopeText(t, quantities, figures.steepest.slopeDeg)}
                  </button>
                </td>
              </tr>
              <tr>
                <th scope="row">{t('mean')}</th>
                <td>{slopeText(t, quantities, figures.meanSlopeDeg ?? 0)}</td>
              </tr>
              <tr>
                <th scope="row">{t('climb')}</th>
                <td>{t('metresUpDown', { up: number(figures.climbM), down: number(figures.descentM) })}</td>
              </tr>
              <tr>
                <th scope="row">{t('heights')}</th>
                <td>
                  {t('range', {
                    lowest: number(figures.lowestM ?? 0),
                    highest: number(figures.highestM ?? 0),
                  })}
                </td>
              </tr>
              <tr>
                <th scope="row">{t('surface')}</th>
                <td>{t('ofPlan', { surface: fine(figures.surfaceM), plan: fine(figures.knownM) })}</td>
              </tr>
            </tbody>
          </table>
          <SlopeBar figures={figures} boundsDeg={rules.slopeBoundsDeg} />
          {figures.unknownM > 0 && (
            <p className="terrain-unknown" role="note">
              {t('unknown', { length: fine(figures.unknownM) })}
            </p>
          )}
        </>
      )}
      <p className="plan-rules-note plan-quiet">
        {figures !== null && figures.steepest !== null && `${t('base', { base: length(figures.baseM) })} `}
        {t('heightsBy', { sources: heightSources(t, nameOf, terrain.records) })}
      </p>
    </section>
  )
}
