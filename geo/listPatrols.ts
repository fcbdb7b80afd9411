import { keepsLimit } from './bestRevisit.ts'
import { patrolClaims, patrolRevisitMin } from './claims.ts'
import { figures, type StateAmounts } from './figures.ts'
import type { OpenWorth } from './openWorth.ts'
import type { ProposedPatrol } from './patrolTeam.ts'
import { changePlanned, type PlannedCoverage } from './plannedCoverage.ts'
import { cellsOf } from './teamSchedules.ts'
import type { TeamPatrol } from './trimmedPatrols.ts'

/** A patrol that is proposed, with what it closes beyond those before it in the list. */
export interface GapClosing extends ProposedPatrol {
  readonly speedKmh: number
  /** The longest that a place of it waits, in minutes. */
  readonly revisitMin: number
  readonly heldKmH: number
  /** Of what it holds and of what it only thins: kilometre-hours that nobody patrolled at all. */
  readonly gapKmH: number
  readonly worth: number
}

/** Patrols in order of time, then chainage, each with what it adds, and the coverage with all of them. */
export function listPatrols(
  open: OpenWorth,
  asItIs: PlannedCoverage,
  patrols: readonly TeamPatrol[],
): { readonly patrols: GapClosing[]; readonly planned: PlannedCoverage } {
  const { policies } = asItIs.facts
  const held = new Set<number>()
  const listed: GapClosing[] = []
  let planned = asItIs
  let before = figures(planned)
  for (const patrol of patrols.toSorted(byTime)) {
    const { team, shape, fromColumn, toColumn } = patrol
    const place = {
      fromM: open.rowsM[shape.fromRow]!,
      toM: open.rowsM[shape.toRow]!,
      fromMs: asItIs.window.fromMs + open.columnsMs[fromColumn]!,
      toMs: asItIs.window.fromMs + open.columnsMs[toColumn]!,
    }
    const revisitMin = patrolRevisitMin(
      { ...team, lengthM: place.toM - place.fromM, windowMin: (place.toMs - place.fromMs) / 60_000 },
      asItIs.eras[0]!.policy,
    )
    const limit = open.limitsMin.findIndex((limitMin) => keepsLimit(revisitMin, limitMin))
    let worth = 0
    for (const cell of cellsOf(open, { ...patrol, shape: { ...shape, limit } })) {
      if (!held.has(cell)) worth += open.worth[cell]!
      held.add(cell)
    }
    const id = `${team.id} ${place.fromMs}`
    const claims = patrolClaims({ ...team, ...place, id }, policies)
    planned = changePlanned(planned, { added: { claims } })
    const after = figures(planned)
    listed.push({
      ...place,
      teamId: team.id,
      speedKmh: team.speedKmh,
      revisitMin,
      ...gained(before, after),
      worth,
    })
    before = after
  }
  return { patrols: listed, planned }
}

const gained = (before: StateAmounts, after: StateAmounts) => ({
  heldKmH: after.held - before.held,
  gapKmH: before.gap - after.gap,
})

function byTime(a: TeamPatrol, b: TeamPatrol): number {
  return (
    a.fromColumn - b.fromColumn ||
    a.shape.fromRow - b.shape.fromRow ||
    (a.team.id < b.team.id ? -1 : a.team.id > b.team.id ? 1 : 0)
  )
}
