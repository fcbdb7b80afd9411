import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { PlanDue } from '../../data/model/plansDue.ts'
import { pageAddress } from '../shell/pageAddress.ts'
import { useDaysText } from './useDaysText.ts'

/** Plans that a unit owes, or that are late below it; each leads to where it is written or seen. */
export function PlansDue({ due: all, onGone }: { due: readonly PlanDue[]; onGone: () => void }) {
  const { t } = useTranslation('plansOnFile')
  const { t: domain } = useTranslation('domain')
  const daysText = useDaysText()
  const [address] = useSearchParams()
  return all.map((due) => {
    const { deadline, own, lateBelow } = due
    const { id, kind, level } = deadline
    return (
      <Link
        key={id}
        className="notice-row"
        data-unread
        data-cause={own?.isLate === true || lateBelow > 0 ? 'overdue' : 'new'}
        to={dueAddress(address.toString(), due)}
        onClick={onGone}
      >
        <strong>{`${t(`kind.${kind}`)} · ${daysText(deadline)}`}</strong>
        <time>{t('dueBy', { date: deadline.due })}</time>
        <span>
          {[
            ...(own === undefined ? [] : [t(`state.${own.state}`) + (own.isLate ? `, ${t('late')}` : '')]),
            ...(lateBelow > 0
              ? [t('lateBelow', { count: lateBelow, level: domain(`unitLevel.${level}`) })]
              : []),
          ].join(' · ')}
        </span>
      </Link>
    )
  })
}

function dueAddress(search: string, { deadline, own }: PlanDue): string {
  const [path, kept] = pageAddress('plansOnFile', search).split('?')
  const address = new URLSearchParams(kept)
  address.set('deadline', deadline.id)
  if (own?.plan !== undefined) address.set('plan', own.plan.id)
  return `${path}?${address.toString()}`
}
