import type { CloseGapsAnswer, CloseGapsMessage, CloseGapsQuestion } from '../../data/model/closeGaps.ts'
import { policyFact } from '../../data/model/policy.ts'
import { recordTime } from '../../data/recordTime.ts'
import { policySpeedKmh } from '../../geo/claims.ts'
import { closeGaps, usualGridM, usualStepMin, type ClosedGaps } from '../../geo/closeGaps.ts'
import { DraftCoverage } from '../../geo/draftCoverage.ts'
import { policyAt, policyEras } from '../../geo/era.ts'
import { figures } from '../../geo/figures.ts'
import { gapHours, gapPriority, reportedGaps } from '../../geo/gaps.ts'
import { openWorthFormula, usualOpenWeights } from '../../geo/openWorth.ts'
import { barredM } from '../../geo/plannedAt.ts'
import type { PlannedCoverage } from '../../geo/plannedCoverage.ts'
import type { Policy } from '../../geo/policy.ts'
import type { Stretch } from '../../geo/units.ts'
import type { App } from '../appContext.ts'
import { openTrailsIn } from '../gapSurroundings.ts'
import { figuresAnswer } from '../coverageFigures.ts'
import { readCoverage } from '../coverageReading.ts'
import { knowledgeOf } from '../knowledge.ts'
import { teamFacts, unitGround } from './teamFacts.ts'
import { readTeams, timesOf } from './teamsOnRecord.ts'

/** So many of the gaps that stay are listed. */
const mostLeft = 50

/**
 * Reads what is planned and looks for patrols that close its gaps, telling after every step how far it is;
 * whoever drives it may stop it between any two. The last message is the answer.
 */
export async function* proposal(
  app: App,
  question: CloseGapsQuestion,
): AsyncGenerator<CloseGapsMessage, void, void> {
  const known = await knowledgeOf(app, undefined)
  const window = { fromMs: Date.parse(question.from), toMs: Date.parse(question.to) }
  const { lineId } = question
  const reading = await readCoverage(app, { known, window, lineId, withActual: false })
  const { draft } = question
  const replaced = new Set<string>(draft.replacedIds)
  const items = draft.items.map((item) => ({ ...item, ...recordTime(item) }))
  const asItStands = reading.lines[0]!.planned
  const planned =
    items.length + replaced.size === 0
      ? asItStands
      : new DraftCoverage(asItStands.line, window, asItStands.facts, replaced).with(items)
  const policies = reading.records.policies.map(policyFact)
  const { units, patrols } = reading.records
  const onRecord = await readTeams(app, known, { line: planned.line, patrols, units })
  const ground =
    question.unitId === null
      ? [{ fromM: 0, toM: planned.line.lengthM }]
      : unitGround(units, question.unitId, lineId)
  const teams = teamFacts(question, {
    lineId,
    window,
    zone: app.settings.timeZone,
    units,
    ground,
    policy: policyAt(policies, window.fromMs),
    assignedTo: (key) => [
      ...timesOf(
        (onRecord.find(({ team }) => team.key === key)?.patrols ?? []).filter(({ id }) => !replaced.has(id)),
      ),
      ...items.filter(({ teamId }) => teamId === key),
    ],
  })
  const steps = closeGaps({ planned, teams })
  for (;;) {
    const step = steps.next()
    if (step.done === true) {
      const answer = answerOf(question, { sequence: reading.sequence, planned }, step.value, ground, policies)
      yield { kind: 'answer', answer }
      return
    }
    const { share, worth, boundWorth } = step.value
    yield { kind: 'progress', share, worth, boundWorth: boundWorth === Infinity ? null : boundWorth }
  }
}

function answerOf(
  question: CloseGapsQuestion,
  { sequence, planned: asItIs }: { sequence: number; planned: PlannedCoverage },
  found: ClosedGaps,
  ground: readonly Stretch[],
  policies: readonly Policy[],
): CloseGapsAnswer {
  const { planned } = found
  const left = leftGaps(planned, ground)
  return {
    lineId: question.lineId,
    unitId: question.unitId,
    from: question.from,
    to: question.to,
    sequence,
    policyVersions: planned.policyVersions,
    formula: openWorthFormula,
    weights: usualOpenWeights,
    stepMin: usualStepMin,
    gridM: usualGridM,
    worth: found.worth,
    boundWorth: found.boundWorth,
    openWorth: found.openWorth,
    isBest: found.isBest,
    before: figuresAnswer(ground.map((stretch) => figures(asItIs, stretch))),
    after: figuresAnswer(ground.map((stretch) => figures(planned, stretch))),
    patrols: found.patrols.map((patrol) => {
      const { mode, loop, longestOnGroundMin, ...team } = question.teams.find(
        ({ key }) => key === patrol.teamId,
      )!
      return {
        team: team.key,
        fromM: patrol.fromM,
        toM: patrol.toM,
        from: new Date(patrol.fromMs).toISOString(),
        to: new Date(patrol.toMs).toISOString(),
        mode,
        // Left to the policy only where no other version of it would change what was reckoned with.
        speedKmh:
          team.speedKmh ??
          (policyEras(patrol, policies).every(
            ({ policy }) => policySpeedKmh(mode, policy) === patrol.speedKmh,
          )
            ? null
            : patrol.speedKmh),
        loop,
        longestOnGroundMin,
        revisitMin: patrol.revisitMin,
        heldKmH: patrol.heldKmH,
        gapKmH: patrol.gapKmH,
        worth: patrol.worth,
      }
    }),
    left: left.slice(0, mostLeft),
    leftCount: left.length,
  }
}

/** Gaps on some ground, worst first. */
function leftGaps(planned: PlannedCoverage, ground: readonly Stretch[]): CloseGapsAnswer['left'] {
  const boundaries = ground.flatMap(({ fromM, toM }) => [fromM, toM])
  return reportedGaps(planned, boundaries)
    .filter((gap) => ground.some(({ fromM, toM }) => fromM <= gap.fromM && gap.toM <= toM))
    .map((gap) => {
      const openTrails = openTrailsIn(gap, planned).length
      return {
        fromM: gap.fromM,
        toM: gap.toM,
        from: new Date(gap.fromMs).toISOString(),
        to: new Date(gap.toMs).toISOString(),
        kmH: gap.kmH,
        openTrails,
        priority: gapPriority({
          lengthM: gap.toM - gap.fromM,
          hours: gapHours(gap, planned.window),
          openTrails,
          barredM: barredM(planned, gap, gap.fromMs),
        }),
      }
    })
    .sort((a, b) => b.priority - a.priority || a.fromM - b.fromM)
}
