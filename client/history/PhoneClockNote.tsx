import { useTranslation } from 'react-i18next'
import type { ActOrigin } from '../../data/model/journalEntry.ts'
import { useQuantities } from '../i18n/quantities.ts'

/** Clocks that differ by less agree, for whoever reads minutes. */
const toldMs = 60_000

/** What the clock of the phone read by which an act was made, where it was wrong or may have been. */
export function PhoneClockNote({ origin: { phoneClock } }: { origin: ActOrigin }) {
  const { t } = useTranslation('history')
  const { moment, duration } = useQuantities()
  if (phoneClock === null) return null
  const { saidAt, behindMs } = phoneClock
  const said = moment(Date.parse(saidAt))
  if (behindMs === null) return <p>{t('phoneUnknown', { said })}</p>
  if (Math.abs(behindMs) <= toldMs) return null
  return (
    <p>{t(behindMs > 0 ? 'phoneBehind' : 'phoneAhead', { said, duration: duration(Math.abs(behindMs)) })}</p>
  )
}
