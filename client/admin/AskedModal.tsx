import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../shell/Refusal.tsx'

export interface AskedModalProps {
  /** What is done, above the question and on the button. */
  title: string
  isSending: boolean
  refusal: string | undefined
  onKeep: () => void
  onConfirm: () => void
  /** The question. */
  children: ReactNode
}

/** Asks once before it does what a menu said. */
export function AskedModal({ title, isSending, refusal, onKeep, onConfirm, children }: AskedModalProps) {
  const { t: shell } = useTranslation('shell')
  return (
    <Modal opened onClose={onKeep} title={title} centered closeButtonProps={{ 'aria-label': shell('close') }}>
      <Stack gap="sm">
        {children}
        <Refusal sentence={refusal} />
        <Group grow>
          <Button variant="default" onClick={onKeep}>
            {shell('cancel')}
          </Button>
          <Button loading={isSending} onClick={onConfirm}>
            {title}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
