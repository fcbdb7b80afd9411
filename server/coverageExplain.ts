import { z } from 'zod'
import { coverageExplanation, type CoverageExplanation } from '../data/model/coverageExplanation.ts'
import { instant } from '../data/model/values.ts'
import { keepsLimit } from '../geo/bestRevisit.ts'
import { explain, type Explanation } from '../geo/explain.ts'
import { limitFormula } from '../geo/revisitLimit.ts'
import { byBeginning } from '../geo/claims.ts'
import type { Region } from '../geo/units.ts'
import { coverageTimes, readInstant, readWindow } from './coverageQuery.ts'
import { readCoverage } from './coverageReading.ts'
import { endpoint } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

const { from, to } = coverageTimes

/** A figure on a screen opened down to what made it. */
export const explainCoverage = endpoint({
  summary: 'Which claims, passes, policy, limit and formula gave a place its states at an instant',
  tag: 'coverage',
  query: z.strictObject({
    ...asOfQuery,
    line: z.uuid(),
    chainageM: z.coerce.number().min(0),
    at: instant,
    from: from.meta({
      description: 'How far back since is looked for; default: 12 hours before the hour of at',
    }),
    to,
  }),
  answer: coverageExplanation,
  async handle({ app, query }) {
    const known = await knowledgeOf(app, query.asOf)
    const window = readWindow(query, Date.parse(query.at))
    const atMs = readInstant(query.at, window, known.nowMs)
    const reading = await readCoverage(app, { known, window, lineId: query.line, withActual: true })
    const { entry, planned, actual } = reading.lines[0]!
    if (query.chainageM > entry.line.lengthM)
      throw fieldInvalid(
        'chainageM',
        `the line is ${entry.line.lengthM.toFixed(1)} m long`,
        `边境线长 ${entry.line.lengthM.toFixed(1)} 米`,
      )
    return {
      headers: { ...known.headers, Sequence: String(reading.sequence) },
      body: answerOf(query.line, explain(planned, actual, query.chainageM, atMs)),
    }
  },
})

function answerOf(lineId: string, explanation: Explanation): CoverageExplanation {
  const { chainageM, atMs, planned, actual, compared } = explanation
  const { era, claims, limitMin } = planned
  return {
    lineId: lineId as CoverageExplanation['lineId'],
    chainageM,
    at: iso(atMs),
    planned: {
      ...spanOf(planned),
      policyVersion: era.policy.version,
      tier: era.tier,
      baseLimitMin: era.baseLimitMin,
      barredFactor: era.policy.barredFactor,
      trailLimitMin: era.policy.trailLimitMin,
      trailReachM: era.policy.trailReachM,
      limitMin,
      limitFormula,
      revisitMin: finite(planned.revisitMin),
      addsEqualRates: era.policy.addEqualRates,
      claims: claims.map(({ kind, id, revisitMin, ...region }) => ({
        kind,
        id,
        ...regionOf(region),
        revisitMin: finite(revisitMin),
        keepsLimit: keepsLimit(revisitMin, limitMin),
      })),
      barred: planned.barred.map(({ fromM, toM }) => ({ fromM, toM })),
      openTrails: planned.openTrails
        .map(({ trailId, atM }) => ({ trailId, atM }))
        // As of claims: of trails that meet the line in one place.
        .sort((a, b) => a.atM - b.atM || (a.trailId < b.trailId ? -1 : 1)),
    },
    actual: actual && {
      ...spanOf(actual),
      trackedSince: Number.isFinite(actual.trackedSinceMs) ? iso(actual.trackedSinceMs) : null,
      last: actual.last && {
        kind: actual.last.kind,
        id: actual.last.id,
        seenAt: iso(actual.last.atMs),
        ageMin: actual.last.ageMs / 60_000,
      },
      silences: actual.silences.toSorted(byBeginning).map(({ kind, id, ...region }) => ({
        kind,
        id,
        ...regionOf(region),
      })),
      underWay: actual.underWay.toSorted(byBeginning).map(({ kind, id, ...region }) => ({
        kind,
        id,
        ...regionOf(region),
      })),
    },
    compared,
  }
}

function spanOf({
  state,
  sinceMs,
  sinceIsOlder,
  untilMs,
}: Explanation['planned'] | NonNullable<Explanation['actual']>) {
  return { state, since: iso(sinceMs), sinceIsOlder, until: untilMs === null ? null : iso(untilMs) }
}

function regionOf({ fromM, toM, fromMs, toMs }: Region) {
  return { fromM: Math.max(0, fromM), toM, from: iso(fromMs), to: iso(toMs) }
}

const iso = (atMs: number) => new Date(atMs).toISOString()

const finite = (minutes: number) => (Number.isFinite(minutes) ? minutes : null)
