import { lineId } from '../data/model/ids.ts'
import { instant } from '../data/model/values.ts'
import { tomorrowOf } from '../geo/tomorrow.ts'
import type { TimeWindow } from '../geo/units.ts'
import type { App } from './appContext.ts'
import { readWindow } from './coverageQuery.ts'
import { readCoverage, type CoverageReading } from './coverageReading.ts'
import type { Answer } from './endpoint.ts'
import { asOfQuery, knowledgeOf, type AsOf, type Knowledge } from './knowledge.ts'

/** What every question about barring more of a line says of line and time. */
export const plannedLineQuery = {
  ...asOfQuery,
  lineId,
  from: instant
    .optional()
    .meta({ description: 'Where both are left out: all of tomorrow by the county’s clock' }),
  to: instant.optional(),
}

interface Query {
  readonly asOf?: AsOf | undefined
  readonly lineId: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Answers what follows from planned coverage of a line over a window, and keeps it under a name and all that was asked. */
export async function answerOfPlannedLine(
  app: App,
  name: string,
  query: Query,
  make: (reading: CoverageReading, known: Knowledge) => object | Promise<object>,
): Promise<Answer> {
  const { asOf, from, to, ...asked } = query
  const known = await knowledgeOf(app, asOf)
  const { past, sequence, nowMs } = known
  const { window, changesAtMs } = windowOf(query, app.settings.timeZone, nowMs)
  const key = `${name} ${known.name}${window.fromMs} ${window.toMs} ${JSON.stringify(asked)}`
  const cached = await known.bodies.get(key, sequence, nowMs, async () => {
    const reading = await readCoverage(app, { known, window, lineId: asked.lineId, withActual: false })
    return {
      body: await make(reading, known),
      type: 'application/json',
      sequence: reading.sequence,
      changesAtMs: past === undefined ? changesAtMs : Infinity,
    }
  })
  return {
    cached,
    headers: known.headers,
    settled: past === undefined && from !== undefined && to !== undefined,
  }
}

/** The window asked for, or tomorrow, which the next midnight makes another day. */
function windowOf(
  query: Query,
  zone: string,
  nowMs: number,
): { readonly window: TimeWindow; readonly changesAtMs: number } {
  if (query.from !== undefined || query.to !== undefined)
    return { window: readWindow(query, nowMs), changesAtMs: Infinity }
  const window = tomorrowOf(zone, nowMs)
  return { window, changesAtMs: window.fromMs }
}

/** What an answer says of the line and the plan that it follows from. */
export function plannedLineOf({ lines, sequence }: CoverageReading) {
  const { entry, planned } = lines[0]!
  return {
    lineId: entry.record.id,
    from: new Date(planned.window.fromMs).toISOString(),
    to: new Date(planned.window.toMs).toISOString(),
    sequence,
    policyVersions: planned.policyVersions,
  }
}
