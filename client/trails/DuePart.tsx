import { useTranslation } from 'react-i18next'
import { sealRulesOf } from '../../data/model/policy.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { Facts } from '../overview/inspect/Facts.tsx'
import { useTierNow } from '../shell/useTierNow.ts'
import { DueAt } from './DueAt.tsx'
import { TrailPart } from './TrailPart.tsx'
import type { TrailRow } from './trailRows.ts'

/** The status at the instant shown, and what it asks for: by when and by which rule. */
export function DuePart({ row, atMs }: { row: TrailRow; atMs: number }) {
  const { t } = useTranslation('trails')
  const { t: domain } = useTranslation('domain')
  const { moment } = useQuantities()
  const { status, sinceMs, due } = row
  return (
    <TrailPart title={t('statusNow')}>
      <Facts
        facts={[
          {
            label: t('status'),
            value: <strong>{status === null ? t('noEvents') : domain(`trailStatus.${status}`)}</strong>,
          },
          ...(sinceMs === null ? [] : [{ label: t('since'), value: moment(sinceMs) }]),
          ...(due === undefined ? [] : [{ label: t('confirmed'), value: moment(due.confirmedMs) }]),
          ...(due === undefined || due.unverifiedSinceMs === null
            ? []
            : [
                { label: t('verificationOwedSince'), value: moment(due.unverifiedSinceMs) },
                { label: t('verificationDue'), value: <DueAt dueMs={due.verificationDueMs} atMs={atMs} /> },
              ]),
          ...(due === undefined
            ? []
            : [{ label: t('reinspectionDue'), value: <DueAt dueMs={due.reinspectionDueMs} atMs={atMs} /> }]),
        ]}
      />
      {due === undefined ? <p className="trail-quiet">{t('owesNothing')}</p> : <DueReason />}
    </TrailPart>
  )
}

function DueReason() {
  const { t } = useTranslation('trails')
  const nameOf = useNameOf()
  const tierNow = useTierNow()
  if (tierNow === undefined) return null
  const { verificationHours, reinspectionDays } = sealRulesOf(tierNow.policy, tierNow.tier)
  return (
    <p className="trail-quiet">
      {t('dueBecause', {
        hours: verificationHours,
        days: reinspectionDays,
        tier: nameOf(tierNow.name),
        version: tierNow.policy.version,
      })}
    </p>
  )
}
