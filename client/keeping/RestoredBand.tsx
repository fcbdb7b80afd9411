import './storageBand.css'
import { IconHistoryToggle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../account/me.ts'
import { useDismissRestored, useHealth, useJournalId } from '../api/health.ts'
import { ownActs } from '../history/ownActs.ts'
import { useQuantities } from '../i18n/quantities.ts'

/** Above every page, for a week or until it is dismissed: that a backup was put back, and what is gone with it. */
export function RestoredBand() {
  const { t } = useTranslation('keeping')
  const { moment } = useQuantities()
  const mayDismiss = useMay('keep-server')
  const dismiss = useDismissRestored()
  const health = useHealth()
  useForgetOwnActs()
  const restored = health?.restored
  if (restored?.isTold !== true) return null
  const at = moment(Date.parse(restored.at))
  const backup = restored.backupAt === null ? '–' : moment(Date.parse(restored.backupAt))
  return (
    <div className="storage-band" data-state="restored" role="status">
      <IconHistoryToggle size="1.3em" stroke={1.8} aria-hidden="true" />
      <span>
        {restored.lostActs === null
          ? t('restoredUnknown', { at, backup })
          : t('restoredLost', { at, backup, count: restored.lostActs })}
      </span>
      {mayDismiss && (
        <button type="button" disabled={dismiss.isPending} onClick={() => dismiss.mutate()}>
          {t('dismiss')}
        </button>
      )}
    </div>
  )
}

/** What this page did before is not taken back by numbers that are other acts' now. */
function useForgetOwnActs(): void {
  const journalId = useJournalId()
  const known = useRef(journalId)
  useEffect(() => {
    if (journalId === undefined) return
    if (known.current !== undefined && known.current !== journalId)
      ownActs.change({ kind: 'journal-replaced' })
    known.current = journalId
  }, [journalId])
}
