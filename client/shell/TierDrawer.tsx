import { Divider, Drawer, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { useTierOrders } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { PolicyForm } from './PolicyForm.tsx'
import { TierForm } from './TierForm.tsx'
import { useTierNow } from './useTierNow.ts'

/** The warning tier and the rules of coverage: what is in force, and setting something else. */
export function TierDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={460}
      title={t('tierAndPolicy')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened && <TierContent />}
    </Drawer>
  )
}

function TierContent() {
  const { t } = useTranslation('shell')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { moment, duration } = useQuantities()
  const now = useTierNow()
  const orders = useTierOrders().data ?? []
  if (now === undefined) return <Text c="dimmed">{t('loading')}</Text>
  const tierName = (tier: string) => {
    const known = now.policy.tiers.find(({ id }) => id === tier)
    return known === undefined ? tier : nameOf(known.name)
  }
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" c="dimmed">
          {domain('tier')}
        </Text>
        <Title order={3}>{nameOf(now.name)}</Title>
        {now.order === undefined ? (
          <Text size="sm">{t('neverOrdered')}</Text>
        ) : (
          <Text size="sm">
            {t('orderedBy', { who: nameOf(now.order.orderedBy), when: moment(Date.parse(now.order.from)) })}
            {now.order.reason !== '' && <> · {now.order.reason}</>}
          </Text>
        )}
        {now.baseLimitMin !== undefined && (
          <Text size="sm" c="dimmed">
            {t('baseLimitIs', { duration: duration(now.baseLimitMin * 60_000) })}
          </Text>
        )}
      </div>
      <OnlyNow right="set-rules">
        <TierForm policy={now.policy} current={now.tier} />
      </OnlyNow>
      {orders.length > 1 && (
        <div>
          <Text size="sm" fw={600}>
            {t('earlierOrders')}
          </Text>
          {orders
            .toSorted((one, other) => Date.parse(other.from) - Date.parse(one.from))
            .slice(0, 6)
            .map((order) => (
              <Text size="sm" key={order.id}>
                {moment(Date.parse(order.from))} · {tierName(order.tier)} · {nameOf(order.orderedBy)}
              </Text>
            ))}
        </div>
      )}
      <Divider />
      <PolicyForm key={now.policy.id} policy={now.policy} />
    </Stack>
  )
}
