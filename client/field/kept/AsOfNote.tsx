import { useTranslation } from 'react-i18next'
import { useCounty } from '../../api/county.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useLive } from '../../live/useLive.ts'
import { useServerNow } from '../../shell/serverClock.ts'
import { useIsConnected } from '../FieldHeader.tsx'

const worthSayingMs = 2 * 60_000

/** Without a connection: how old what is shown is, with its date, as it may be of another day. */
export function AsOfNote() {
  const { t } = useTranslation('fieldKept')
  const { moment } = useQuantities()
  const isConnected = useIsConnected()
  const { clockOffsetMs } = useCounty()
  const heardMs = useLive().heardMs() + clockOffsetMs
  const nowMs = useServerNow()
  if (isConnected || nowMs - heardMs < worthSayingMs) return null
  return (
    <p className="field-warning" role="status">
      {t('asOf', { moment: moment(heardMs) })}
    </p>
  )
}
