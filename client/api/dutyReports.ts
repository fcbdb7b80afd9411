import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { fieldNote } from '../../data/model/fieldNote.ts'
import { handover } from '../../data/model/handover.ts'
import { incident } from '../../data/model/incident.ts'
import { patrolEvent } from '../../data/model/patrolEvent.ts'
import { ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import type { Asked } from '../live/patchList.ts'
import { listQuery, useList, versioned, windowQuery, type RecordWindow } from './records.ts'

const incidentItem = incident.and(versioned)
const fieldNoteItem = fieldNote.and(versioned)
const handoverItem = handover.and(versioned)
const patrolEventItem = patrolEvent.and(versioned)

export type IncidentItem = z.infer<typeof incidentItem>

export const useIncidents = (window: RecordWindow) =>
  useList(`/incidents?${windowQuery(window)}`, { kind: 'incident', item: incidentItem, window })

export const useFieldNotes = (window: RecordWindow) =>
  useList(`/field-notes?${windowQuery(window)}`, { kind: 'field-note', item: fieldNoteItem, window })

const handovers = (window: RecordWindow) =>
  [`/handovers?${windowQuery(window)}`, { kind: 'handover', item: handoverItem, window }] as const
export const useHandovers = (window: RecordWindow) => useList(...handovers(window))
export const handoversQuery = (window: RecordWindow) => listQuery(...handovers(window))

const patrolEventsAt = (window: RecordWindow) => `/patrol-events?${windowQuery(window)}`
const patrolEventsOf = (window: RecordWindow) =>
  ({ kind: 'patrol-event', item: patrolEventItem, window }) as const

export const usePatrolEvents = (window: RecordWindow) =>
  useList(patrolEventsAt(window), patrolEventsOf(window))

/** The same with how far in the journal it goes: what was written up to there and is not in it was taken back. */
export function useKnownOfPatrols(window: RecordWindow) {
  const knownAt = useKnownAt()
  return useQuery({
    ...listQuery(patrolEventsAt(window), patrolEventsOf(window), knownAt),
    placeholderData: ofSameKnowledge(knownAt),
    select: eventsAndSequence,
  }).data
}

const eventsAndSequence = ({ value, sequence }: Asked<readonly z.infer<typeof patrolEventItem>[]>) => ({
  events: value,
  sequence,
})
