import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../shell/CopyText.tsx'

export interface ShownOnceProps {
  title: string
  note: string
  secret: string
  onClose: () => void
}

/** A secret that nobody can look up later: it goes away only by its own button. */
export function ShownOnce({ title, note, secret, onClose }: ShownOnceProps) {
  const { t } = useTranslation('admin')
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      closeOnClickOutside={false}
      title={title}
      centered
    >
      <Text size="sm">{note}</Text>
      <code className="shown-once">{secret}</code>
      <Group grow>
        <CopyText value={secret} />
        <Button onClick={onClose}>{t('done')}</Button>
      </Group>
    </Modal>
  )
}
