import { leastWorthKmH, ScheduleFinder, type Schedule } from './bestSchedule.ts'
import { CloseGapsBound } from './closeGapsBound.ts'
import { closeGapsExactly } from './closeGapsExactly.ts'
import { figures, type StateAmounts } from './figures.ts'
import { openWorth, usualOpenWeights, type OpenWeights, type OpenWorth } from './openWorth.ts'
import { choicesOf, type TeamChoices } from './patrolShapes.ts'
import { listPatrols, type GapClosing } from './listPatrols.ts'
import type { PatrolTeam } from './patrolTeam.ts'
import type { PlannedCoverage } from './plannedCoverage.ts'
import { TeamSchedules } from './teamSchedules.ts'
import { trimmedPatrols } from './trimmedPatrols.ts'

export interface CloseGapsQuestion {
  /** What is planned already. */
  readonly planned: PlannedCoverage
  readonly teams: readonly PatrolTeam[]
  /** Patrols begin and end at whole multiples of this after the window begins, in minutes. */
  readonly stepMin?: number
  /** Their stretches begin and end at multiples of this, and where a ground does. */
  readonly gridM?: number
  readonly weights?: OpenWeights
}

export interface ClosedGaps {
  /** In order of time, then chainage. */
  readonly patrols: readonly GapClosing[]
  readonly worth: number
  /** No proposal for these teams on this grid is worth more. */
  readonly boundWorth: number
  /** What is open on all the ground that the teams may be sent to. */
  readonly openWorth: number
  /** Whether the proposal is proven to be the best, and not only near it. */
  readonly isBest: boolean
  readonly before: StateAmounts
  readonly after: StateAmounts
  /** The coverage with all patrols taken. */
  readonly planned: PlannedCoverage
}

export interface CloseGapsProgress {
  /** 0 to 1. */
  readonly share: number
  readonly worth: number
  /** Infinity before one is known. */
  readonly boundWorth: number
}

export const usualStepMin = 60
export const usualGridM = 250
/** Bound steps, by how much each costs; counted and not timed, so that the answer is the same everywhere. */
const [fewestSteps, mostSteps, costOfAll] = [40, 250, 3e9]
const mostRounds = 8
/** At each of the first steps, then every so many, the schedules at the bound's prices are tried as a proposal. */
const [tryFirst, tryEvery] = [6, 5]
const closeEnough = 1e-7

/**
 * Patrols that close what is worth most, for teams with their rules; nothing that is planned is taken away,
 * so that no kilometre-hour is held less than before.
 *
 * What schedules hold together is submodular, and a proposal takes one schedule for each team. The locally
 * greedy choice, team after team its exactly best schedule given those before, is worth at least half of
 * the best proposal (Fisher, Nemhauser, Wolsey 1978, "An analysis of approximations for maximizing
 * submodular set functions II", for a partition matroid). It is improved from there, held against
 * `CloseGapsBound`, and on few teams and hours searched through to the best. Nothing is left to chance or
 * to the clock. Each step gives how far it is, so that whoever waits may stop it.
 */
export function* closeGaps(question: CloseGapsQuestion): Generator<CloseGapsProgress, ClosedGaps, void> {
  const { planned, teams, stepMin = usualStepMin, gridM = usualGridM, weights = usualOpenWeights } = question
  const { window } = planned
  const open = openWorth(planned, rowsOf(question, gridM), columnsOf(window, stepMin), weights)
  keepGround(open, teams)
  const { policy } = planned.eras[0]!
  const choices = teams.map((team) => choicesOf(team, open, window, policy))
  const finder = new ScheduleFinder(open)
  const best = new TeamSchedules(open, finder, teams.length)
  yield* takeGreedily(best, choices)
  best.improve(choices, mostRounds)
  const bound = new CloseGapsBound(open, finder, choices)
  const steps = stepsFor(choices, open)
  for (let step = 0; step < steps; step++) {
    const schedules = bound.step(best.worth)
    yield { share: 0.2 + (0.75 * (step + 1)) / steps, worth: best.worth, boundWorth: bound.bound }
    if (schedules === undefined || bound.bound - best.worth <= closeEnough * bound.bound) break
    if (step < tryFirst || step % tryEvery === 0) tryOthers(schedules)
  }
  let isBest = bound.bound - best.worth <= closeEnough * Math.max(1, bound.bound)
  if (!isBest) {
    const found = closeGapsExactly(open, choices, bound.prices, best)
    if (found !== undefined) best.setAll(found)
    isBest = found !== undefined
  }
  const listed = listPatrols(open, planned, trimmedPatrols(best, choices, open, policy))
  const worth = listed.patrols.reduce((sum, one) => sum + one.worth, 0)
  const boundWorth = isBest ? worth : Math.max(worth, bound.bound)
  yield { share: 1, worth, boundWorth }
  return {
    ...listed,
    worth,
    boundWorth,
    openWorth: open.worth.reduce((sum, one) => sum + one, 0),
    isBest,
    before: figures(planned),
    after: figures(listed.planned),
  }

  function tryOthers(schedules: readonly Schedule[]): void {
    const other = new TeamSchedules(open, finder, teams.length)
    other.setAll(schedules)
    other.improve(choices, 2)
    if (other.worth <= best.worth + leastWorthKmH) return
    best.setAll(other.schedules)
    best.improve(choices, mostRounds)
  }
}

/** The answer, without a stop on the way. */
export function closeGapsAtOnce(question: CloseGapsQuestion): ClosedGaps {
  const steps = closeGaps(question)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Always the schedule that adds most; what a team could add only ever falls, so few have to be asked again. */
function* takeGreedily(
  best: TeamSchedules,
  choices: readonly TeamChoices[],
): Generator<CloseGapsProgress, void, void> {
  const waiting = choices.map((own, team) => ({ team, schedule: best.bestOf(own), round: 0 }))
  for (let round = 0; waiting.length > 0; round++) {
    for (;;) {
      waiting.sort((a, b) => b.schedule.value - a.schedule.value || a.team - b.team)
      const [first] = waiting
      if (first!.round === round) break
      waiting[0] = { ...first!, schedule: best.bestOf(choices[first!.team]!), round }
    }
    const { team, schedule } = waiting.shift()!
    best.set(team, schedule)
    yield { share: (0.2 * (round + 1)) / choices.length, worth: best.worth, boundWorth: Infinity }
  }
}

function rowsOf({ planned, teams }: CloseGapsQuestion, gridM: number): Float64Array {
  const { lengthM } = planned.line
  const cuts = new Set([0, lengthM])
  for (const { ground } of teams)
    for (const { fromM, toM } of ground) {
      const [first, last] = [Math.max(0, fromM), Math.min(lengthM, toM)]
      if (!(first < last)) continue
      cuts.add(first).add(last)
      for (let atM = Math.ceil(first / gridM) * gridM; atM < last; atM += gridM) cuts.add(atM)
    }
  return Float64Array.from(cuts).sort()
}

function columnsOf(window: { fromMs: number; toMs: number }, stepMin: number): Float64Array {
  const columns = Math.max(1, Math.floor((window.toMs - window.fromMs) / (stepMin * 60_000)))
  return Float64Array.from({ length: columns + 1 }, (_, column) => column * stepMin * 60_000)
}

/** What lies on nobody's ground is not theirs to close. */
function keepGround({ rowsM, columnsMs, limitsMin, worth }: OpenWorth, teams: readonly PatrolTeam[]): void {
  const [rows, columns] = [rowsM.length - 1, columnsMs.length - 1]
  for (let row = 0; row < rows; row++) {
    const isOwn = teams.some(({ ground }) =>
      ground.some(({ fromM, toM }) => fromM <= rowsM[row]! && rowsM[row + 1]! <= toM),
    )
    if (isOwn) continue
    for (let limit = 0; limit < limitsMin.length; limit++) {
      const at = (limit * rows + row) * columns
      worth.fill(0, at, at + columns)
    }
  }
}

function stepsFor(choices: readonly TeamChoices[], { columnsMs, worth }: OpenWorth): number {
  const perStep = choices.reduce(
    (sum, { shapes, mostColumns, budgetColumns, leastColumns }) =>
      sum +
      columnsMs.length *
        (shapes.reduce((all, shape) => all + 1 + shape.mostColumns - shape.leastColumns, 0) +
          budgetColumns * (1 + mostColumns - leastColumns)),
    worth.length * 4,
  )
  return Math.round(Math.max(fewestSteps, Math.min(mostSteps, costOfAll / perStep)))
}
