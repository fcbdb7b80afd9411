import { Center, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { Shell } from '../shell/Shell.tsx'
import { useViewState } from '../shell/viewState.ts'
import { PlanDesk } from './PlanDesk.tsx'
import { useDraftShelf } from './useDraftShelf.ts'

/** The planner: draw a barrier and see, while drawing, what it does to the line. */
export function Plan() {
  const { t } = useTranslation('plan')
  const { compiledLines } = useCounty()
  const { lineId } = useViewState()
  const shelf = useDraftShelf()
  const line = compiledLines.find((each) => each.id === lineId)
  return (
    <Shell workplace="planner">
      {line === undefined ? (
        <Center h="100%" p="xl">
          <Text c="dimmed">{t('noLine')}</Text>
        </Center>
      ) : (
        shelf !== undefined && <PlanDesk key={line.id} line={line} shelf={shelf} />
      )}
    </Shell>
  )
}
