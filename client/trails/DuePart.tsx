import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { Facts } from '../overview/inspect/Facts.tsx'
import { DueAt } from './DueAt.tsx'
import { TrailPart } from './TrailPart.tsx'
import type { TrailRow } from './trailRows.ts'
import { useSealRuleWords } from './useSealRuleWords.ts'

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
  const words = useSealRuleWords()
  return words === undefined ? null : <p className="trail-quiet">{t('dueBecause', words)}</p>
}
