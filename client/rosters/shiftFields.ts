import type { RosteredPlace } from '../../data/model/shift.ts'
import { peopleClashes, placeClashes, type Roster, type RosterClash } from '../../geo/rosterClashes.ts'
import { peopleOn } from '../../geo/peopleOn.ts'
import type { RosterShift } from '../../geo/rosterClashes.ts'

/** What dragging a shift makes of it. */
export interface MovedShift {
  readonly fromMs: number
  readonly toMs: number
  readonly place?: RosteredPlace
  readonly leadId?: string | null
  readonly personIds?: readonly string[]
}

/**
 * What would be against the rules about some shifts if they stood as drafted, in place of those of the same
 * ids: of their people wherever the drafts have part in it, and of their places while they last.
 */
export function draftClashes(roster: Roster, drafts: readonly RosterShift[]): RosterClash[] {
  const ids = new Set(drafts.map(({ id }) => id))
  const shifts = [...roster.shifts.filter(({ id }) => !ids.has(id)), ...drafts]
  const people = new Set(drafts.flatMap(peopleOn))
  const places = new Set(drafts.map(({ placeId }) => placeId))
  const here = <One extends { readonly placeId: string }>({ placeId }: One) => places.has(placeId)
  const meetsDraft = (clash: RosterClash) =>
    drafts.some(
      (draft) =>
        'placeId' in clash &&
        clash.placeId === draft.placeId &&
        clash.fromMs < draft.toMs &&
        draft.fromMs < clash.toMs,
    )
  return [
    ...peopleClashes({ ...roster, shifts }, people).filter(({ shiftIds }) =>
      shiftIds.some((id) => ids.has(id)),
    ),
    ...placeClashes({ ...roster, shifts: shifts.filter(here), needs: roster.needs.filter(here) }).filter(
      meetsDraft,
    ),
  ]
}
