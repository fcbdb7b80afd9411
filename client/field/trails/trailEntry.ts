import type { BreachKind, SealMethod, TrailEventKind } from '../../../data/model/trail.ts'
import type { LonLat } from '../../../data/model/values.ts'
import type { WaitingAct } from '../acts/actKinds.ts'
import type { EnteredEvent } from '../acts/trailEvent.ts'
import type { DevicePosition } from '../devicePosition.ts'
import type { EnteredPhotos } from '../photos/PhotosField.tsx'

/** How an officer says where they saw it. */
export type PlaceSaid = 'gps' | 'map' | 'trail-head' | 'none'

/** Who verifies: whoever is signed in, or another one who signs in on this phone afterwards. */
export type Verifier = 'me' | 'other'

/** What is entered in the form of an event, before it is pressed. */
export interface TrailEntry extends EnteredPhotos {
  readonly method: SealMethod | null
  readonly order: string
  readonly note: string
  readonly breach: BreachKind | null
  readonly peopleSeen: boolean | null
  readonly notByGps: string
  readonly personId: string | null
  /** Undefined until it is said. */
  readonly verifier: Verifier | undefined
  readonly otherUserName: string
  readonly place: PlaceSaid | undefined
  /** On the map. */
  readonly picked: LonLat | undefined
}

type TrailAct = Extract<WaitingAct, { about: 'trail' }>

/** An empty form, or a refused act to be corrected. */
export function firstEntry(corrected: TrailAct | undefined): TrailEntry {
  const event = corrected?.event
  return {
    method: event?.method ?? null,
    order: event?.order ?? '',
    note: event?.note ?? '',
    breach: event?.breach ?? null,
    peopleSeen: event?.peopleSeen ?? null,
    notByGps: event?.notByGps ?? '',
    personId: event?.personId ?? null,
    verifier: undefined,
    otherUserName: '',
    place: undefined,
    picked: event?.positionSource === 'map' && event.position !== null ? event.position : undefined,
    photos: corrected?.photos ?? [],
    photoFacts: corrected?.photoFacts ?? {},
  }
}

export type PlaceSeen = Pick<EnteredEvent, 'position' | 'accuracyM' | 'positionSource'>

const nowhere: PlaceSeen = { position: null, accuracyM: null, positionSource: null }

/** The place that is sent; of a named one that is not known yet none. */
export function placeSeen(
  place: PlaceSaid,
  { device, head, picked }: { device: DevicePosition; head: LonLat | undefined; picked: LonLat | undefined },
): PlaceSeen {
  switch (place) {
    case 'gps': {
      if (device.state !== 'found') return nowhere
      const [lon, lat] = device.position
      return { position: [lon, lat], accuracyM: device.accuracyM, positionSource: 'gps' }
    }
    case 'map':
      return picked === undefined ? nowhere : { position: picked, accuracyM: null, positionSource: 'map' }
    case 'trail-head':
      return head === undefined ? nowhere : { position: head, accuracyM: null, positionSource: 'trail-head' }
    case 'none':
      return nowhere
  }
}

/** The event as it is sent: of what was entered only what belongs to its kind. */
export function eventEntered(
  kind: TrailEventKind,
  entry: TrailEntry,
  at: PlaceSeen,
  withdraws: string | undefined,
): EnteredEvent {
  const isBreach = kind === 'breached'
  const why = entry.notByGps.trim()
  return {
    kind,
    ...at,
    notByGps: kind === 'verified' && at.positionSource !== 'gps' && why !== '' ? why : null,
    personId: entry.personId as EnteredEvent['personId'],
    method: kind === 'sealed' ? entry.method : null,
    breach: isBreach ? entry.breach : null,
    peopleSeen: isBreach ? entry.peopleSeen : null,
    note: entry.note.trim(),
    order: kind === 'reopened' ? entry.order.trim() : null,
    withdraws: (withdraws ?? null) as EnteredEvent['withdraws'],
  }
}
