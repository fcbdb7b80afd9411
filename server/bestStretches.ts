import { z } from 'zod'
import { bestStretches } from '../data/model/bestStretches.ts'
import { readTogether } from '../data/store/acts.ts'
import type { Stretch } from '../geo/units.ts'
import { bestStretchesAnswer } from './bestStretchesAnswer.ts'
import { endpoint } from './endpoint.ts'
import { lawfulCrossings } from './lawfulCrossings.ts'
import { answerOfPlannedLine, plannedLineQuery } from './plannedLine.ts'

const metres = (least: number, most: number) => z.coerce.number().min(least).max(most)

function stretchOf(text: string): Stretch {
  const [fromM, toM] = text.split('-').map(Number)
  return { fromM: fromM!, toM: toM! }
}

const bestStretchesQuery = z.strictObject({
  ...plannedLineQuery,
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
  without: z
    .string()
    .transform((text) => text.split(',').filter((stretch) => stretch !== ''))
    .pipe(z.array(z.string().regex(/^\d+(\.\d+)?-\d+(\.\d+)?$/)).max(200))
    .transform((stretches) => stretches.map(stretchOf))
    .pipe(z.array(z.object({ fromM: z.number(), toM: z.number() }).refine(({ fromM, toM }) => fromM < toM)))
    .optional()
    .meta({ description: 'Stretches that are left out, from-to in metres, with commas between' }),
})
export type BestStretchesQuery = z.infer<typeof bestStretchesQuery>

/** Computed where coverage is, beside the server: of a province it takes a second or two. */
export const getBestStretches = endpoint({
  summary:
    'Where a length of barrier would turn most km·h from thin to held, exactly over cells of some metres, with a bound that no other choice passes',
  tag: 'barriers',
  query: bestStretchesQuery,
  answer: bestStretches,
  handle: ({ app, query }) =>
    answerOfPlannedLine(app, 'best stretches', query, async (reading, { past }) => {
      const crossings = await readTogether(app.db, (tx) => lawfulCrossings(tx, query.lineId), past)
      return bestStretchesAnswer(
        reading,
        query,
        crossings.map(({ chainageM }) => chainageM),
      )
    }),
})
