import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { Shell } from '../shell/Shell.tsx'
import { RosterDesk } from './RosterDesk.tsx'

/** Who is where at every hour, what places need, and what is against the rules, as it is made. */
export function Rosters() {
  const { t } = useTranslation('rosters')
  const { lines } = useCounty()
  // With its first line a county has its first unit.
  const isEmpty = lines.length === 0
  return (
    <Shell workplace="rosters" timeless={isEmpty}>
      {isEmpty ? (
        <Text p="xl" c="dimmed">
          {t('noLine')}
        </Text>
      ) : (
        <RosterDesk />
      )}
    </Shell>
  )
}
