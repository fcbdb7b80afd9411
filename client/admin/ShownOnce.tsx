import { Button, CopyButton, Group, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

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
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('done')}</Button>
      </Group>
    </Modal>
  )
}
