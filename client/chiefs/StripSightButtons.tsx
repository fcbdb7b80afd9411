import { ActionIcon, Group } from '@mantine/core'
import {
  IconArrowsHorizontal,
  IconChevronLeft,
  IconChevronRight,
  IconMinus,
  IconPlus,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StripSight } from './useStripSight.ts'

/** What of the line is in sight, by pointer. */
export function StripSightButtons({ sight }: { sight: StripSight }) {
  const { t } = useTranslation('chiefs')
  const buttons = [
    { label: t('before'), Icon: IconChevronLeft, act: sight.back },
    { label: t('further'), Icon: IconChevronRight, act: sight.onward },
    { label: t('nearer'), Icon: IconPlus, act: sight.nearer },
    { label: t('farther'), Icon: IconMinus, act: sight.farther },
    { label: t('whole'), Icon: IconArrowsHorizontal, act: sight.whole },
  ]
  return (
    <Group gap={4}>
      {buttons.map(({ label, Icon, act }) => (
        <ActionIcon key={label} variant="default" aria-label={label} onClick={act}>
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </Group>
  )
}
