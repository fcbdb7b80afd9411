import { z } from 'zod'
import { coverageKind } from './coverageAnswer.ts'
import { checkpointId, lineId, patrolId, trackerId, trailEventId, trailId, unitId } from './ids.ts'
import { sealMethod, trailEventKind, trailStatus } from './trail.ts'
import { chainageM, instant, name } from './values.ts'

const epochMs = z.number().int()

/** `geo/packedStates.ts` says what stands where. */
const packedTile = z.object({
  sliceFromM: z.array(chainageM),
  firstRun: z.array(z.number().int()),
  beginMs: z.array(z.number().int()),
  beginAtEndMs: z.array(z.number().int()).nullable(),
  code: z.string(),
})

/** What `GET /api/replay` answers: a period to be gone through, all of it at once. */
export const replay = z.object({
  kind: coverageKind,
  from: instant,
  to: instant,
  sequence: z.number().int(),
  lines: z.array(
    z.object({
      lineId,
      /** What something is known of: by evidence it ends with the minute before now. */
      fromMs: epochMs,
      toMs: epochMs,
      blocks: z.array(z.object({ fromMs: epochMs, toMs: epochMs, tiles: z.array(packedTile) })),
    }),
  ),
  /** What each trail's events made of it: as it stood at `from`, then at each event that changed it. */
  trails: z.array(
    z.object({
      trailId,
      states: z.array(z.object({ atMs: epochMs, status: trailStatus.nullable(), unsealed: z.boolean() })),
    }),
  ),
  /** When the minimum was on shift under a qualified lead: from and to in turn. */
  checkpoints: z.array(z.object({ checkpointId, staffed: z.array(z.tuple([epochMs, epochMs])) })),
  /** What was seen on trails within the period, by when it was seen; who saw it and their notes stay out. */
  events: z.array(
    z.object({
      id: trailEventId,
      trailId,
      number: z.number().int(),
      kind: trailEventKind,
      method: sealMethod.nullable(),
      observedAt: instant,
      receivedAt: instant,
    }),
  ),
})
export type Replay = z.infer<typeof replay>

/** What `GET /api/replay/teams` answers: where teams on patrol were heard of. */
export const replayTeams = z.object({
  from: instant,
  to: instant,
  teams: z.array(
    z.object({
      patrolId,
      /** Null where it is known by what its own phone recorded. */
      trackerId: trackerId.nullable(),
      unitId,
      name,
      fromMs: epochMs,
      toMs: epochMs,
      /** The last fix of each minute, [epoch ms, longitude, latitude]; a fix at the full minute ends it. */
      fixes: z.array(z.tuple([epochMs, z.number(), z.number()])),
    }),
  ),
})
export type ReplayTeams = z.infer<typeof replayTeams>
