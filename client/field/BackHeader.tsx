import { useTranslation } from 'react-i18next'

/** The head of every page but the first. */
export function BackHeader({ title, onBack }: { title: string; onBack: () => void }) {
  const { t } = useTranslation('field')
  return (
    <header className="field-header">
      <button type="button" className="field-button" onClick={onBack}>
        <span aria-hidden="true">←</span> {t('back')}
      </button>
      <h1 className="field-page-title">{title}</h1>
    </header>
  )
}
