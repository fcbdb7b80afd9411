import { useTranslation } from 'react-i18next'
import type { SentAct } from './acts/actKinds.ts'
import { useActWords } from './useActWords.ts'
import { useOutbox } from './useDelivery.ts'

/** An act that the server had and has no more: to be sent again as it was, or left out. */
export function LostAct({ act }: { act: SentAct }) {
  const { t } = useTranslation('field')
  const say = useActWords()
  const { discard, sendAgain } = useOutbox()
  const { isWhole } = act
  return (
    <section className="field-card field-refused">
      <b>{say.title(act)}</b>
      <p>{say.seen(act)}</p>
      {!isWhole && <p className="field-warning">{t('lostIncomplete')}</p>}
      <div className="field-pair">
        <button type="button" className="field-button" onClick={() => void discard(act.actId)}>
          {t('leaveOut')}
        </button>
        {isWhole && (
          <button
            type="button"
            className="field-button field-button-main"
            onClick={() => void sendAgain(act.actId)}
          >
            {t('sendAgain')}
          </button>
        )}
      </div>
    </section>
  )
}
