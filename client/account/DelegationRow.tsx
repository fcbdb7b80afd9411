import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DelegationItem } from '../api/administration.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { EndDelegationButton } from './EndDelegationButton.tsx'

interface DelegationRowProps {
  delegation: DelegationItem
  /** Who is at the other end of it, in words. */
  other: string
}

/** Which roles, until when, and ending it. */
export function DelegationRow({ delegation, other }: DelegationRowProps) {
  const { t: domain } = useTranslation('domain')
  const { moment } = useQuantities()
  const standing = useDelegationStanding()
  const { roles, from, to, note } = delegation
  return (
    <div className="account-row">
      <div>
        <strong>{roles.map((role) => domain(`role.${role}`)).join(', ')}</strong>
        <Text size="sm">{other}</Text>
        <Text size="sm" c="dimmed">
          {[
            standing(delegation),
            `${moment(Date.parse(from))} – ${moment(Date.parse(to))}`,
            ...(note === '' ? [] : [note]),
          ].join(' · ')}
        </Text>
      </div>
      <EndDelegationButton delegation={delegation} />
    </div>
  )
}

/** In force, to come or over, by the clock. */
export function useDelegationStanding(): (delegation: Pick<DelegationItem, 'from' | 'to'>) => string {
  const { t } = useTranslation('account')
  const nowMs = useServerNow()
  return ({ from, to }) => {
    if (nowMs < Date.parse(from)) return t('delegationAhead')
    return t(nowMs < Date.parse(to) ? 'delegationRunning' : 'delegationOver')
  }
}
