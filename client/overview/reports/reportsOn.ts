import type { FieldNote } from '../../../data/model/fieldNote.ts'
import type { Patrol } from '../../../data/model/patrol.ts'

/** Where reports are looked for: a stretch, or one thing on it. */
export interface ReportPlace {
  readonly lineId: string
  readonly fromM: number
  readonly toM: number
  /** The trail, checkpoint or barrier that they are about; null takes all that lies on the stretch. */
  readonly thingId: string | null
}

type Spoken = Pick<FieldNote, 'lineId' | 'chainageM'>

const liesOn = ({ lineId, fromM, toM }: ReportPlace, one: Spoken): boolean =>
  one.lineId === lineId && fromM <= one.chainageM && one.chainageM < toM

export const incidentsOn = <Incident extends Spoken & { readonly trailId: string | null }>(
  incidents: readonly Incident[],
  place: ReportPlace,
): Incident[] =>
  incidents.filter((one) => (place.thingId === null ? liesOn(place, one) : one.trailId === place.thingId))

export const notesOn = <Note extends Spoken & Pick<FieldNote, 'about'>>(
  notes: readonly Note[],
  place: ReportPlace,
): Note[] =>
  notes.filter((one) =>
    place.thingId === null ? liesOn(place, one) : 'id' in one.about && one.about.id === place.thingId,
  )

/** Hours that teams are assigned to a stretch; of a longer one its share. */
export function patrolHoursOn(
  patrols: readonly Pick<Patrol, 'lineId' | 'fromM' | 'toM' | 'from' | 'to'>[],
  { lineId, fromM, toM }: ReportPlace,
  window: { readonly fromMs: number; readonly toMs: number },
): number {
  return patrols.reduce((sum, patrol) => {
    const sharedM = Math.min(patrol.toM, toM) - Math.max(patrol.fromM, fromM)
    const sharedMs =
      Math.min(Date.parse(patrol.to), window.toMs) - Math.max(Date.parse(patrol.from), window.fromMs)
    if (patrol.lineId !== lineId || sharedM <= 0 || sharedMs <= 0) return sum
    return sum + (sharedMs / 3_600_000) * (sharedM / (patrol.toM - patrol.fromM))
  }, 0)
}
