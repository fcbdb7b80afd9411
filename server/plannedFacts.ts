import { z } from 'zod'
import { plannedFacts } from '../data/model/plannedFacts.ts'
import { meets } from '../geo/intervals.ts'
import type { CoverageReading } from './coverageReading.ts'
import { endpoint } from './endpoint.ts'
import { answerOfPlannedLine, plannedLineOf, plannedLineQuery } from './plannedLine.ts'

/** Whoever plans patrols computes with these what each move of the hand would do. */
export const getPlannedFacts = endpoint({
  summary:
    'What planned coverage of a line over a window is computed from: rules, claims, barred parts, trails',
  tag: 'coverage',
  query: z.strictObject(plannedLineQuery),
  answer: plannedFacts,
  handle: ({ app, query }) => answerOfPlannedLine(app, 'facts', query, answerOf),
})

function answerOf(reading: CoverageReading): z.infer<typeof plannedFacts> {
  const { facts, window } = reading.lines[0]!.planned
  const { policies, tierOrders, claims, barred, openTrails } = facts
  return plannedFacts.parse({
    ...plannedLineOf(reading),
    policies,
    tierOrders,
    claims: claims
      .filter((claim) => meets(claim, window))
      .map((claim) => ({ ...claim, revisitMin: claim.revisitMin === Infinity ? null : claim.revisitMin })),
    barred: barred.filter((region) => meets(region, window)),
    openTrails,
  })
}
