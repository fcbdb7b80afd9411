import { Button } from '@mantine/core'
import { IconFlag3 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNameOf } from '../i18n/language.ts'
import { useTierNow } from './useTierNow.ts'

/** The warning tier in force; opens who ordered it and the rules. */
export function TierChip({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('domain')
  const nameOf = useNameOf()
  const now = useTierNow()
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconFlag3 size={15} />}
      onClick={onOpen}
      aria-haspopup="dialog"
    >
      {now === undefined ? t('tier') : nameOf(now.name)}
    </Button>
  )
}
