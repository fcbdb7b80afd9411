import { Button, Group, Popover, Stack, Text, type PopoverProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'

export interface AskedButtonProps {
  /** What is done, on the button and again below the question. */
  label: string
  question: string
  /** Leaves it as it is. */
  keep: string
  loading: boolean
  size?: 'sm' | 'compact-xs'
  /** Filled where it is what the form is for. */
  variant?: 'default' | 'filled'
  width?: number
  position?: NonNullable<PopoverProps['position']>
  /** What has to be said first is not said yet. */
  disabled?: boolean
  onConfirm: () => void
  /** What else is asked, below the question. */
  children?: ReactNode
}

/** Asks once before it does what it says. */
export function AskedButton({
  label,
  question,
  keep,
  loading,
  size = 'sm',
  variant = 'default',
  width = 260,
  position = 'bottom',
  disabled = false,
  onConfirm,
  children,
}: AskedButtonProps) {
  const [asking, { open, close }] = useDisclosure(false)
  return (
    <Popover
      opened={asking}
      onChange={(opened) => (opened ? open() : close())}
      width={width}
      withArrow
      trapFocus
      shadow="md"
      position={position}
    >
      <Popover.Target>
        <Button size={size} variant={variant} loading={loading} onClick={open}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm">{question}</Text>
          {children}
          <Group grow>
            <Button size="xs" variant="default" onClick={close}>
              {keep}
            </Button>
            <Button
              size="xs"
              disabled={disabled}
              onClick={() => {
                close()
                onConfirm()
              }}
            >
              {label}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
