import { useTranslation } from 'react-i18next'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useTierSteps } from './useTierSteps.ts'

/** The warning tier as a ladder: its rungs count, its colours would be taken for states. */
export function TierBadge({ atMs }: { atMs: number }) {
  const { t } = useTranslation('wall')
  const nameOf = useNameOf()
  const { moment } = useQuantities()
  const tier = useTierSteps(atMs)
  return (
    <div className="wall-tier">
      <p className="wall-strong">
        {t('tier')} <b>{tier === undefined ? '–' : nameOf(tier.name)}</b>
        <span className="wall-rungs" aria-hidden>
          {Array.from({ length: tier?.steps ?? 0 }, (_, rung) => (
            <i key={rung} data-reached={rung < (tier?.step ?? 0)} />
          ))}
        </span>
      </p>
      <p>
        {tier === undefined ? '–' : tier.order === undefined ? t('notOrdered') : nameOf(tier.order.orderedBy)}
      </p>
      {tier?.order !== undefined && <p>{t('tierSince', { since: moment(Date.parse(tier.order.from)) })}</p>}
    </div>
  )
}
