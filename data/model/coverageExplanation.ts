import { z } from 'zod'
import { coverageState } from './coverageAnswer.ts'
import { lineId } from './ids.ts'
import { chainageM, instant } from './values.ts'

/** A state at a place and an instant, and how long it lasts there within the window looked at. */
const stateSpan = {
  state: coverageState,
  since: instant,
  /** It was there at the beginning of what was looked at, so it may be older. */
  sinceIsOlder: z.boolean(),
  until: instant.nullable(),
}

const region = { fromM: chainageM, toM: chainageM, from: instant, to: instant }

/** What `GET /api/coverage/explain` answers: all that gave a place its states at an instant. */
export const coverageExplanation = z.object({
  lineId,
  chainageM,
  at: instant,
  planned: z.object({
    ...stateSpan,
    policyVersion: z.number().int(),
    tier: z.string(),
    baseLimitMin: z.number(),
    barredFactor: z.number(),
    trailLimitMin: z.number(),
    trailReachM: z.number(),
    /** R(x,t). */
    limitMin: z.number(),
    limitFormula: z.string(),
    /** The best of the claims'; null where none keeps any limit. */
    revisitMin: z.number().nullable(),
    addsEqualRates: z.boolean(),
    claims: z.array(
      z.object({
        kind: z.enum(['patrol', 'checkpoint', 'device']),
        id: z.string(),
        ...region,
        revisitMin: z.number().nullable(),
        keepsLimit: z.boolean(),
      }),
    ),
    /** Stretches behind complete barriers that the place lies in. */
    barred: z.array(z.object({ fromM: chainageM, toM: chainageM })),
    /** Unsealed trails near it. */
    openTrails: z.array(z.object({ trailId: z.string(), atM: chainageM })),
  }),
  /** Null for what lies ahead of now. */
  actual: z
    .object({
      ...stateSpan,
      trackedSince: instant.nullable(),
      /** The last evidence: a pass of a track (of a tracker or a patrol), a staffed checkpoint, a device. */
      last: z
        .object({
          kind: z.enum(['track', 'checkpoint', 'device']),
          id: z.string(),
          seenAt: instant,
          ageMin: z.number(),
        })
        .nullable(),
      silences: z.array(
        z.object({ kind: z.enum(['patrol', 'checkpoint', 'device']), id: z.string(), ...region }),
      ),
      underWay: z.array(z.object({ kind: z.enum(['patrol', 'device']), id: z.string(), ...region })),
    })
    .nullable(),
  compared: coverageState.nullable(),
})
export type CoverageExplanation = z.infer<typeof coverageExplanation>
