import { z } from 'zod'
import { coverageFigures } from './coverageAnswer.ts'
import { lineId, patrolId, teamId, unitId } from './ids.ts'
import { patrolMode } from './patrol.ts'
import { patrolPlanItem } from './patrolPlan.ts'
import { problem } from './problem.ts'
import { chainageM, forwardWindowError, instant, isForwardWindow, name } from './values.ts'

/** Names a team within a question. */
const teamKey = z.string().trim().min(1).max(500)
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A team that patrols may be proposed for. */
export const proposalTeam = z.object({
  key: teamKey,
  /** The team on record; null where only assignments name it. */
  teamId: teamId.nullable().default(null),
  name,
  unitId,
  mode: patrolMode,
  /** Where it differs from the policy's speed for the mode. */
  speedKmh: z.number().positive().max(200).nullable(),
  /** Has a loop to walk instead of going there and back. */
  loop: z.boolean(),
  longestOnGroundMin: z.number().min(0).max(1440),
  /** Where it sets out from along the line; null where it may be sent anywhere on its unit's ground. */
  baseM: chainageM.nullable(),
})
export type ProposalTeam = z.infer<typeof proposalTeam>

export const proposalTeams = z.object({
  items: z.array(
    proposalTeam.extend({
      /** Hours that it is on patrol in the time asked for already. */
      assignedHours: z.number(),
    }),
  ),
})

/** Rules that every team of a question works by. */
export const patrolLimits = z.strictObject({
  shortestPatrolMin: z.number().min(15).max(1440).default(120),
  longestPatrolMin: z.number().min(30).max(1440).default(480),
  restMin: z.number().min(0).max(2880).default(660),
  /** Of each team in the time asked for, what it is assigned already among them. */
  mostHours: z.number().min(0).max(168).default(40),
  /** From its base to what it patrols, along the line at its speed. */
  longestWayMin: z.number().min(0).max(1440).default(90),
})

const mostDays = 7
const mostDraftItems = 3000

/** What to close gaps with. */
export const closeGapsQuestion = z
  .strictObject({
    lineId,
    /** Whose ground; the whole line where it is null. */
    unitId: unitId.nullable().default(null),
    from: instant,
    to: instant,
    teams: z
      .array(
        proposalTeam.extend({
          /** When of the day it may be on patrol, by the county's clock; any time where it is null. */
          hours: z.object({ from: clockTime, to: clockTime }).nullable().default(null),
        }),
      )
      .min(1)
      .max(200)
      .refine((teams) => new Set(teams.map(({ key }) => key)).size === teams.length, {
        error: 'every team stands once',
      }),
    limits: patrolLimits.prefault({}),
    /** A plan in hand, which counts as if it stood: its items, and the patrols that they stand in for. */
    draft: z
      .strictObject({
        items: z.array(patrolPlanItem).max(mostDraftItems),
        replacedIds: z.array(patrolId).max(mostDraftItems),
      })
      .default({ items: [], replacedIds: [] }),
    /** What was refused before: no patrol of that team that meets it is proposed. */
    refused: z
      .array(z.object({ team: teamKey, fromM: chainageM, toM: chainageM, from: instant, to: instant }))
      .max(200)
      .default([]),
  })
  .refine(isForwardWindow, forwardWindowError)
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= mostDays * 24 * 3_600_000 + 3_600_000, {
    path: ['to'],
    error: 'to lies more than 7 days after from: a week at most is proposed for',
  })
  .refine(({ limits }) => limits.shortestPatrolMin <= limits.longestPatrolMin, {
    path: ['limits', 'longestPatrolMin'],
    error: 'longestPatrolMin must not be below shortestPatrolMin',
  })
export type CloseGapsQuestion = z.infer<typeof closeGapsQuestion>

export const proposedPatrol = z.object({
  team: teamKey,
  fromM: chainageM,
  toM: chainageM,
  from: instant,
  to: instant,
  mode: patrolMode,
  speedKmh: z.number().nullable(),
  loop: z.boolean(),
  longestOnGroundMin: z.number(),
  /** The longest that a place of it waits, in minutes. */
  revisitMin: z.number(),
  /** What it adds beyond those before it in the list. */
  heldKmH: z.number(),
  gapKmH: z.number(),
  worth: z.number(),
})

export const closeGapsAnswer = z.object({
  lineId,
  unitId: unitId.nullable(),
  from: instant,
  to: instant,
  /** Journal sequence this was computed from. */
  sequence: z.number().int(),
  policyVersions: z.array(z.number().int()),
  formula: z.string(),
  weights: z.object({ thin: z.number(), barred: z.number(), openTrail: z.number() }),
  /** Patrols begin and end at multiples of these. */
  stepMin: z.number(),
  gridM: z.number(),
  worth: z.number(),
  /** No patrols of these teams on this grid are worth more. */
  boundWorth: z.number(),
  /** Of all that is open on their ground. */
  openWorth: z.number(),
  /** The proposal is proven to be the best there is. */
  isBest: z.boolean(),
  /** Kilometre-hours of the ground asked for. */
  before: coverageFigures,
  after: coverageFigures,
  patrols: z.array(proposedPatrol),
  /** What stays open with all of it taken, worst first. */
  left: z.array(
    z.object({
      fromM: chainageM,
      toM: chainageM,
      from: instant,
      to: instant,
      kmH: z.number(),
      openTrails: z.number().int(),
      priority: z.number(),
    }),
  ),
  /** So many gaps stay in all. */
  leftCount: z.number().int(),
})
export type CloseGapsAnswer = z.infer<typeof closeGapsAnswer>

/** One line of the answer: how far it is, and at the end what was found or why not. */
export const closeGapsMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    share: z.number(),
    worth: z.number(),
    /** Null before one is known. */
    boundWorth: z.number().nullable(),
  }),
  z.object({ kind: z.literal('answer'), answer: closeGapsAnswer }),
  z.object({ kind: z.literal('problem'), problem }),
])
export type CloseGapsMessage = z.infer<typeof closeGapsMessage>
