import { IconMap2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** The way to the map from the first screen. */
export function OpenMap({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('fieldMap')
  return (
    <button type="button" className="field-button field-wide field-open-map" onClick={onOpen}>
      <IconMap2 size={24} stroke={1.7} aria-hidden="true" /> {t('openMap')}
    </button>
  )
}
