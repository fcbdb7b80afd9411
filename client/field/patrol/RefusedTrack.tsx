import { useTranslation } from 'react-i18next'
import { useQuantities } from '../../i18n/quantities.ts'
import { leaveBatch, type TrackBatch } from './trackStore.ts'

/** A track that the server refused, with its sentence, until it is left out. */
export function RefusedTrack({ batch: { actId, content, refusal } }: { batch: TrackBatch }) {
  const { t } = useTranslation('fieldPatrol')
  const { moment } = useQuantities()
  const first = content.kind === 'fixes' ? content.fixes[0] : undefined
  return (
    <section className="field-card field-refused">
      <b>{first === undefined ? t('trackOfFile') : t('trackFrom', { moment: moment(first.atMs) })}</b>
      <p className="field-warning" role="alert">
        {refusal}
      </p>
      <button type="button" className="field-button" onClick={() => void leaveBatch(actId)}>
        {t('leaveOut')}
      </button>
    </section>
  )
}
