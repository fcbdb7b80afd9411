import { useTranslation } from 'react-i18next'
import { trailEvent } from '../../data/model/trail.ts'
import type { RecordChange } from '../../data/model/recordHistory.ts'
import { useQuantities } from '../i18n/quantities.ts'

/** An event of a trail that came with something else, in one line. */
export function AppendedEvent({ change }: { change: RecordChange }) {
  const { t: domain } = useTranslation('domain')
  const { moment } = useQuantities()
  const told = trailEvent
    .pick({ kind: true, observedAt: true })
    .safeParse(Object.fromEntries(change.fields.map(({ path, to }) => [path, to])))
  if (!told.success) return null
  const { kind, observedAt } = told.data
  return (
    <ul className="history-fields">
      <li>{[domain(`trailEvent.${kind}`), moment(Date.parse(observedAt))].join(' · ')}</li>
    </ul>
  )
}
