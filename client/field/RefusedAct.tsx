import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import type { FieldView } from './fieldView.ts'
import type { WaitingAct } from './outbox.ts'
import { useOutbox } from './useDelivery.ts'

/** An act that the server refused, with its sentence: to be corrected or, after a question, discarded. */
export function RefusedAct({ act, show }: { act: WaitingAct; show: (view: FieldView) => void }) {
  const { t } = useTranslation('field')
  const { t: domain } = useTranslation('domain')
  const { moment } = useQuantities()
  const { discard } = useOutbox()
  const [asks, setAsks] = useState(false)
  return (
    <section className="field-card field-refused">
      <b>
        {t('trailNumber', { number: act.trailNumber })} · {domain(`trailEvent.${act.event.kind}`)}
      </b>
      <p>{t('observed', { moment: moment(Date.parse(act.event.observedAt)) })}</p>
      <p className="field-warning">{plainSentence(act.refusal)}</p>
      {asks ? (
        <>
          <p>{t('discardSure')}</p>
          <div className="field-pair">
            <button type="button" className="field-button" onClick={() => setAsks(false)}>
              {t('keep')}
            </button>
            <button
              type="button"
              className="field-button field-button-main"
              onClick={() => discard(act.actId)}
            >
              {t('discard')}
            </button>
          </div>
        </>
      ) : (
        <div className="field-pair">
          <button type="button" className="field-button" onClick={() => setAsks(true)}>
            {t('discard')}
          </button>
          <button
            type="button"
            className="field-button field-button-main"
            onClick={() =>
              show({
                page: 'act',
                trailId: act.trailId,
                kind: act.event.kind,
                withdraws: act.event.withdraws ?? undefined,
                corrects: act.actId,
              })
            }
          >
            {t('correct')}
          </button>
        </div>
      )}
    </section>
  )
}

/** The server's sentence without the name of the field that programs read it by. */
function plainSentence(refusal: WaitingAct['refusal']): string {
  if (refusal === null) return ''
  const { sentence, field } = refusal
  return field !== null && sentence.startsWith(field)
    ? sentence.slice(field.length).replace(/^[:：]\s*/, '')
    : sentence
}
