import { Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import { useFieldNotes, useIncidents, type IncidentItem } from '../../api/dutyReports.ts'
import { usePatrols } from '../../api/records.ts'
import { useActorName } from '../../history/useActorName.ts'
import { useIncidentWords } from '../../history/useIncidentWords.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { EventPhotos, photoAlone } from '../../photos/EventPhotos.tsx'
import { InspectorPart } from '../inspect/InspectorPart.tsx'
import { incidentsOn, notesOn, patrolHoursOn, type ReportPlace } from './reportsOn.ts'
import { useLastWindow } from './useLastWindow.ts'

const days = 30
const shownAtFirst = 5

/** The last days, as many as the headings say. */
const useLastDays = () => useLastWindow(days * 24)

const newestFirst = (one: { observedAt: string }, other: { observedAt: string }): number =>
  Date.parse(other.observedAt) - Date.parse(one.observedAt)

/** People met here in the last days, beside the effort in which they were, and what was noted. */
export function DutyReports(place: ReportPlace) {
  const { t } = useTranslation('reports')
  const window = useLastDays()
  const incidents = incidentsOn(useIncidents(window).data ?? [], place).toSorted(newestFirst)
  const titleOf = useIncidentTitle()
  return (
    <>
      <InspectorPart title={t('incidentsHere', { days })}>
        <Effort incidents={incidents} place={place} window={window} />
        <Rows rows={incidents.map((incident) => ({ ...incident, text: incident.note }))} titleOf={titleOf} />
      </InspectorPart>
      <NotesHere {...place} />
    </>
  )
}

/** What was noted here in the last days; nothing where nothing was. */
export function NotesHere(place: ReportPlace) {
  const { t } = useTranslation('reports')
  const notes = notesOn(useFieldNotes(useLastDays()).data ?? [], place).toSorted(newestFirst)
  if (notes.length === 0) return null
  return (
    <InspectorPart title={t('notesHere', { days })}>
      <Rows rows={notes} titleOf={({ chainageM }) => formatChainage(chainageM)} />
    </InspectorPart>
  )
}

/** Where nobody walks nobody is met: a count says nothing without the hours that stand behind it. */
function Effort({
  incidents,
  place,
  window,
}: {
  incidents: readonly IncidentItem[]
  place: ReportPlace
  window: { fromMs: number; toMs: number }
}) {
  const { t } = useTranslation('reports')
  const { t: domain } = useTranslation('domain')
  const { number } = useQuantities()
  const patrols = usePatrols(window).data
  const people = incidents.reduce((sum, one) => sum + one.people, 0)
  return (
    <Text size="sm">
      {t('incidentCount', { count: incidents.length })} · {domain('peopleCount', { count: people })}
      {patrols !== undefined && place.thingId === null && (
        <> · {t('inPatrolHours', { hours: number(patrolHoursOn(patrols, place, window)) })}</>
      )}
    </Text>
  )
}

interface Row {
  readonly id: string
  readonly observedAt: string
  readonly actor: string
  readonly text: string
  readonly photos: readonly string[]
}

function Rows<Item extends Row>({
  rows,
  titleOf,
}: {
  rows: readonly Item[]
  titleOf: (row: Item) => string
}) {
  const { t } = useTranslation('reports')
  const { moment } = useQuantities()
  const who = useActorName()
  const [allShown, setAllShown] = useState(false)
  const shown = allShown ? rows : rows.slice(0, shownAtFirst)
  return (
    <>
      {shown.map((row) => (
        <div key={row.id} className="event-row">
          <time dateTime={row.observedAt}>{moment(Date.parse(row.observedAt))}</time>
          <div>
            <Text span size="sm" fw={600}>
              {titleOf(row)}
            </Text>
            <Text size="xs" c="dimmed">
              {[who(row.actor), row.text].filter((text) => text !== '').join(' · ')}
            </Text>
            <EventPhotos photos={row.photos.map(photoAlone)} />
          </div>
        </div>
      ))}
      {rows.length > shown.length && (
        <button type="button" className="plain-link" onClick={() => setAllShown(true)}>
          {t('showAllReports', { count: rows.length })}
        </button>
      )}
    </>
  )
}

function useIncidentTitle(): (incident: IncidentItem) => string {
  const met = useIncidentWords()
  return (incident) => [formatChainage(incident.chainageM), ...met(incident)].join(' · ')
}
