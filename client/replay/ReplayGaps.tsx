import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { gapsOf } from './gapsOf.ts'
import type { ReplayView } from './useReplayView.ts'

const mostGaps = 6

/** By length: how urgent each was follows from more than was asked for. */
export function ReplayGaps({ view }: { view: ReplayView }) {
  const { t } = useTranslation('replay')
  const { length } = useQuantities()
  const nameOf = useNameOf()
  const gaps = gapsOf(view)
  const isCompared = view.period.kind === 'compared'
  return (
    <section className="replay-panel replay-gaps">
      <h2>{t(isCompared ? 'longestBroken' : 'longestGaps')}</h2>
      {gaps.length === 0 ? (
        <p className="replay-quiet">{t(isCompared ? 'noBroken' : 'noGaps')}</p>
      ) : (
        <ol>
          {gaps.slice(0, mostGaps).map((gap) => (
            <li key={`${gap.lineId}:${gap.fromM}`}>
              <b>
                {formatChainage(gap.fromM)} – {formatChainage(gap.toM)}
              </b>
              {view.lines.length > 1 && <span>{nameOf(gap.lineName)}</span>}
              <em>{length(gap.lengthM)}</em>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
