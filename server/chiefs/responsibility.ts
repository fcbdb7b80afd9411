import { z } from 'zod'
import { instant } from '../../data/model/values.ts'
import { responsibility, responsibilityOf, type PointOnLine } from '../../data/model/responsibility.ts'
import { readTogether } from '../../data/store/acts.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { endpoint } from '../endpoint.ts'
import { asOfQuery, knowledgeOf } from '../knowledge.ts'
import { getLine } from '../lineShelf.ts'

export const getResponsibility = endpoint({
  summary:
    'Who answers for each metre of a line at each of the four levels at an instant, what is nobody’s, vacant or several’s, what changes within thirty days; ports, checkpoints, trails, trade points and linked units',
  tag: 'duty',
  query: z.strictObject({ lineId: z.uuid(), at: instant.optional(), ...asOfQuery }),
  answer: responsibility.extend({ sequence: z.number().int() }),
  async handle({ app, query }) {
    const { past, nowMs, headers } = await knowledgeOf(app, query.asOf)
    const atMs = query.at === undefined ? nowMs : Date.parse(query.at)
    const body = await readTogether(
      app.db,
      async (tx, sequence) => {
        const { line } = getLine(await app.lines.at(tx, sequence), query.lineId)
        const records = {
          stretches: recordsOf(await listRecords(tx, 'stretch', { lineId: line.id })),
          charges: recordsOf(await listRecords(tx, 'charge')),
          points: await pointsOf(tx, line.id),
          units: recordsOf(await listRecords(tx, 'unit')),
        }
        return { ...responsibilityOf(line, records, atMs), sequence }
      },
      past,
    )
    return { headers, body }
  },
})

/** Every point of a line that needs its named person. */
async function pointsOf(tx: Reader, lineId: string): Promise<PointOnLine[]> {
  const places = await Promise.all(
    (['port', 'checkpoint', 'trade-point'] as const).map(async (kind) =>
      recordsOf(await listRecords(tx, kind, { lineId })).map(({ id, chainageM }) => ({
        kind,
        id,
        atM: [chainageM],
      })),
    ),
  )
  const trails = recordsOf(await listRecords(tx, 'trail', { lineId }))
  return [
    ...places.flat(),
    ...trails.map(({ id, meetsLineAtM }) => ({ kind: 'trail' as const, id, atM: meetsLineAtM })),
  ]
}
