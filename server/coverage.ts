import { z } from 'zod'
import { coverageAnswer as coverageAnswerSchema, type CoverageAnswer } from '../data/model/coverageAnswer.ts'
import { instant } from '../data/model/values.ts'
import { currentSequence, readTogether } from '../data/store/acts.ts'
import type { TimeWindow } from '../geo/units.ts'
import type { App } from './appContext.ts'
import { coverageAnswer, lineCoverage, type CoverageMoment } from './coverageAnswer.ts'
import { coverageFeatures } from './coverageFeatures.ts'
import { gapsWithAge, type ShelvedRecords } from './coverageShelf.ts'
import { endpoint, notFound } from './endpoint.ts'
import { geoJson } from './features.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import type { LineEntry } from './lineShelf.ts'

const hourMs = 3_600_000
const longestWindowMs = 32 * 24 * hourMs

const coverageQuery = z.strictObject({
  line: z.uuid().optional().meta({ description: 'One line; the whole county where left out' }),
  from: instant.optional().meta({ description: 'Default: 12 hours before the hour it is' }),
  to: instant.optional().meta({ description: 'Default: 24 hours after from' }),
  at: instant.optional().meta({ description: 'The instant of runsNow and gapsNow; default: now' }),
  f: z.enum(['json', 'geojson']).default('json'),
})
type CoverageQuery = z.infer<typeof coverageQuery>

/** Planned coverage of the county or a line over a window: figures, kilometres, runs and gaps. */
export const getCoverage = endpoint({
  summary:
    'Planned coverage: figures, kilometres, runs and gaps; f=geojson draws the runs and gaps at the instant',
  tag: 'coverage',
  query: coverageQuery,
  answer: coverageAnswerSchema,
  async handle({ app, query }) {
    const nowMs = app.now()
    const { window, atMs } = readMoment(query, nowMs)
    const key = `coverage ${query.line ?? ''} ${window.fromMs} ${window.toMs} ${atMs} ${query.f}`
    const cached = await app.bodies.get(key, await currentSequence(app.db), nowMs, async () => {
      const read = await readTogether(app.db, async (tx, sequence) => ({
        sequence,
        lines: await app.lines.at(tx, sequence),
        records: await app.coverages.records(tx, sequence, window),
      }))
      const lines = read.lines.filter(({ record }) => query.line === undefined || record.id === query.line)
      if (query.line !== undefined && lines.length === 0) throw notFound('line', query.line)
      const moment = { window, atMs, sequence: read.sequence }
      const answer = computeAnswer(app, moment, lines, read.records)
      const body = query.f === 'geojson' ? coverageFeatures(answer, lines) : answer
      const type = query.f === 'geojson' ? geoJson : 'application/json'
      return { body, type, sequence: read.sequence, changesAtMs: Infinity }
    })
    return { cached }
  },
})

function computeAnswer(
  app: App,
  moment: CoverageMoment,
  lines: readonly LineEntry[],
  records: ShelvedRecords,
): CoverageAnswer {
  const { window, atMs, sequence } = moment
  const computed = lines.map((entry) => {
    const coverage = app.coverages.coverage(entry.line, window, sequence, records)
    return lineCoverage(entry, coverage, gapsWithAge(coverage, records, atMs), records, atMs)
  })
  return coverageAnswer(moment, records, computed)
}

/** The window and instant asked for; where none is given, now to the second. */
function readMoment(query: CoverageQuery, nowMs: number): { window: TimeWindow; atMs: number } {
  const [from, to] = [query.from, query.to].map((text) => (text === undefined ? undefined : Date.parse(text)))
  const hourNowMs = Math.floor(nowMs / hourMs) * hourMs
  const fromMs = from ?? (to === undefined ? hourNowMs - 12 * hourMs : to - 24 * hourMs)
  const toMs = to ?? fromMs + 24 * hourMs
  if (toMs <= fromMs)
    throw fieldInvalid(
      'to',
      'to must lie after from: an empty or backward time window is refused',
      'to 必须晚于 from：不接受空的或倒置的时间段',
    )
  if (toMs - fromMs > longestWindowMs)
    throw fieldInvalid('to', 'the window may be at most 32 days long', '时间段最长 32 天')
  const atMs =
    query.at === undefined ? clamp(Math.floor(nowMs / 1000) * 1000, fromMs, toMs - 1) : Date.parse(query.at)
  if (atMs < fromMs || atMs >= toMs)
    throw fieldInvalid(
      'at',
      'at must lie in the window, at from or later and before to',
      'at 必须在时间段之内（含 from，不含 to）',
    )
  return { window: { fromMs, toMs }, atMs }
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
