import { useTranslation } from 'react-i18next'
import type { WaitingAct } from '../acts/actKinds.ts'
import { useActWords } from '../useActWords.ts'
import { useOutbox } from '../useDelivery.ts'

/** An act that another entered on this phone: it is sent only once whose it is said that they were there. */
export function EnteredForYou({ act }: { act: WaitingAct }) {
  const { t } = useTranslation('fieldTrails')
  const say = useActWords()
  const { takeUp, discard } = useOutbox()
  return (
    <section className="field-card field-receipt">
      <h2 className="field-name">{say.title(act)}</h2>
      <p>{say.seen(act)}</p>
      <p>{t('enteredForYou', { who: act.enteredBy })}</p>
      <button
        type="button"
        className="field-button field-button-main field-wide"
        onClick={() => takeUp(act.actId)}
      >
        {t('itIsMine')}
      </button>
      <button type="button" className="field-button field-wide" onClick={() => discard(act.actId)}>
        {t('notMine')}
      </button>
    </section>
  )
}
