import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Refusal } from './Refusal.tsx'
import type { useAct } from './useAct.ts'

export interface FormEndProps {
  act: Pick<ReturnType<typeof useAct>, 'refusal' | 'sending'>
  /** To be read before it is sent. */
  note?: string
  submit: string
  onCancel: () => void
}

/** The end of a form that can be left: why it was refused, leaving it and sending it. */
export function FormEnd({ act, note, submit, onCancel }: FormEndProps) {
  const { t } = useTranslation('shell')
  return (
    <>
      <Refusal sentence={act.refusal} />
      {note !== undefined && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
      <Group grow>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={act.sending}>
          {submit}
        </Button>
      </Group>
    </>
  )
}
