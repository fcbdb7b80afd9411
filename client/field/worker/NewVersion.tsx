import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiveStatus } from '../../live/useLive.ts'
import { useOutbox } from '../useDelivery.ts'
import { followWaiting, lookForVersion, takeNewVersion } from './followWorker.ts'

/**
 * Takes a new version by itself where nothing is being entered, and offers it where something may be. An
 * entry that the phone could not keep lives in this page alone: it stays as it is until that is sent.
 */
export function NewVersion({ isQuiet }: { isQuiet: boolean }) {
  const { t } = useTranslation('fieldKept')
  const isThere = useSyncExternalStore(followWaiting.subscribe, followWaiting.isThere)
  const { isUnkept } = useOutbox()
  const { isOutdated } = useLiveStatus()
  useEffect(() => {
    if (isOutdated) void lookForVersion()
  }, [isOutdated])
  const isTaken = isThere && isQuiet && !isUnkept
  useEffect(() => {
    if (isTaken && !isEntering()) takeNewVersion()
  }, [isTaken])
  if (!isThere || isUnkept) return null
  return (
    <div className="field-row field-new-version" role="status">
      <span>{t('newVersion')}</span>
      <button type="button" className="field-button" onClick={takeNewVersion}>
        {t('restart')}
      </button>
    </div>
  )
}

/** Somebody has the keyboard open, or has typed what is not yet used. */
const isEntering = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].some(
    (field) => field === document.activeElement || field.value !== field.defaultValue,
  )
