import { z } from 'zod'
import { lineId } from './ids.ts'
import { movedKind } from './movedRecord.ts'
import { name } from './values.ts'

/** What moves, or has moved, where a new survey takes the place of a line. */
export const lineTakeOver = z.object({
  /** The line that is replaced, and goes. */
  before: z.object({ id: lineId, name, lengthM: z.number() }),
  after: z.object({ id: lineId, name, lengthM: z.number() }),
  /** What both surveys know, along the line; the number of a marker, null where the lines begin and end. */
  anchors: z.array(z.object({ number: z.string().nullable(), beforeM: z.number(), afterM: z.number() })),
  /** Numbers of markers that stand on one of the lines alone. */
  onlyBefore: z.array(z.string()),
  onlyAfter: z.array(z.string()),
  /** How many records move, by kind. */
  moves: z.partialRecord(movedKind, z.number().int()),
  /** Places whose position lies elsewhere along the new line than their markers put them. */
  apart: z.array(
    z.object({
      kind: z.enum(['port', 'trade-point', 'checkpoint', 'device']),
      id: z.string(),
      name,
      movedM: z.number(),
      surveyedM: z.number(),
    }),
  ),
  farApartM: z.number(),
})
export type LineTakeOver = z.infer<typeof lineTakeOver>
