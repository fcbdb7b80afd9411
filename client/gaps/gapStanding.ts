import type { GapInHand } from '../../data/model/coverageAnswer.ts'
import { isWhollyInHand } from '../../geo/gapsInHand.ts'

/** How a gap stands: nobody deals with all of it, somebody does, or somebody did and the time ran out. */
export type GapStanding = 'open' | 'in-hand' | 'overdue'

export function standingOf(gap: { readonly acknowledgement: GapInHand | null }): GapStanding {
  const { acknowledgement } = gap
  if (acknowledgement === null) return 'open'
  if (acknowledgement.overdue) return 'overdue'
  return isWhollyInHand(acknowledgement) ? 'in-hand' : 'open'
}

/** Gaps that nobody deals with now, all of them or what is left: also those whose time ran out. */
export const countNotInHand = (gaps: readonly { readonly acknowledgement: GapInHand | null }[]): number =>
  gaps.filter((gap) => standingOf(gap) !== 'in-hand').length

/** The sign beside a gap's number, so that it is not told by colour alone. */
export const signOf: Record<GapStanding, string> = { open: '', 'in-hand': '✓', overdue: '!' }

/** Which marks a picture shows, for its legend. */
export interface GapMarks {
  readonly inHand: boolean
  readonly overdue: boolean
}

export function marksOf(
  lines: readonly { readonly gapsNow: readonly { readonly acknowledgement: GapInHand | null }[] }[],
): GapMarks {
  const standings = new Set(lines.flatMap(({ gapsNow }) => gapsNow.map(standingOf)))
  return { inHand: standings.has('in-hand'), overdue: standings.has('overdue') }
}
