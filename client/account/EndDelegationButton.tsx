import { useTranslation } from 'react-i18next'
import type { DelegationItem } from '../api/administration.ts'
import { AskedButton } from '../shell/AskedButton.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { useServerNow } from '../shell/serverClock.ts'
import { useAct } from '../shell/useAct.ts'

/** Nothing where it is over by itself. */
export function EndDelegationButton({ delegation }: { delegation: DelegationItem }) {
  const { t } = useTranslation('account')
  const act = useAct()
  const nowMs = useServerNow()
  const { id, version, to } = delegation
  if (Date.parse(to) <= nowMs) return null
  return (
    <div>
      <AskedButton
        size="compact-xs"
        label={t('endDelegation')}
        question={t('endDelegationSure')}
        keep={t('keep')}
        loading={act.sending}
        onConfirm={() =>
          void act.send({ method: 'DELETE', address: `/delegations/${id}`, version, irreversible: true })
        }
      />
      <Refusal sentence={act.refusal} />
    </div>
  )
}
