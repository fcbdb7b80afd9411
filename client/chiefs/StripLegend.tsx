import { useTranslation } from 'react-i18next'

/** What each ground of the strip stands for. */
export function StripLegend() {
  const { t } = useTranslation('chiefs')
  return (
    <ul className="chief-legend">
      <li data-ink="one">{t('legendOne')}</li>
      <li data-ink="nobody">{t('legendNobody')}</li>
      <li data-ink="several">{t('legendSeveral')}</li>
      <li data-ink="vacant">{t('legendVacant')}</li>
      <li data-ink="soon">{t('legendSoon')}</li>
    </ul>
  )
}
