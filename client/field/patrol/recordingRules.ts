import { z } from 'zod'
import type { BreakReason, RecordedFix, RecordingBreak } from './trackStore.ts'

/** What this phone records for, over every closing of the page; `lastMs` is when it last heard where it was. */
export const recording = z.object({
  patrolId: z.string(),
  userName: z.string(),
  lastMs: z.number(),
})
export type Recording = z.infer<typeof recording>

/** No closer to each other: a fix a second says nothing more of a walk and fills the phone. */
const leastStepMs = 10_000

/** A silence up to this is the beat of a GPS; what is longer the team is told of. */
const longestBeatMs = 120_000

export const isDue = (fix: Pick<RecordedFix, 'atMs'>, { lastMs }: Recording): boolean =>
  fix.atMs - lastMs >= leastStepMs

/** What was missed before a fix: why, as far as the page can know. */
export function tryBreak(
  { patrolId, lastMs }: Recording,
  atMs: number,
  seen: { readonly wasHidden: boolean; readonly wasClosed: boolean },
): RecordingBreak | undefined {
  if (atMs - lastMs <= longestBeatMs) return undefined
  const why: BreakReason = seen.wasClosed ? 'page-closed' : seen.wasHidden ? 'screen-off' : 'no-position'
  return { patrolId, fromMs: lastMs, toMs: atMs, why }
}
