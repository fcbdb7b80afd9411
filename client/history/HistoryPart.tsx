import './history.css'
import { Button, Skeleton, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordKind } from '../../data/model/records.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { HistoryRow } from './HistoryRow.tsx'
import { useHistory } from './useHistory.ts'

export interface HistoryPartProps {
  kind: RecordKind
  id: string
}

/** The history of a record below everything else that is known of it. */
export function HistoryPart({ kind, id }: HistoryPartProps) {
  const { t } = useTranslation('history')
  return (
    <section className="inspector-part" aria-label={t('history')}>
      <Text fw={650} size="sm" component="h4" m={0} mb={4}>
        {t('history')}
      </Text>
      <HistoryList kind={kind} id={id} />
    </section>
  )
}

/** The same, asked for once somebody opens it: for records that stand in a list. */
export function HistoryOnDemand({ kind, id }: HistoryPartProps) {
  const { t } = useTranslation('history')
  const [opened, setOpened] = useState(false)
  return (
    <details className="history-details" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('history')}</summary>
      {opened && <HistoryList kind={kind} id={id} />}
    </details>
  )
}

const atFirst = 5
const more = 20
const most = 100

function HistoryList({ kind, id }: HistoryPartProps) {
  const { t } = useTranslation('history')
  const [limit, setLimit] = useState(atFirst)
  const { data } = useHistory(kind, id, limit)
  const isPast = useKnownAt() !== undefined
  if (data === undefined) return <Skeleton h={48} />
  // What is older rests below it: it can be taken back once that was.
  const newest = isPast ? undefined : data.items.find((entry) => entry.mayBeTakenBack)
  return (
    <>
      <ol className="history">
        {data.items.map((entry) => (
          <HistoryRow key={entry.sequence} entry={entry} mayTakeBack={entry === newest} />
        ))}
      </ol>
      {data.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noHistory')}
        </Text>
      )}
      {data.more && limit < most && (
        <Button size="compact-sm" variant="default" onClick={() => setLimit(Math.min(most, limit + more))}>
          {t('earlier')}
        </Button>
      )}
    </>
  )
}
