import { Button, Group, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface DiscardQuestionProps {
  opened: boolean
  /** Of the draft. */
  title: string
  onClose: () => void
  onDiscard: () => void
}

/** Asks once before what is unsaved of a draft is thrown away. */
export function DiscardQuestion({ opened, title, onClose, onDiscard }: DiscardQuestionProps) {
  const { t } = useTranslation('plan')
  return (
    <Modal opened={opened} onClose={onClose} title={t('discardSure', { name: title })} centered>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('keepEditing')}
        </Button>
        <Button
          onClick={() => {
            onClose()
            onDiscard()
          }}
        >
          {t('discard')}
        </Button>
      </Group>
    </Modal>
  )
}
