import { z } from 'zod'
import { coverageKind } from './coverageAnswer.ts'
import { unitId, wallArrangementId } from './ids.ts'
import { synthetic } from './values.ts'

/** The least and the most that may be asked for. */
export const wallLimits = {
  scenes: 20,
  sceneSeconds: { least: 5, most: 3600 },
  replaySeconds: { least: 30, most: 600 },
  replayHours: { least: 1, most: 168 },
  worstGaps: { least: 1, most: 5 },
  /** Share of full brightness; below it gaps would be the first to vanish. */
  brightness: { least: 0.6, most: 1 },
} as const

export interface Limit {
  readonly least: number
  readonly most: number
}

const whole = ({ least, most }: Limit) => z.number().int().min(least).max(most)
const seconds = whole(wallLimits.sceneSeconds)
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written 22:00')

/** What a wall shows for a while. */
export const wallScene = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), seconds }),
  z.object({ kind: z.literal('unit'), unitId, seconds }),
  /** The worst gaps one after the other, each for so long; none where nothing is a gap. */
  z.object({
    kind: z.literal('worst-gaps'),
    count: whole(wallLimits.worstGaps),
    seconds,
  }),
  /** The last hours once more, in so many seconds. */
  z.object({
    kind: z.literal('replay'),
    hours: whole(wallLimits.replayHours),
    seconds: whole(wallLimits.replaySeconds),
  }),
])
export type WallScene = z.infer<typeof wallScene>

/** What a gap that was not there before does, where it is of the worst. */
export const newGapSignal = z.enum(['none', 'flash', 'flash-and-sound'])

export const wallLanguage = z.enum(['zh', 'en'])

/** What a wall goes through, again and again; it follows every change without being touched. */
export const wallArrangement = z.object({
  id: wallArrangementId,
  name: z.string().trim().min(1).max(80),
  /** Whose wall it is: who may arrange it follows from that. */
  unitId,
  /** By commitments, by evidence, or what became of the commitments. */
  coverage: coverageKind.default('planned'),
  scenes: z.array(wallScene).min(1).max(wallLimits.scenes),
  newGapSignal: newGapSignal.default('none'),
  /** What it is written in; that of the screen's browser where nothing is said. */
  language: wallLanguage.nullable().default(null),
  /** Darker at night, by the county's clock. */
  dim: z
    .object({
      from: timeOfDay,
      to: timeOfDay,
      brightness: z.number().min(wallLimits.brightness.least).max(wallLimits.brightness.most),
    })
    .nullable()
    .default(null),
  synthetic,
})
export type WallArrangement = z.infer<typeof wallArrangement>
