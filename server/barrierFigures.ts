import {
  draftAnswer,
  draftQuestion,
  type DraftAnswer,
  type DraftQuestion,
} from '../data/model/draftAnswer.ts'
import { planGround } from '../data/planGround.ts'
import { trailEventFact } from '../data/coverageFacts.ts'
import { groupedBy } from '../geo/groupedBy.ts'
import { readTogether } from '../data/store/acts.ts'
import { listParsedRecords, listRecords, recordsOf, type ParsedBodies } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import { pathLengthM } from '../geo/chainage.ts'
import { draftCost } from '../geo/draftCost.ts'
import { draftFigures } from '../geo/draftFigures.ts'
import { draftFindings } from '../geo/draftFindings.ts'
import { draftProfiles, draftTerrain, slopeFactorOf } from '../geo/draftTerrain.ts'
import { trailStatusAt } from '../geo/trailStatus.ts'
import type { App } from './appContext.ts'
import { checkParts } from './checkGround.ts'
import { readDraftElevation } from './draftElevation.ts'
import { endpoint, largeBodyBytes } from './endpoint.ts'
import { lawfulCrossings } from './lawfulCrossings.ts'
import { getLine, type LineEntry } from './lineShelf.ts'
import { readPlanningRules } from './planningRules.ts'
import { policyInForce } from './rules.ts'

export const workOutDraft = endpoint({
  summary: 'What a draft of a barrier is worth, what is wrong with it and what it costs; nothing is kept',
  tag: 'barriers',
  body: draftQuestion,
  mostBodyBytes: largeBodyBytes,
  answer: draftAnswer,
  async handle({ app, body }) {
    return readTogether(app.db, async (tx, sequence) => {
      const lines = await app.lines.at(tx, sequence)
      return { body: await draftAnswerOf({ app, tx, lines, nowMs: app.now() }, body) }
    })
  },
})

/** What a draft is worked out with: one moment of the store and one of the clock. */
interface Working {
  readonly app: App
  readonly tx: Reader
  readonly lines: readonly LineEntry[]
  readonly nowMs: number
}

/**
 * Figures, findings and cost of a draft as of now, by the server alone.
 * @throws Refusal where the line is not there or a part is no path on its ground.
 */
export async function draftAnswerOf(working: Working, question: DraftQuestion): Promise<DraftAnswer> {
  const { line } = getLine(working.lines, question.lineId)
  checkParts(line, question.parts, { mayMeetItself: true })
  const { rules, planningVersion, policy, groundOf } = await readGround(working, line)
  const ground = groundOf(question.exceptBarrierId)
  const paths = question.parts.map(({ path }) => path)
  const figures = draftFigures(ground, paths)
  const elevation = await readDraftElevation(working.tx, paths, parsedOf(working.app))
  const profiles = draftProfiles(ground, elevation, paths)
  const terrain = profiles && draftTerrain(profiles, rules.slopeBoundsDeg)
  return draftAnswer.parse({
    figures,
    terrain,
    findings: draftFindings(ground, { type: question.type, paths }, figures, profiles),
    cost: draftCost(
      rules.prices[question.type],
      rules.currency,
      question.parts.map(({ path, difficulty }, index) => {
        const part = terrain?.parts[index]
        const slopeFactor = part === undefined ? 1 : slopeFactorOf(part, rules.slopeFactors)
        return { lengthM: pathLengthM(path), difficulty, slopeFactor }
      }),
    ),
    policyVersion: policy.version,
    planningVersion,
  })
}

async function readGround({ app, tx, nowMs }: Working, line: BorderLine) {
  const lineId = line.id
  const policy = await policyInForce(tx, nowMs)
  const { record: rules, version: planningVersion } = await readPlanningRules(tx)
  const parsed = parsedOf(app)
  const events = groupedBy(recordsOf(await listRecords(tx, 'trail-event')), (event) => event.trailId)
  const crossings = await lawfulCrossings(tx, lineId)
  const groundOf = planGround(
    {
      line,
      policy,
      rules,
      barriers: recordsOf(await listParsedRecords(tx, 'barrier', { lineId }, parsed)),
      trails: recordsOf(await listRecords(tx, 'trail', { lineId })).map((trail) => ({
        ...trail,
        unsealed: trailStatusAt((events.get(trail.id) ?? []).map(trailEventFact), nowMs)?.unsealed ?? false,
      })),
      crossings: crossings.map((crossing) => ({ ...crossing, atM: crossing.chainageM })),
      markers: recordsOf(await listRecords(tx, 'marker', { lineId })).map((marker) => ({
        ...marker,
        atM: marker.chainageM,
      })),
      layers: recordsOf(await listParsedRecords(tx, 'rule-layer', {}, parsed)),
    },
    nowMs,
  )
  return { rules, planningVersion, policy, groundOf }
}

/** Barriers and layers as parsed before, so that what stands is matched to the line once. */
const parsedBodies = new WeakMap<App['db'], ParsedBodies>()
const bodiesKept = 20_000

function parsedOf({ db }: App): ParsedBodies {
  let parsed = parsedBodies.get(db)
  if (parsed === undefined) parsedBodies.set(db, (parsed = new Map()))
  if (parsed.size > bodiesKept) parsed.clear()
  return parsed
}
