import './account.css'
import { useTranslation } from 'react-i18next'

/** In the place of a wall whose link was revoked or is over: nothing of the county stays on it. */
export function DisplayEnded() {
  const { t } = useTranslation('account')
  return (
    <main className="display-ended" role="alert">
      <strong>{t('displayEnded')}</strong>
      <p>{t('displayEndedLong')}</p>
    </main>
  )
}
