import { useTranslation } from 'react-i18next'
import { Text } from '@mantine/core'
import { useCounty } from '../api/county.ts'
import { Shell } from '../shell/Shell.tsx'
import { ChiefsDesk } from './ChiefsDesk.tsx'

/** A name for every kilometre, port, checkpoint, trail and trade point, at four levels, or exactly which has none. */
export function People() {
  const { t } = useTranslation('chiefs')
  const { lines } = useCounty()
  return (
    <Shell workplace="people" timeless={lines.length === 0}>
      {lines.length === 0 ? (
        <Text p="xl" c="dimmed">
          {t('noLine')}
        </Text>
      ) : (
        <ChiefsDesk />
      )}
    </Shell>
  )
}
