import { z } from 'zod'
import { unitId, wallArrangementId } from './ids.ts'
import { synthetic } from './values.ts'

const seconds = z.number().int().min(5).max(3600)
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written 22:00')

/** What a wall shows for a while. */
export const wallScene = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), seconds }),
  z.object({ kind: z.literal('unit'), unitId, seconds }),
  /** The worst gaps one after the other, each for so long; none where nothing is a gap. */
  z.object({ kind: z.literal('worst-gaps'), count: z.number().int().min(1).max(5), seconds }),
  /** The last hours once more, in so many seconds. */
  z.object({
    kind: z.literal('replay'),
    hours: z.number().int().min(1).max(168),
    seconds: z.number().int().min(30).max(600),
  }),
])
export type WallScene = z.infer<typeof wallScene>

/** What a wall goes through, again and again; it follows every change without being touched. */
export const wallArrangement = z.object({
  id: wallArrangementId,
  name: z.string().trim().min(1).max(80),
  /** Whose wall it is: who may arrange it follows from that. */
  unitId,
  /** By commitments, by evidence, or what became of the commitments. */
  coverage: z.enum(['planned', 'actual', 'compared']).default('planned'),
  scenes: z.array(wallScene).min(1).max(20),
  /** What a gap that was not there before does, where it is of the worst. */
  newGapSignal: z.enum(['none', 'flash', 'flash-and-sound']).default('none'),
  /** Darker at night, by the county's clock; below six tenths the gaps would be the first to vanish. */
  dim: z
    .object({ from: timeOfDay, to: timeOfDay, brightness: z.number().min(0.6).max(1) })
    .nullable()
    .default(null),
  synthetic,
})
export type WallArrangement = z.infer<typeof wallArrangement>
