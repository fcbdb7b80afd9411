import { z } from 'zod'
import { coverageAnswer as coverageAnswerSchema } from '../data/model/coverageAnswer.ts'
import { unitLevel } from '../data/model/unit.ts'
import { coverageAnswer } from './coverageAnswer.ts'
import { coverageFeatures } from './coverageFeatures.ts'
import { coverageTimes, readInstant, readWindow } from './coverageQuery.ts'
import { momentOf, readCoverage } from './coverageReading.ts'
import { endpoint } from './endpoint.ts'
import { geoJson } from './features.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

const coverageQuery = z.strictObject({
  ...coverageTimes,
  ...asOfQuery,
  line: z.uuid().optional().meta({ description: 'One line; the whole county where left out' }),
  at: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'The instant of runsNow, gapsNow and figuresNow; default: now' }),
  unitLevel: unitLevel.default('township').meta({ description: 'Units are answered down to this level' }),
  f: z.enum(['json', 'geojson']).default('json'),
})

/** Coverage of the county or a line over a window: figures, units, kilometres, runs and gaps. */
export const getCoverage = endpoint({
  summary:
    'Coverage, planned, actual or compared: figures, units, kilometres, runs and gaps; f=geojson draws the runs and gaps',
  tag: 'coverage',
  query: coverageQuery,
  answer: coverageAnswerSchema,
  async handle({ app, query }) {
    const known = await knowledgeOf(app, query.asOf)
    const { sequence, nowMs } = known
    const { kind, line, f } = query
    const window = readWindow(query, nowMs)
    const atMs = readInstant(query.at, window, nowMs)
    const moment = await momentOf(app, kind, { known, window, lineId: line })
    const key = `coverage ${kind} ${moment} ${line ?? ''} ${window.fromMs} ${window.toMs} ${atMs} ${query.unitLevel} ${f}`
    const cached = await known.bodies.get(key, sequence, nowMs, async () => {
      const reading = await readCoverage(app, { known, window, lineId: line, withActual: kind !== 'planned' })
      const answer = coverageAnswer({ kind, window, atMs, unitLevel: query.unitLevel }, reading)
      return {
        body:
          f === 'geojson'
            ? coverageFeatures(
                answer,
                reading.lines.map(({ entry }) => entry),
              )
            : answer,
        type: f === 'geojson' ? geoJson : 'application/json',
        sequence: reading.sequence,
        changesAtMs: Infinity,
      }
    })
    return {
      cached,
      headers: known.headers,
      settled:
        known.past === undefined &&
        kind === 'planned' &&
        query.from !== undefined &&
        query.to !== undefined &&
        query.at !== undefined,
    }
  },
})
