import { CloseButton, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** What kind of thing it is, its name, where it lies, and the way out. */
export function InspectorHead(props: {
  kind: string
  title: string
  place?: ReactNode
  onClose: () => void
}) {
  const { t } = useTranslation('shell')
  return (
    <div className="inspector-head">
      <div>
        <Text size="sm" c="dimmed">
          {props.kind}
        </Text>
        <Title order={3} lh={1.25}>
          {props.title}
        </Title>
        {props.place !== undefined && (
          <Text size="sm" c="dimmed">
            {props.place}
          </Text>
        )}
      </div>
      <CloseButton aria-label={t('close')} onClick={props.onClose} />
    </div>
  )
}
