import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { nearestChief } from '../gaps/nearestChief.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { listedGaps } from '../wall/rankedGaps.ts'
import type { Moment } from './moment.ts'

/** As many as stand beside the map. */
const mostGaps = 5

/** The worst gaps, with the numbers that they have on the map. */
export function PageGaps({ moment: { answer, atMs } }: { moment: Moment }) {
  const { t } = useTranslation('save')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { length, duration } = useQuantities()
  const gaps = listedGaps(answer.lines)
  if (gaps.length === 0) return null
  return (
    <section className="saved-gaps">
      <h3>{t('worst')}</h3>
      <ol>
        {gaps.slice(0, mostGaps).map((gap) => {
          const age = duration(atMs - Date.parse(gap.since))
          const chief = nearestChief(gap.answerable)
          const facts = [
            ...(answer.lines.length > 1 ? [nameOf(gap.lineName)] : []),
            length(gap.lengthM),
            t('since', { duration: gap.sinceIsOlder ? domain('duration.older', { duration: age }) : age }),
            ...(gap.openTrailIds.length > 0 ? [t('trailsOpen', { count: gap.openTrailIds.length })] : []),
            ...(chief === undefined ? [] : [nameOf(chief.post)]),
          ]
          return (
            <li key={`${gap.lineId}:${gap.fromM}`}>
              <i>{gap.rank}</i>
              <div>
                <b>
                  {formatChainage(gap.fromM)} – {formatChainage(gap.toM)}
                </b>
                <p>{facts.join(' · ')}</p>
              </div>
            </li>
          )
        })}
      </ol>
      {gaps.length > mostGaps && <p>{t('moreGaps', { count: gaps.length - mostGaps })}</p>}
    </section>
  )
}
