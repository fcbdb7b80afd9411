import './storageBand.css'
import { IconAlertTriangle, IconDatabaseX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useHealth } from '../api/health.ts'
import { useLanguage } from '../i18n/language.ts'
import { fileSize } from './fileSize.ts'

/** Above every page: that nothing can be saved, and before it comes to that, that it soon will. */
export function StorageBand() {
  const { t } = useTranslation('keeping')
  const { language } = useLanguage()
  const storage = useHealth()?.storage
  if (storage === undefined) return null
  const { state, isLow, freeBytes } = storage
  if (state !== 'ok')
    return (
      <div className="storage-band" data-state={state} role="alert">
        <IconDatabaseX size="1.3em" stroke={1.8} aria-hidden="true" />
        {t(`band.${state}`)}
      </div>
    )
  if (!isLow || freeBytes === null) return null
  return (
    <div className="storage-band" data-state="low" role="status">
      <IconAlertTriangle size="1.3em" stroke={1.8} aria-hidden="true" />
      {t('band.low', { free: fileSize(freeBytes, language) })}
    </div>
  )
}
