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
  // Looked at once: whoever hands the phone over is still the one signed in when that is noted.
  useEffect(() => {
    if (lentBy() === userName) noteGivenBack()
  }, [userName])
  if (who === undefined || who === userName) return null
  return (
    <section className="field-card">
      <p>{t('lentBy', { who })}</p>
      <button type="button" className="field-button field-wide" onClick={() => void signOutHere()}>
        {t('giveBack', { who })}
      </button>
    </section>
  )
}
