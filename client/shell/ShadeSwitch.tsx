import { ActionIcon, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useShade } from '../theme/useShade.ts'

export function ShadeSwitch() {
  const { t } = useTranslation('shell')
  const shade = useShade()
  const { setColorScheme } = useMantineColorScheme()
  const label = t(shade === 'dark' ? 'toLight' : 'toDark')
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(shade === 'dark' ? 'light' : 'dark')}
    >
      {shade === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />}
    </ActionIcon>
  )
}
