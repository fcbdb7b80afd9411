import type { SealMethod, TrailCourse, TrailKind } from '../../../data/model/trail.ts'
import type { LonLat, Name } from '../../../data/model/values.ts'
import type { BorderLine } from '../../../geo/borderLine.ts'
import { locate } from '../../../geo/chainage.ts'
import { pathOfSpot, trailMeetings } from '../../../geo/trailMeetings.ts'
import type { Position } from '../../../geo/units.ts'
import type { WaitingAct } from '../acts/actKinds.ts'
import type { EnteredEvent } from '../acts/trailEvent.ts'
import type { EnteredPhotos } from '../photos/PhotosField.tsx'

/** What is entered of a way that is on no list, before it is pressed. */
export interface WayEntry extends EnteredPhotos {
  readonly kind: TrailKind
  /** As it was typed; one that was left out is made of where the way meets the line. */
  readonly name: string
  readonly course: TrailCourse
  /** On the map. */
  readonly drawn: readonly LonLat[]
  /** Undefined for where the phone is, null until it is chosen on the map. */
  readonly spot: LonLat | null | undefined
  readonly isSealed: boolean
  readonly method: SealMethod | null
  readonly personId: string | null
  readonly note: string
}

type FoundAct = Extract<WaitingAct, { about: 'found' }>

/** An empty form, or a refused act to be corrected: what was walked then is drawn now. */
export function firstWay(corrected: FoundAct | undefined): WayEntry {
  const way = corrected?.way
  const [spot] = way?.path ?? []
  return {
    kind: way?.kind ?? 'foot-trail',
    name: way?.name.zh ?? '',
    course: way === undefined || way.course === 'walked' ? 'walked' : way.course,
    drawn: way === undefined || way.course === 'spot' ? [] : way.path,
    spot: way?.course === 'spot' ? spot : undefined,
    isSealed: corrected !== undefined && corrected.seal !== null,
    method: corrected?.seal?.method ?? null,
    personId: corrected?.report.personId ?? null,
    note: corrected?.report.note ?? '',
    photos: corrected?.photos ?? [],
    photoFacts: corrected?.photoFacts ?? {},
  }
}

/** The line that a way meets, where, and how far from it the way stays. */
export interface WayOnLine {
  readonly line: BorderLine
  readonly atM: number
  readonly awayM: number
}

/** Of the nearest line; undefined before anything of the way is known. */
export function tryWayOnLine(
  lines: readonly BorderLine[],
  course: TrailCourse,
  path: readonly Position[],
): WayOnLine | undefined {
  const [spot] = path
  if (spot === undefined || (course !== 'spot' && path.length < 2)) return undefined
  return lines
    .map((line) => {
      const { meetsLineAtM, awayM } = trailMeetings(line, course === 'spot' ? pathOfSpot(line, spot) : path)
      return {
        line,
        atM: meetsLineAtM[0] ?? 0,
        awayM: course === 'spot' ? Math.abs(locate(line, spot).offsetM) : awayM,
      }
    })
    .sort((a, b) => a.awayM - b.awayM)[0]
}

/** The event of a way as it is found, or of its seal. */
export const wayEvent = (
  kind: 'reported' | 'sealed',
  { note, method, personId }: WayEntry,
  at: Pick<EnteredEvent, 'position' | 'accuracyM' | 'positionSource'>,
): EnteredEvent => ({
  kind,
  ...at,
  notByGps: null,
  personId: personId as EnteredEvent['personId'],
  method: kind === 'sealed' ? method : null,
  breach: null,
  peopleSeen: null,
  note: kind === 'reported' ? note.trim() : '',
  order: null,
  withdraws: null,
})

/** What is typed once stands in both languages. */
export const typedName = (typed: string): Name => ({ en: typed.trim(), zh: typed.trim() })
