import { useTranslation } from 'react-i18next'
import type { OwnDuty } from '../../../data/model/ownDuty.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { FieldView } from '../fieldView.ts'
import { DutyRow } from './DutyRow.tsx'
import { useOwnDuties, useOwnPersonId } from './useOwnDuties.ts'

/** What is on now and what comes next; nothing for whoever is on no roster. */
export function MyShifts({ show }: { show: (view: FieldView) => void }) {
  const { t } = useTranslation('fieldShifts')
  const { day } = useQuantities()
  const personId = useOwnPersonId()
  const { ahead } = useOwnDuties()
  if (personId === null || ahead === undefined) return null
  const { now, next } = ahead
  return (
    <section className="field-card" aria-label={t('title')}>
      <h2 className="field-heading">{t('title')}</h2>
      {now.length + next.length === 0 && <p className="field-quiet">{t('none')}</p>}
      {now.length > 0 && <Together label={t('now')} duties={now} />}
      {next.length > 0 && (
        <Together label={t('next', { day: day(Date.parse(next[0]!.from)) })} duties={next} />
      )}
      <button type="button" className="field-button field-wide" onClick={() => show({ page: 'shifts' })}>
        {t('open')}
      </button>
    </section>
  )
}

function Together({ label, duties }: { label: string; duties: readonly OwnDuty[] }) {
  return (
    <>
      <p className="field-eyebrow">{label}</p>
      <ul className="field-shifts">
        {duties.map((duty) => (
          <li key={duty.id} className="field-shift">
            <DutyRow duty={duty} withPeople={false} />
          </li>
        ))}
      </ul>
    </>
  )
}
