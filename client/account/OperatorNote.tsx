import { ActionIcon, Popover, Text } from '@mantine/core'
import { IconUserShield } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Says plainly that accounts are off. */
export function OperatorNote() {
  const { t } = useTranslation('shell')
  return (
    <Popover width={280} withArrow shadow="md">
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('localOperator')}>
          <IconUserShield size={19} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text fw={600} size="sm" mb={4}>
          {t('localOperator')}
        </Text>
        <Text size="sm">{t('localOperatorLong')}</Text>
      </Popover.Dropdown>
    </Popover>
  )
}
