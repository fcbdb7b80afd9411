import type { z } from 'zod'
import { fieldNote } from '../../data/model/fieldNote.ts'
import { handover } from '../../data/model/handover.ts'
import { incident } from '../../data/model/incident.ts'
import { patrolEvent } from '../../data/model/patrolEvent.ts'
import { useList, versioned, windowQuery, type RecordWindow } from './records.ts'

const incidentItem = incident.and(versioned)
const fieldNoteItem = fieldNote.and(versioned)
const handoverItem = handover.and(versioned)
const patrolEventItem = patrolEvent.and(versioned)

export type IncidentItem = z.infer<typeof incidentItem>

export const useIncidents = (window: RecordWindow) =>
  useList(`/incidents?${windowQuery(window)}`, { kind: 'incident', item: incidentItem, window })

export const useFieldNotes = (window: RecordWindow) =>
  useList(`/field-notes?${windowQuery(window)}`, { kind: 'field-note', item: fieldNoteItem, window })

export const useHandovers = (window: RecordWindow) =>
  useList(`/handovers?${windowQuery(window)}`, { kind: 'handover', item: handoverItem, window })

export const usePatrolEvents = (window: RecordWindow) =>
  useList(`/patrol-events?${windowQuery(window)}`, { kind: 'patrol-event', item: patrolEventItem, window })
