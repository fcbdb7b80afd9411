import { useTranslation } from 'react-i18next'
import type { WaitingAct } from './acts/actKinds.ts'
import { unsentBefore } from './delivery/outbox.ts'
import { useDeviceOutbox, useUnderWay } from './useDelivery.ts'

/** Says how far an act that waits has come: being sent now, tried in vain, or why it is not tried. */
export function useStanding(): (act: WaitingAct) => string {
  const { t } = useTranslation('field')
  const { t: words } = useTranslation('fieldTrails')
  const device = useDeviceOutbox()
  const underWay = useUnderWay()
  return (act) => {
    if (unsentBefore(device, act) !== undefined) return words('waitsForNewWay')
    const { actId, attempts, trouble } = act
    if (actId === underWay) return attempts === 0 ? t('sending') : t('sendingAgain', { count: attempts + 1 })
    return trouble === null ? t('notTried') : t(trouble, { count: attempts })
  }
}
