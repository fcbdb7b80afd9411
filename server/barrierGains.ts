import { z } from 'zod'
import { barringGains, type BarringGainsAnswer } from '../data/model/barringGains.ts'
import { lineId } from '../data/model/ids.ts'
import { instant } from '../data/model/values.ts'
import { figures } from '../geo/figures.ts'
import { freedFormula } from '../geo/freedTeams.ts'
import { gainIfBarred } from '../geo/gainIfBarred.ts'
import type { TimeWindow } from '../geo/units.ts'
import { figuresAnswer } from './coverageFigures.ts'
import { readWindow } from './coverageQuery.ts'
import { readCoverage, type CoverageReading } from './coverageReading.ts'
import { endpoint } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import { tomorrowOf } from '../geo/tomorrow.ts'

export const gainsQuery = {
  ...asOfQuery,
  lineId,
  from: instant
    .optional()
    .meta({ description: 'Where both are left out: all of tomorrow by the county’s clock' }),
  to: instant.optional(),
}

/** The window asked for, or tomorrow, which the next midnight makes another day. */
export function gainsWindow(
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  zone: string,
  nowMs: number,
): { window: TimeWindow; changesAtMs: number } {
  if (query.from !== undefined || query.to !== undefined)
    return { window: readWindow(query, nowMs), changesAtMs: Infinity }
  const window = tomorrowOf(zone, nowMs)
  return { window, changesAtMs: window.fromMs }
}

/** Where a barrier would turn thin into held, for all of a line at once: what a draft bars is cut out of it. */
export const getBarrierGains = endpoint({
  summary:
    'Where and when a line is thin by plan and would be held behind a barrier, where it would stay a gap, and what time of teams a barrier leaves free',
  tag: 'barriers',
  query: z.strictObject(gainsQuery),
  answer: barringGains,
  async handle({ app, query }) {
    const known = await knowledgeOf(app, query.asOf)
    const { sequence, nowMs } = known
    const { window, changesAtMs } = gainsWindow(query, app.settings.timeZone, nowMs)
    const key = `gains ${known.name}${query.lineId} ${window.fromMs} ${window.toMs}`
    const cached = await known.bodies.get(key, sequence, nowMs, async () => {
      const reading = await readCoverage(app, { known, window, lineId: query.lineId, withActual: false })
      return {
        body: answerOf(reading),
        type: 'application/json',
        sequence: reading.sequence,
        changesAtMs: known.past === undefined ? changesAtMs : Infinity,
      }
    })
    const isOfNow = known.past === undefined
    return {
      cached,
      headers: known.headers,
      settled: isOfNow && query.from !== undefined && query.to !== undefined,
    }
  },
})

function answerOf({ lines, sequence }: CoverageReading): BarringGainsAnswer {
  const { entry, planned } = lines[0]!
  return {
    lineId: entry.record.id,
    from: new Date(planned.window.fromMs).toISOString(),
    to: new Date(planned.window.toMs).toISOString(),
    sequence,
    policyVersions: planned.policyVersions,
    lengthM: entry.line.lengthM,
    figures: figuresAnswer([figures(planned)]),
    freedFormula,
    slices: gainIfBarred(planned).slices.map(({ times, ...slice }) => ({
      ...slice,
      times: times.map(({ from, to }): [number, number] => [from, to]),
    })),
  }
}
