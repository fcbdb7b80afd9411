import { useTranslation } from 'react-i18next'
import { kindOf, type WaitingAct } from './acts/actKinds.ts'
import { DiscardAsked } from './DiscardAsked.tsx'
import { waitingFor } from './delivery/outbox.ts'
import type { FieldView } from './fieldView.ts'
import { useActWords } from './useActWords.ts'
import { useDeviceOutbox, useOutbox } from './useDelivery.ts'

/** An act that the server refused, with its sentence: to be corrected or, after a question, discarded. */
export function RefusedAct({ act, show }: { act: WaitingAct; show: (view: FieldView) => void }) {
  const { t } = useTranslation('field')
  const say = useActWords()
  const { discard } = useOutbox()
  const resting = waitingFor(useDeviceOutbox(), act).length
  return (
    <section className="field-card field-refused">
      <b>{say.title(act)}</b>
      <p>{say.seen(act)}</p>
      <p className="field-warning">
        {act.refusal?.code === 'act-id-reused' ? t('broughtInAlready') : plainSentence(act.refusal)}
      </p>
      <DiscardAsked
        question={t('discardSure')}
        warning={resting > 0 ? t('discardResting', { count: resting }) : undefined}
        onDiscard={() => void discard(act.actId)}
      >
        <button
          type="button"
          className="field-button field-button-main"
          onClick={() => show(kindOf(act).correction(act))}
        >
          {t('correct')}
        </button>
      </DiscardAsked>
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
