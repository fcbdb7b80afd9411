import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { lentBy, noteGivenBack } from '../account/lentPhone.ts'
import { useMe } from '../account/me.ts'
import { signOutHere } from '../account/signOutHere.ts'

/** Leads a phone that was handed over for one act back to whose it is. */
export function LentPhone() {
  const { t } = useTranslation('fieldTrails')
  const { userName } = useMe().actor
  const who = lentBy()
  const isBack = who === userName
  useEffect(() => {
    if (isBack) noteGivenBack()
  }, [isBack])
  if (who === undefined || isBack) return null
  return (
    <section className="field-card">
      <p>{t('lentBy', { who })}</p>
      <button type="button" className="field-button field-wide" onClick={() => void signOutHere()}>
        {t('giveBack', { who })}
      </button>
    </section>
  )
}
