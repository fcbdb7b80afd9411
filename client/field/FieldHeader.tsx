import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCounty } from '../api/county.ts'
import { useLanguage } from '../i18n/language.ts'

/** Name, connection, language; on the first screen only. */
export function FieldHeader() {
  const { t } = useTranslation('field')
  const { t: shell } = useTranslation('shell')
  const { language, setLanguage } = useLanguage()
  const { demonstration } = useCounty()
  const isConnected = useIsConnected()
  return (
    <header className="field-header">
      <Link to="/" className="field-brand" aria-label={t('overview')}>
        Borderkeep
        <small>{demonstration === 'none' ? t('title') : t('demonstration')}</small>
      </Link>
      <span
        className={isConnected ? 'field-connection' : 'field-connection field-connection-cut'}
        role="status"
      >
        {isConnected ? t('connected') : t('noConnection')}
      </span>
      <button
        type="button"
        className="field-button"
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {shell('otherLanguage')}
      </button>
    </header>
  )
}

/** False while the last question to the server for the county failed; it is asked every ten seconds. */
export function useIsConnected(): boolean {
  const queries = useQueryClient()
  return useSyncExternalStore(
    (changed) => queries.getQueryCache().subscribe(changed),
    () => {
      const state = queries.getQueryState(['county'])
      return (
        state === undefined ||
        (state.fetchFailureCount === 0 && state.status !== 'error' && state.fetchStatus !== 'paused')
      )
    },
  )
}
