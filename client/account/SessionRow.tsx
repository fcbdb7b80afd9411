import { Badge, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionItem } from '../api/me.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { deviceName } from './deviceName.ts'

/** One browser that somebody is signed in with, and what can be done about it. */
export function SessionRow({ session, children }: { session: SessionItem; children?: ReactNode }) {
  const { t } = useTranslation('account')
  const { moment } = useQuantities()
  const { begunAt, usedAt, address, agent, own } = session
  return (
    <div className="account-row">
      <div>
        <strong>{deviceName(agent) ?? t('unknownDevice')}</strong>{' '}
        {own && (
          <Badge variant="default" size="sm" tt="none">
            {t('sessionHere')}
          </Badge>
        )}
        <Text size="sm" c="dimmed">
          {[
            ...(address === '' ? [] : [t('sessionFrom', { address })]),
            t('sessionSince', { when: moment(Date.parse(begunAt)) }),
            t('sessionSeen', { when: moment(Date.parse(usedAt)) }),
          ].join(' · ')}
        </Text>
      </div>
      {children}
    </div>
  )
}
