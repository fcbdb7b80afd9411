import './live.css'
import { Anchor, Tooltip } from '@mantine/core'
import { IconCheck, IconPlugConnectedX, IconRefresh, IconRefreshAlert } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useLiveStatus } from './useLive.ts'
import { useMarkKind } from './useMarkKind.ts'

const icons = {
  live: IconCheck,
  catchingUp: IconRefresh,
  asked: IconRefreshAlert,
  cut: IconPlugConnectedX,
} as const

/** How far what is shown can be relied on: by shape and words, not by colour alone. */
export function LiveMark() {
  const { t } = useTranslation('live')
  const { clock } = useQuantities()
  const { clockOffsetMs } = useCounty()
  const status = useLiveStatus()
  const kind = useMarkKind(status)
  const since = { clock: clock((status.sinceMs ?? 0) + clockOffsetMs) }
  const Icon = icons[kind]
  return (
    <>
      {status.isOutdated && (
        <Anchor component="button" type="button" size="sm" onClick={() => location.reload()}>
          {t('newVersion')}
        </Anchor>
      )}
      <Tooltip label={t(`${kind}Long`, since)} multiline w={260}>
        <span className="live-mark" data-kind={kind} role="status" tabIndex={0}>
          <Icon size={15} stroke={2} aria-hidden="true" />
          <span className="live-mark-words">{t(kind, since)}</span>
        </span>
      </Tooltip>
    </>
  )
}
