import { Anchor, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../shell/CopyText.tsx'
import { QrCode } from './QrCode.tsx'

/** Shown once, as the server keeps only what it is known again by. */
export function CalendarAddress({ address, onKept }: { address: string; onKept: () => void }) {
  const { t } = useTranslation('ownCalendar')
  return (
    <div className="account-form">
      <Text fw={600} size="sm">
        {t('calendarOnce')}
      </Text>
      <Text size="sm" my="xs">
        {t('calendarScan')}
      </Text>
      <QrCode text={address} label={t('calendarQr')} />
      <p>
        <code className="account-key">{address}</code>
      </p>
      <Group grow>
        <CopyText value={address} />
        <Button onClick={onKept}>{t('calendarDone')}</Button>
      </Group>
      <Anchor size="sm" mt="xs" display="block" href={address.replace(/^https?:/, 'webcal:')}>
        {t('calendarOpen')}
      </Anchor>
    </div>
  )
}
