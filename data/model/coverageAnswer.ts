import { z } from 'zod'
import { lineId, trailId, unitId } from './ids.ts'
import { chainageM, instant, name, position } from './values.ts'

/** What `GET /api/coverage` answers. All states are planned until actual coverage is computed. */
export const coverageState = z.enum(['held', 'thin', 'gap', 'unknown'])

/** Kilometre-hours by state over a window, and the share held of all of it. */
export const coverageFigures = z.object({
  totalKmH: z.number(),
  heldKmH: z.number(),
  thinKmH: z.number(),
  gapKmH: z.number(),
  unknownKmH: z.number(),
  /** held ÷ total, 0 to 1; null where the window or the line is empty. */
  shareHeld: z.number().nullable(),
})

/** A claim that stands at a point: what holds it, or would if it came round often enough. */
export const claimReference = z.object({
  kind: z.enum(['patrol', 'checkpoint', 'device']),
  id: z.string(),
  /** The revisit it keeps in the worst case; null where its window is shorter than one pass. */
  revisitMin: z.number().nullable(),
})
export type ClaimReference = z.infer<typeof claimReference>

/** A maximal run of chainage with one state, one limit and the same claims at the instant `at`. */
export const runNow = z.object({
  fromM: chainageM,
  toM: chainageM,
  state: coverageState,
  limitMin: z.number(),
  barred: z.boolean(),
  claims: z.array(claimReference),
})
export type RunNow = z.infer<typeof runNow>

export const kilometreShares = z.object({
  kilometre: z.number().int(),
  fromM: chainageM,
  toM: chainageM,
  held: z.number(),
  thin: z.number(),
  gap: z.number(),
  unknown: z.number(),
  /** Worst state in the window: gap, unknown, thin, held in that order. */
  worst: coverageState,
  /** Worst state at `at`. */
  now: coverageState,
})

/** Who answers for a stretch at one level: always the post, the name only where set so. */
export const answerable = z.object({
  level: z.enum(['city', 'county', 'township', 'village']),
  stretchId: z.string(),
  personId: z.string().nullable(),
  post: name,
})
export type Answerable = z.infer<typeof answerable>

/** What surrounds a gap: open trails, the nearest checkpoint, who answers for it. */
const gapSurroundings = {
  townshipId: unitId.nullable(),
  villageId: unitId.nullable(),
  answerable: z.array(answerable),
  openTrailIds: z.array(trailId),
  nearestCheckpoint: z.object({ id: z.string(), distanceM: z.number() }).nullable(),
  barredM: z.number(),
  /** Larger is worse; the formula stands in `priorityFormula` of the answer. */
  priority: z.number(),
}

/** A maximal run of chainage in gap at `at`. */
export const gapNow = z.object({
  fromM: chainageM,
  toM: chainageM,
  lengthM: z.number(),
  /** Earliest continuous start at any of its points; never before the look-back. */
  since: instant,
  /** True where it began before the look-back's start, so it is older than `since`. */
  sinceIsOlder: z.boolean(),
  /** The next claim planned at any of its points; null where none is planned in the look-ahead. */
  until: instant.nullable(),
  middle: position,
  ...gapSurroundings,
})
export type GapNow = z.infer<typeof gapNow>

/** One edge-connected component of gap in chainage × time, cut at unit boundaries. */
export const reportedGap = z.object({
  id: z.string(),
  fromM: chainageM,
  toM: chainageM,
  from: instant,
  to: instant,
  kmH: z.number(),
  /** [fromM, toM, fromMs, toMs] each. */
  rectangles: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
  ...gapSurroundings,
})
export type ReportedGap = z.infer<typeof reportedGap>

/** Exact form: a slice of chainage and its runs of state over the window, [fromMs, toMs, state]. */
export const coverageSlice = z.object({
  fromM: chainageM,
  toM: chainageM,
  runs: z.array(z.tuple([z.number(), z.number(), coverageState])),
})
export type CoverageSlice = z.infer<typeof coverageSlice>

export const lineCoverage = z.object({
  lineId,
  name,
  lengthM: z.number(),
  officialLengthM: z.number().nullable(),
  policyVersions: z.array(z.number().int()),
  figures: coverageFigures,
  /** Figures at `at`: shares of chainage. */
  figuresNow: z.object({
    heldM: z.number(),
    thinM: z.number(),
    gapM: z.number(),
    unknownM: z.number(),
    shareHeld: z.number().nullable(),
  }),
  effort: z.object({ patrolHours: z.number(), plannedKm: z.number() }),
  runsNow: z.array(runNow),
  kilometres: z.array(kilometreShares),
  gapsNow: z.array(gapNow),
  gaps: z.array(reportedGap),
  slices: z.array(coverageSlice),
})
export type LineCoverage = z.infer<typeof lineCoverage>

export const coverageAnswer = z.object({
  kind: z.literal('planned'),
  from: instant,
  to: instant,
  at: instant,
  /** Journal sequence this was computed from. */
  sequence: z.number().int(),
  tierNow: z.string(),
  priorityFormula: z.string(),
  county: z.object({
    figures: coverageFigures,
    shareHeldNow: z.number().nullable(),
    heldNowM: z.number(),
    lengthM: z.number(),
  }),
  lines: z.array(lineCoverage),
})
export type CoverageAnswer = z.infer<typeof coverageAnswer>
