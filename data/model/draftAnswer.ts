import { z } from 'zod'
import type { DraftCost } from '../../geo/draftCost.ts'
import { draftRules, type DraftFinding } from '../../geo/draftFinding.ts'
import type { DraftTerrain } from '../../geo/draftTerrain.ts'
import type { DraftFigures } from '../../geo/draftFigures.ts'
import { barrierPart, barrierType, difficulty } from './barrier.ts'
import { barrierId, lineId } from './ids.ts'
import { chainageM, name, position } from './values.ts'

const lengthM = z.number().min(0)
const slopeDeg = z.number().min(0).max(90)
const heightM = z.number()
const somewhere = z.array(position).min(1)
const stretch = z.object({ fromM: chainageM, toM: chainageM })

/** What a draft is worth in itself; `geo/draftFigures` says what each figure means. */
export const draftFiguresAnswer = z.object({
  lengthM,
  barred: z.array(stretch),
  barredM: lengthM,
  newlyBarred: z.array(stretch),
  newlyBarredM: lengthM,
  overlapM: lengthM,
  stretch: stretch.nullable(),
  standingBetweenM: lengthM,
  stillOpenM: lengthM,
  fromLineM: z.object({ minM: lengthM, maxM: lengthM }).nullable(),
  tooFarM: lengthM,
  tooFar: z.array(somewhere),
  trailsCut: z.array(
    z.object({
      id: z.string(),
      number: z.number().int(),
      unsealed: z.boolean(),
      position,
      wayRound: z.object({ firstM: lengthM, lastM: lengthM, firstEnd: position, lastEnd: position }),
    }),
  ),
  openNearEnds: z.array(
    z.object({
      id: z.string(),
      number: z.number().int(),
      wayRoundM: lengthM,
      atM: chainageM,
      position,
      end: position,
    }),
  ),
  crossingsBehind: z.array(z.object({ id: z.string(), atM: chainageM, position })),
  faults: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('crosses-itself'), position }),
      z.object({ kind: z.literal('off-home-ground'), path: somewhere, lengthM, deepestM: lengthM }),
      z.object({ kind: z.literal('beyond-line'), path: somewhere, lengthM }),
    ]),
  ),
}) satisfies z.ZodType<DraftFigures>

/** What is wrong with a draft or worth knowing, and where; an error cannot be proposed. */
export const draftFinding = z.object({
  rule: z.enum(draftRules),
  severity: z.enum(['error', 'warning']),
  where: somewhere,
  lengthM: lengthM.nullable(),
  distanceM: lengthM.nullable(),
  slopeDeg: slopeDeg.nullable().default(null),
  subject: z.string().nullable(),
  layer: name.nullable(),
  fields: z
    .object({
      households: z.number().int().nullable(),
      gateType: z.string().nullable(),
      reviewDate: z.string().nullable(),
    })
    .nullable(),
}) satisfies z.ZodType<DraftFinding>

const knownBySlope = { knownM: lengthM, unknownM: lengthM, lengthBySlopeM: z.array(lengthM) }

/** What the ground along a draft is like; `geo/terrain` says what each figure means. */
export const draftTerrainAnswer = z.object({
  ...knownBySlope,
  surfaceM: lengthM,
  climbM: lengthM,
  descentM: lengthM,
  meanSlopeDeg: slopeDeg.nullable(),
  steepest: z.object({ slopeDeg, position }).nullable(),
  lowestM: heightM.nullable(),
  highestM: heightM.nullable(),
  baseM: lengthM,
  parts: z.array(z.object(knownBySlope)),
}) satisfies z.ZodType<DraftTerrain>

export const draftCostAnswer = z.object({
  currency: z.string(),
  total: z.number().min(0),
  parts: z.array(
    z.object({
      lengthM,
      difficulty,
      pricePerM: z.number().min(0),
      slopeFactor: z.number().min(0).default(1),
      cost: z.number().min(0),
    }),
  ),
}) satisfies z.ZodType<DraftCost>

/** A draft as the server works it out, whatever the client says of it. */
export const draftAnswer = z.object({
  figures: draftFiguresAnswer,
  /** Null where the county has loaded no elevation, and of what was sent before it could. */
  terrain: draftTerrainAnswer.nullable().default(null),
  findings: z.array(draftFinding),
  cost: draftCostAnswer,
  /** Of the rules of coverage. */
  policyVersion: z.number().int(),
  /** Of the planning rules; 0 before anybody set them. */
  planningVersion: z.number().int(),
})
export type DraftAnswer = z.infer<typeof draftAnswer>

/** A draft to be worked out. */
export const draftQuestion = z.object({
  lineId,
  /** The barrier that the draft is itself, left out of what stands. */
  exceptBarrierId: barrierId.nullable().default(null),
  type: barrierType,
  parts: z
    .array(barrierPart.pick({ path: true, difficulty: true }))
    .min(1)
    .max(500),
})
export type DraftQuestion = z.infer<typeof draftQuestion>
