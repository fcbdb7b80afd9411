import type { CoverageAnswer, CoverageKind } from '../../data/model/coverageAnswer.ts'
import type { Replay, ReplayTeams } from '../../data/model/replay.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { figuresAt, sumAmounts, type StateAmounts } from '../../geo/figures.ts'
import { unpackStates } from '../../geo/packedStates.ts'
import { stateOf, type LineStates } from '../../geo/slicedStates.ts'
import { spansAt } from '../../geo/statesAt.ts'
import type { AnyState, Position, TimeWindow } from '../../geo/units.ts'

type TrailState = Replay['trails'][number]['states'][number]
type Team = ReplayTeams['teams'][number]

/** A period that can be gone through: all that changes in it was asked for once, every instant follows from it. */
export interface ReplayPeriod extends TimeWindow {
  readonly kind: CoverageKind
  readonly lines: readonly LineStates[]
  readonly trails: ReadonlyMap<string, readonly TrailState[]>
  readonly checkpoints: ReadonlyMap<string, Replay['checkpoints'][number]['staffed']>
  readonly events: Replay['events']
  /** None where whoever looks may not see where teams are. */
  readonly teams: readonly Team[]
}

export function openPeriod(
  answer: Replay,
  teams: readonly Team[],
  compiledLines: readonly BorderLine[],
): ReplayPeriod {
  const lineOf = new Map(compiledLines.map((line) => [line.id, line]))
  return {
    kind: answer.kind,
    fromMs: Date.parse(answer.from),
    toMs: Date.parse(answer.to),
    lines: answer.lines.flatMap(({ lineId, fromMs, toMs, blocks }) => {
      const line = lineOf.get(lineId)
      return line === undefined ? [] : [unpackStates(line, { fromMs, toMs }, blocks)]
    }),
    trails: new Map(answer.trails.map(({ trailId, states }) => [trailId, states])),
    checkpoints: new Map(answer.checkpoints.map(({ checkpointId, staffed }) => [checkpointId, staffed])),
    events: answer.events,
    teams,
  }
}

/** Of what lies ahead nothing is known: the last instant that something is known of stands for it. */
const shownMs = ({ window }: LineStates, atMs: number): number =>
  Math.max(window.fromMs, Math.min(atMs, window.toMs - 1))

export interface StateRun {
  fromM: number
  toM: number
  state: AnyState
}

/** A line at an instant, neighbours of one state joined. */
export function runsAt(states: LineStates, atMs: number): StateRun[] {
  const runs: StateRun[] = []
  for (const { fromM, toM, code } of spansAt(states, shownMs(states, atMs))) {
    const state = stateOf(code)
    const last = runs.at(-1)
    if (last !== undefined && last.state === state && last.toM === fromM) last.toM = toM
    else runs.push({ fromM, toM, state })
  }
  return runs
}

/** What of compared coverage was promised and broken stands where else gaps do. */
export const gapsAmong = (runs: readonly StateRun[], kind: CoverageKind): StateRun[] =>
  runs.filter(({ state }) => state === (kind === 'compared' ? 'broken' : 'gap'))

/** Metres by state of one line, or of all of them. */
export const lineFiguresAt = (states: LineStates, atMs: number): StateAmounts =>
  figuresAt(states, shownMs(states, atMs))
export const figuresOfAll = (period: ReplayPeriod, atMs: number): StateAmounts =>
  sumAmounts(period.lines.map((states) => lineFiguresAt(states, atMs)))

/** Metres by state as an answer about coverage names them. */
export const figuresNowOf = (amounts: StateAmounts): CoverageAnswer['county']['figuresNow'] => ({
  heldM: amounts.held,
  thinM: amounts.thin,
  gapM: amounts.gap,
  unknownM: amounts.unknown,
  keptM: amounts.kept,
  carriedM: amounts.carried,
  brokenM: amounts.broken,
  shareHeld: amounts.shareHeld,
  shareHeldAtMost: amounts.shareHeldAtMost,
})

/** How a trail stood; before its first event it has no status. */
export function trailAt(
  { trails }: ReplayPeriod,
  trailId: string,
  atMs: number,
): Pick<TrailState, 'status' | 'unsealed'> {
  return trails.get(trailId)?.findLast((state) => state.atMs <= atMs) ?? { status: null, unsealed: false }
}

export const isStaffedAt = ({ checkpoints }: ReplayPeriod, checkpointId: string, atMs: number): boolean =>
  checkpoints.get(checkpointId)?.some(([fromMs, toMs]) => fromMs <= atMs && atMs < toMs) ?? false

export interface TeamAt extends Pick<Team, 'trackerId' | 'patrolId' | 'unitId' | 'name'> {
  readonly position: Position
  readonly ageMs: number
}

/** Teams on patrol at an instant, where each was last heard of by then. */
export function teamsAt({ teams }: ReplayPeriod, atMs: number): TeamAt[] {
  return teams.flatMap(({ fixes, fromMs, toMs, ...team }): TeamAt[] => {
    if (atMs < fromMs || atMs >= toMs) return []
    const fix = fixes.findLast(([timeMs]) => timeMs <= atMs)
    return fix === undefined ? [] : [{ ...team, position: [fix[1], fix[2]], ageMs: atMs - fix[0] }]
  })
}

/** Longer periods go by in longer steps; teams are told by the same ones. */
export const stepOf = ({ fromMs, toMs }: TimeWindow): number => (toMs - fromMs > longMs ? 5 : 1) * 60_000
const longMs = 48 * 3_600_000

export interface SharePoint {
  readonly atMs: number
  readonly share: number | null
}

/** Share held over the period, so many instants from its begin to its end. */
export const shareCurve = (period: ReplayPeriod, points: number): SharePoint[] =>
  Array.from({ length: points }, (_, index) => {
    const atMs = period.fromMs + ((period.toMs - period.fromMs) * index) / (points - 1)
    return { atMs, share: figuresOfAll(period, atMs).shareHeld }
  })
