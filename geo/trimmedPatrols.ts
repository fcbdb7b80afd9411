import { leastWorthKmH, type CellPatrol } from './bestSchedule.ts'
import { keepsLimit } from './bestRevisit.ts'
import { patrolRevisitMin } from './claims.ts'
import type { OpenWorth } from './openWorth.ts'
import type { TeamChoices } from './patrolShapes.ts'
import type { PatrolTeam } from './patrolTeam.ts'
import type { Policy } from './policy.ts'
import { cellsOf, type TeamSchedules } from './teamSchedules.ts'

export interface TeamPatrol extends CellPatrol {
  readonly team: PatrolTeam
}

/**
 * The patrols of all schedules without what at their ends closes nothing that no other does; one that
 * closes nothing at all is left out. A shorter patrol comes round sooner, so nothing is held less.
 */
export function trimmedPatrols(
  { schedules, cover }: TeamSchedules,
  choices: readonly TeamChoices[],
  open: OpenWorth,
  policy: Policy,
): TeamPatrol[] {
  const left = cover.slice()
  const found: TeamPatrol[] = []
  for (const [index, { patrols }] of schedules.entries())
    for (const patrol of patrols) {
      const kept = trimmed(patrol, choices[index]!)
      for (const cell of cellsOf(open, patrol)) left[cell]!--
      if (kept === undefined) continue
      for (const cell of cellsOf(open, kept)) left[cell]!++
      found.push({ ...kept, team: choices[index]!.team })
    }
  return found

  function trimmed(patrol: CellPatrol, { team, leastColumns }: TeamChoices): CellPatrol | undefined {
    const { shape } = patrol
    let [fromRow, toRow, from, to] = [shape.fromRow, shape.toRow, patrol.fromColumn, patrol.toColumn]
    const isIdle = (fromR: number, toR: number, fromC: number, toC: number) => {
      const part = { shape: { ...shape, fromRow: fromR, toRow: toR }, fromColumn: fromC, toColumn: toC }
      let own = 0
      for (const cell of cellsOf(open, part)) if (left[cell] === 1) own += open.worth[cell]!
      return own <= leastWorthKmH
    }
    while (fromRow < toRow && isIdle(fromRow, fromRow + 1, from, to)) fromRow++
    while (fromRow < toRow && isIdle(toRow - 1, toRow, from, to)) toRow--
    if (fromRow === toRow) return undefined
    const lengthM = open.rowsM[toRow]! - open.rowsM[fromRow]!
    const mayBe = (columns: number) => {
      const windowMin = (columns * open.columnsMs[1]!) / 60_000
      const revisitMin = patrolRevisitMin({ ...team, lengthM, windowMin }, policy)
      return columns >= leastColumns && keepsLimit(revisitMin, open.limitsMin[shape.limit]!)
    }
    while (mayBe(to - from - 1) && isIdle(fromRow, toRow, to - 1, to)) to--
    while (mayBe(to - from - 1) && isIdle(fromRow, toRow, from, from + 1)) from++
    return { shape: { ...shape, fromRow, toRow }, fromColumn: from, toColumn: to }
  }
}
