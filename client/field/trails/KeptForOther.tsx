import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteLentBy } from '../../account/lentPhone.ts'
import { useMe } from '../../account/me.ts'
import { tellOtherPages } from '../../account/otherPages.ts'
import { SignInForm } from '../../account/SignInForm.tsx'
import { forgetKept } from '../kept/owner.ts'
import type { WaitingAct } from '../acts/actKinds.ts'
import { useActWords } from '../useActWords.ts'
import { useOutbox } from '../useDelivery.ts'

/** An act that waits for somebody else to say that it is theirs: they sign in here, and nothing of one's own goes. */
export function KeptForOther({ act }: { act: WaitingAct }) {
  const { t } = useTranslation('fieldTrails')
  const { t: field } = useTranslation('field')
  const say = useActWords()
  const { discard } = useOutbox()
  const { actor } = useMe()
  const [isHanded, setIsHanded] = useState(false)
  const who = act.userName
  const begin = () => {
    noteLentBy(actor.userName)
    // What is shown, and kept to be shown at once, is of whoever hands the phone over.
    forgetKept()
    tellOtherPages()
    location.reload()
  }
  return (
    <section className="field-card field-receipt" role="status">
      <h2 className="field-name">{say.title(act)}</h2>
      <p>
        <b>{t('keptFor', { who })}</b>
      </p>
      <p>{t('keptForLong')}</p>
      {act.enteredBy === actor.userName && (
        <button type="button" className="field-button field-wide" onClick={() => discard(act.actId)}>
          {field('discard')}
        </button>
      )}
      {isHanded ? (
        <div className="field-sign-in">
          <p>{t('signInAsOtherLong')}</p>
          <SignInForm userName={who} submit={t('signInAsOther', { who })} onDone={begin} />
        </div>
      ) : (
        <button type="button" className="field-button field-wide" onClick={() => setIsHanded(true)}>
          {t('signInAsOther', { who })}
        </button>
      )}
    </section>
  )
}
