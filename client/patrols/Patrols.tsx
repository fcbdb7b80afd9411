import './patrols.css'
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { Shell } from '../shell/Shell.tsx'
import { useViewState } from '../shell/viewState.ts'
import { PatrolDesk } from './PatrolDesk.tsx'

/** Patrol plans: drawn on the space–time chart, with what they hold and leave open while they are drawn. */
export function Patrols() {
  const { t } = useTranslation('patrolPlans')
  const { compiledLines } = useCounty()
  const { lineId } = useViewState()
  const line = compiledLines.find((each) => each.id === lineId)
  return (
    <Shell workplace="patrols" timeless={line === undefined}>
      {line === undefined ? (
        <Text p="xl" c="dimmed">
          {t('noLine')}
        </Text>
      ) : (
        <PatrolDesk key={line.id} line={line} />
      )}
    </Shell>
  )
}
