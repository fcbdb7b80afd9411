import { IconUserCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../account/me.ts'
import { useCounty } from '../api/county.ts'
import { useLanguage, useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useLiveStatus } from '../live/useLive.ts'
import { useMarkKind } from '../live/useMarkKind.ts'

/** Name, connection, language; on the first screen only. */
export function FieldHeader() {
  const nameOf = useNameOf()
  const { t } = useTranslation('field')
  const { t: shell } = useTranslation('shell')
  const { language, setLanguage } = useLanguage()
  const { t: live } = useTranslation('live')
  const { demonstration, clockOffsetMs } = useCounty()
  const { clock } = useQuantities()
  const status = useLiveStatus()
  const { actor } = useMe()
  const kind = useMarkKind(status)
  return (
    <header className="field-header">
      <a href="/" className="field-brand" aria-label={t('overview')}>
        Borderkeep
        <small>{demonstration === 'none' ? t('title') : t('demonstration')}</small>
      </a>
      <span
        className={kind === 'cut' ? 'field-connection field-connection-cut' : 'field-connection'}
        role="status"
      >
        {live(kind === 'cut' ? 'cutShort' : kind, { clock: clock((status.sinceMs ?? 0) + clockOffsetMs) })}
      </span>
      {actor.kind === 'account' && (
        <a
          href="/account"
          className="field-button field-account"
          aria-label={t('account')}
          title={nameOf(actor.name)}
        >
          <IconUserCircle size={24} stroke={1.7} aria-hidden="true" />
        </a>
      )}
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

/** False while the server is not heard, by its stream or when it is asked. */
export const useIsConnected = (): boolean => useMarkKind(useLiveStatus()) !== 'cut'
