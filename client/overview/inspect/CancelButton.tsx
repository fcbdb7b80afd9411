import { Button, Group, Popover, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'

export interface CancelButtonProps {
  label: string
  question: string
  loading: boolean
  compact?: boolean
  onConfirm: () => void
}

/** Asks once before something is cancelled. */
export function CancelButton({ label, question, loading, compact = false, onConfirm }: CancelButtonProps) {
  const { t } = useTranslation('overview')
  const [asking, { open, close }] = useDisclosure(false)
  return (
    <Popover
      opened={asking}
      onChange={(opened) => (opened ? open() : close())}
      width={260}
      withArrow
      trapFocus
      shadow="md"
    >
      <Popover.Target>
        <Button variant="default" size={compact ? 'compact-xs' : 'sm'} loading={loading} onClick={open}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb="xs">
          {question}
        </Text>
        <Group grow>
          <Button size="xs" variant="default" onClick={close}>
            {t('keep')}
          </Button>
          <Button
            size="xs"
            onClick={() => {
              close()
              onConfirm()
            }}
          >
            {label}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
