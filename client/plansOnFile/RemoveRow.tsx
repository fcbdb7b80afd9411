import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Takes a row out of what is written row by row; they count from 0. */
export function RemoveRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const { t } = useTranslation('plansOnFile')
  return (
    <ActionIcon variant="subtle" aria-label={t('removeRow', { number: index + 1 })} onClick={onRemove}>
      <IconX size={16} aria-hidden />
    </ActionIcon>
  )
}
