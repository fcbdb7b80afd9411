import { useTranslation } from 'react-i18next'

/** The way to what is kept on the phone, below everything on the first screen. */
export function OpenKept({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('fieldKept')
  return (
    <button type="button" className="field-button field-button-quiet" onClick={onOpen}>
      {t('title')}
    </button>
  )
}
