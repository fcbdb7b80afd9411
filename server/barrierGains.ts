import { z } from 'zod'
import { barringGains, type BarringGainsAnswer } from '../data/model/barringGains.ts'
import { figures } from '../geo/figures.ts'
import { freedFormula } from '../geo/freedTeams.ts'
import { gainIfBarred } from '../geo/gainIfBarred.ts'
import { figuresAnswer } from './coverageFigures.ts'
import type { CoverageReading } from './coverageReading.ts'
import { endpoint } from './endpoint.ts'
import { answerOfPlannedLine, plannedLineOf, plannedLineQuery } from './plannedLine.ts'

/** Where a barrier would turn thin into held, for all of a line at once: what a draft bars is cut out of it. */
export const getBarrierGains = endpoint({
  summary:
    'Where and when a line is thin by plan and would be held behind a barrier, where it would stay a gap, and what time of teams a barrier leaves free',
  tag: 'barriers',
  query: z.strictObject(plannedLineQuery),
  answer: barringGains,
  handle: ({ app, query }) => answerOfPlannedLine(app, 'gains', query, answerOf),
})

function answerOf(reading: CoverageReading): BarringGainsAnswer {
  const { entry, planned } = reading.lines[0]!
  return {
    ...plannedLineOf(reading),
    lengthM: entry.line.lengthM,
    figures: figuresAnswer([figures(planned)]),
    freedFormula,
    slices: gainIfBarred(planned).slices.map(({ times, ...slice }) => ({
      ...slice,
      times: times.map(({ from, to }): [number, number] => [from, to]),
    })),
  }
}
