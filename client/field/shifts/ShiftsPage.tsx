import { useTranslation } from 'react-i18next'
import type { OwnDuty } from '../../../data/model/ownDuty.ts'
import { useCounty } from '../../api/county.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useLive } from '../../live/useLive.ts'
import { useServerNow } from '../../shell/serverClock.ts'
import { BackHeader } from '../BackHeader.tsx'
import type { FieldView } from '../fieldView.ts'
import { AsOfNote } from '../kept/AsOfNote.tsx'
import { DutyRow } from './DutyRow.tsx'
import { useOwnDuties, useOwnPersonId } from './useOwnDuties.ts'

/** The page of a patrol knows those that begin or end within so long. */
const openMs = 12 * 3_600_000

/** One's own shifts and patrols of the coming two weeks. */
export function ShiftsPage({ show }: { show: (view: FieldView) => void }) {
  const { t } = useTranslation('fieldShifts')
  const { moment } = useQuantities()
  const { clockOffsetMs } = useCounty()
  const nowMs = useServerNow()
  const heardMs = useLive().heardMs() + clockOffsetMs
  const personId = useOwnPersonId()
  const { ahead, isFailed } = useOwnDuties()
  const isOpen = ({ kind, from, to }: OwnDuty) =>
    kind === 'patrol' && Date.parse(from) < nowMs + openMs && Date.parse(to) > nowMs - openMs
  return (
    <div className="field">
      <BackHeader title={t('title')} onBack={() => show({ page: 'first' })} />
      <main className="field-main">
        <AsOfNote />
        {personId === null && <p className="field-quiet">{t('nobody')}</p>}
        {personId !== null && ahead === undefined && (
          <p className="field-quiet">{isFailed ? t('notHeard') : '…'}</p>
        )}
        {ahead?.days.length === 0 && <p className="field-quiet">{t('none')}</p>}
        {ahead?.days.map(({ day, duties }) => (
          <section key={day} className="field-card" aria-label={day}>
            <h2 className="field-heading">{day}</h2>
            <ul className="field-shifts">
              {duties.map((duty) => (
                <li key={duty.id}>
                  {isOpen(duty) ? (
                    <button
                      type="button"
                      className="field-shift field-shift-open"
                      onClick={() => show({ page: 'patrol', patrolId: duty.id })}
                    >
                      <DutyRow duty={duty} withPeople />
                    </button>
                  ) : (
                    <div className="field-shift">
                      <DutyRow duty={duty} withPeople />
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
        {ahead !== undefined && <p className="field-quiet">{t('heard', { moment: moment(heardMs) })}</p>}
      </main>
    </div>
  )
}
