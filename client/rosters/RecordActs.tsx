import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AskedButton } from '../shell/AskedButton.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'

interface RecordActsProps {
  /** Below `/api`. */
  address: string
  version: number
  onChange: () => void
}

/** Changing and removing one row of a table. */
export function RecordActs({ address, version, onChange }: RecordActsProps) {
  const { t } = useTranslation('rosters')
  const act = useAct()
  return (
    <Group gap={6} wrap="nowrap">
      <Button size="compact-xs" variant="default" onClick={onChange}>
        {t('change')}
      </Button>
      <AskedButton
        size="compact-xs"
        label={t('remove')}
        question={t('removeQuestion')}
        keep={t('keep')}
        loading={act.sending}
        onConfirm={() => act.send({ method: 'DELETE', address, version })}
      />
      <Refusal sentence={act.refusal} />
    </Group>
  )
}
