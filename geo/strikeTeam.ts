import { keepsLimit } from './bestRevisit.ts'
import { patrolRevisitMin, policySpeedKmh, type Claim, type PatrolFact } from './claims.ts'
import { eraAt } from './era.ts'
import { figures } from './figures.ts'
import { gapsNow } from './gaps.ts'
import { asSpan, asStretch, subtract } from './intervals.ts'
import { plannedRunsAt } from './plannedAt.ts'
import { changePlanned, type PlannedCoverage } from './plannedCoverage.ts'
import type { Stretch } from './units.ts'

/** A team that could be sent to a gap. */
export interface StrikeTeam extends Pick<PatrolFact, 'mode' | 'speedKmh' | 'longestOnGroundMin'> {
  readonly id: string
  /** From the order until it sets out, in minutes. */
  readonly readinessMin: number
  /** Where it is: a place where both ends are one, else anywhere on the stretch, such as what it patrols. */
  readonly whereabouts: Stretch
  /** Claims of what it is on patrol for now, the same objects as in the coverage's facts; none where it is free. */
  readonly claims: readonly Claim[]
}

/** How soon a team reaches a gap, and what becomes of what it leaves. */
export interface SentTeam {
  readonly id: string
  /** From now to the gap's nearest place, from the nearer and the farther end of where the team may be. */
  readonly soonestMin: number
  readonly latestMin: number
  /** Of a patrol there and back over the whole gap, in minutes. */
  readonly revisitMin: number
  /** Whether that keeps every limit that holds in the gap now. */
  readonly holdsGap: boolean
  /** What it leaves open behind it, from now until its patrol would have ended or the window does. */
  readonly leaves: {
    readonly untilMs: number | null
    /** Kilometre-hours that are held no more. */
    readonly heldKmH: number
    /** Kilometre-hours that nobody patrols any more. */
    readonly gapKmH: number
    /** Where gaps are now that were none before. */
    readonly newGaps: readonly Stretch[]
  }
}

/**
 * Teams for a gap now, the soonest first: by the latest that each arrives, and of equal ones that which
 * leaves less open. A way is reckoned along the line at the team's speed: roads may be shorter and steep
 * ground slower.
 */
export function strikeTeams(
  planned: PlannedCoverage,
  gap: Stretch,
  nowMs: number,
  teams: readonly StrikeTeam[],
): SentTeam[] {
  const { policy } = eraAt(planned.eras, nowMs)
  const limitMin = plannedRunsAt(planned, nowMs)
    .filter(({ fromM, toM }) => fromM < gap.toM && gap.fromM < toM)
    .reduce((least, run) => Math.min(least, run.limitMin), Infinity)
  const before = { figures: figures(planned), gaps: gapsNow(planned, nowMs).map(asSpan) }
  return teams
    .map((team): SentTeam => {
      const speedKmh = team.speedKmh ?? policySpeedKmh(team.mode, policy)
      const minutesOver = (metres: number) => (metres * 60) / (speedKmh * 1000)
      const { fromM, toM } = team.whereabouts
      const ways = [wayTo(gap, fromM), wayTo(gap, toM)]
      // Whoever may be on both sides of an end of the gap may stand in it already.
      const nearestM = fromM < gap.toM && gap.fromM < toM ? 0 : Math.min(...ways)
      const revisitMin = patrolRevisitMin(
        { ...team, loop: false, lengthM: gap.toM - gap.fromM, windowMin: Infinity },
        policy,
      )
      return {
        id: team.id,
        soonestMin: team.readinessMin + minutesOver(nearestM),
        latestMin: team.readinessMin + minutesOver(Math.max(...ways)),
        revisitMin,
        holdsGap: keepsLimit(revisitMin, limitMin),
        leaves: leftBy(team.claims),
      }
    })
    .sort(
      (a, b) =>
        a.latestMin - b.latestMin ||
        a.leaves.heldKmH + a.leaves.gapKmH - b.leaves.heldKmH - b.leaves.gapKmH ||
        (a.id < b.id ? -1 : 1),
    )

  function leftBy(claims: readonly Claim[]): SentTeam['leaves'] {
    if (claims.length === 0) return { untilMs: null, heldKmH: 0, gapKmH: 0, newGaps: [] }
    const kept = claims.filter(({ fromMs }) => fromMs < nowMs).map((claim) => ({ ...claim, toMs: nowMs }))
    const without = changePlanned(planned, { ended: { claims }, added: { claims: kept } })
    const after = figures(without)
    return {
      untilMs: Math.min(planned.window.toMs, Math.max(...claims.map(({ toMs }) => toMs))),
      heldKmH: before.figures.held - after.held,
      gapKmH: after.gap - before.figures.gap,
      newGaps: subtract(gapsNow(without, nowMs).map(asSpan), before.gaps).map(asStretch),
    }
  }
}

/** Metres along the line from a place to the nearest one of a gap. */
function wayTo(gap: Stretch, atM: number): number {
  return Math.max(0, gap.fromM - atM, atM - gap.toM)
}
