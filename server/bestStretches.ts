import { z } from 'zod'
import { bestStretches } from '../data/model/bestStretches.ts'
import { readTogether } from '../data/store/acts.ts'
import { listRecords, recordsOf } from '../data/store/records.ts'
import { gainsQuery, gainsWindow } from './barrierGains.ts'
import { bestStretchesAnswer } from './bestStretchesAnswer.ts'
import { readCoverage } from './coverageReading.ts'
import { endpoint } from './endpoint.ts'
import { knowledgeOf } from './knowledge.ts'

const metres = (least: number, most: number) => z.coerce.number().min(least).max(most)

const bestStretchesQuery = z.strictObject({
  ...gainsQuery,
  lengthM: metres(10, 1_000_000).default(10_000).meta({ description: 'Of barrier, in all' }),
  leastPieceM: metres(10, 100_000).default(500).meta({ description: 'No stretch is shorter' }),
  offsetM: metres(0, 20_000).default(40).meta({ description: 'How far inside home ground it would stand' }),
  trailWeightKmH: z.coerce
    .number()
    .min(0)
    .max(1000)
    .default(0.5)
    .meta({ description: 'What an unsealed trail that it cuts counts for' }),
  besides: z
    .string()
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(z.uuid()).max(200))
    .optional()
    .meta({ description: 'Ids of barriers that are taken as standing, with commas between' }),
})
export type BestStretchesQuery = z.infer<typeof bestStretchesQuery>

/** Computed where coverage is, beside the server: of a province it takes a second or two. */
export const getBestStretches = endpoint({
  summary:
    'Where a length of barrier would turn most km·h from thin to held, exactly over cells of some metres, with a bound that no other choice passes',
  tag: 'barriers',
  query: bestStretchesQuery,
  answer: bestStretches,
  async handle({ app, query }) {
    const known = await knowledgeOf(app, query.asOf)
    const { sequence, nowMs } = known
    const { window, changesAtMs } = gainsWindow(query, app.settings.timeZone, nowMs)
    const { asOf: _, from: __, to: ___, ...asked } = query
    const key = `best stretches ${known.name}${window.fromMs} ${window.toMs} ${JSON.stringify(asked)}`
    const cached = await known.bodies.get(key, sequence, nowMs, async () => {
      const reading = await readCoverage(app, { known, window, lineId: query.lineId, withActual: false })
      const crossings = await readTogether(
        app.db,
        async (tx) =>
          [...recordsOf(await listRecords(tx, 'port')), ...recordsOf(await listRecords(tx, 'trade-point'))]
            .filter(({ lineId }) => lineId === query.lineId)
            .map(({ chainageM }) => chainageM),
        known.past,
      )
      return {
        body: bestStretchesAnswer(reading, query, crossings),
        type: 'application/json',
        sequence: reading.sequence,
        changesAtMs: known.past === undefined ? changesAtMs : Infinity,
      }
    })
    return { cached, headers: known.headers }
  },
})
