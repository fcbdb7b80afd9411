import { z } from 'zod'
import { gapAcknowledgementId, lineId, trailId, unitId } from './ids.ts'
import { chainageM, instant, name, position } from './values.ts'

/** Commitment, evidence, or what became of the commitment. */
export const coverageKind = z.enum(['planned', 'actual', 'compared'])
export type CoverageKind = z.infer<typeof coverageKind>

/** Of planned and actual coverage the first four; of compared coverage all but held. */
export const coverageState = z.enum(['held', 'thin', 'gap', 'unknown', 'kept', 'carried', 'broken'])

/**
 * Kilometre-hours by state over a window. Of compared states kept and carried are counted in held
 * too, and broken in gap.
 */
export const coverageFigures = z.object({
  totalKmH: z.number(),
  heldKmH: z.number(),
  thinKmH: z.number(),
  gapKmH: z.number(),
  unknownKmH: z.number(),
  keptKmH: z.number(),
  carriedKmH: z.number(),
  brokenKmH: z.number(),
  /** held ÷ total, 0 to 1; null where the window or the line is empty. */
  shareHeld: z.number().nullable(),
  /** (held + unknown) ÷ total: what it would be were all that is unknown held. */
  shareHeldAtMost: z.number().nullable(),
})

/** Of a window or of a line of which nothing is known or asked. */
export const noFigures: z.infer<typeof coverageFigures> = {
  totalKmH: 0,
  heldKmH: 0,
  thinKmH: 0,
  gapKmH: 0,
  unknownKmH: 0,
  keptKmH: 0,
  carriedKmH: 0,
  brokenKmH: 0,
  shareHeld: null,
  shareHeldAtMost: null,
}

/** Metres by state at an instant, counted in the same way. */
export const figuresNow = z.object({
  heldM: z.number(),
  thinM: z.number(),
  gapM: z.number(),
  unknownM: z.number(),
  keptM: z.number(),
  carriedM: z.number(),
  brokenM: z.number(),
  shareHeld: z.number().nullable(),
  shareHeldAtMost: z.number().nullable(),
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
  plannedState: coverageState,
  limitMin: z.number(),
  barred: z.boolean(),
  claims: z.array(claimReference),
})
export type RunNow = z.infer<typeof runNow>

/** How often a stretch was seen, in minutes: see `geo/revisitFigures.ts`. */
export const revisitFigures = z.object({
  minimumMin: z.number(),
  meanMin: z.number(),
  maximumMin: z.number(),
  /** The mean length of the gap in which a random instant falls. */
  timeAverageGapMin: z.number(),
  ageMin: z.number(),
  /** So much of it was never seen, and is in no other figure. */
  unseenM: z.number(),
})

export const kilometreShares = z.object({
  kilometre: z.number().int(),
  fromM: chainageM,
  toM: chainageM,
  held: z.number(),
  thin: z.number(),
  gap: z.number(),
  unknown: z.number(),
  kept: z.number(),
  carried: z.number(),
  broken: z.number(),
  /** Worst state in the window: broken, gap, unknown, thin, carried, kept, held in that order. */
  worst: coverageState,
  /** Worst state at `at`. */
  now: coverageState,
  /** By evidence; null in planned coverage, and where nothing of it was seen in 7 days. */
  revisit: revisitFigures.nullable(),
})

/** What a unit holds of its own ground, over all lines. */
export const unitCoverage = z.object({ unitId, figures: coverageFigures, figuresNow })

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

/** Who deals with a gap, what is being done and until when. */
export const gapInHand = z.object({
  id: gapAcknowledgementId,
  unitId,
  action: z.string(),
  until: instant,
  /** The time ran out before `at`. */
  overdue: z.boolean(),
  acknowledgedBy: z.string(),
  /** The part of the gap that it stands for, as `geo/gapsInHand.ts` has it. */
  fromM: chainageM,
  toM: chainageM,
  /** So much of the gap nobody has taken on: below 100 m all of it is in hand. */
  restM: z.number(),
})
export type GapInHand = z.infer<typeof gapInHand>

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
  /** Of several the one that stands for most of it; null where none does. */
  acknowledgement: gapInHand.nullable(),
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

export const lineCoverage = z.object({
  lineId,
  name,
  lengthM: z.number(),
  officialLengthM: z.number().nullable(),
  policyVersions: z.array(z.number().int()),
  figures: coverageFigures,
  /** Figures at `at`: shares of chainage. */
  figuresNow,
  effort: z.object({ patrolHours: z.number(), plannedKm: z.number(), walkedKm: z.number().nullable() }),
  /** Since when there is evidence of this line; null where there never was. */
  trackedSince: instant.nullable(),
  runsNow: z.array(runNow),
  kilometres: z.array(kilometreShares),
  /** Of compared coverage what is broken. */
  gapsNow: z.array(gapNow),
  gaps: z.array(reportedGap),
})
export type LineCoverage = z.infer<typeof lineCoverage>

export const coverageAnswer = z.object({
  kind: coverageKind,
  from: instant,
  to: instant,
  at: instant,
  /** Actual and compared figures end here, as nothing is known of what lies ahead. */
  knownUntil: instant,
  /** Journal sequence this was computed from. */
  sequence: z.number().int(),
  /** Counts up with every fix that arrives. */
  trackRevision: z.number().int(),
  tierNow: z.string(),
  priorityFormula: z.string(),
  county: z.object({
    figures: coverageFigures,
    figuresNow,
    shareHeldNow: z.number().nullable(),
    heldNowM: z.number(),
    lengthM: z.number(),
  }),
  units: z.array(unitCoverage),
  lines: z.array(lineCoverage),
})
export type CoverageAnswer = z.infer<typeof coverageAnswer>

/** What is held at several instants, in the order in which they were asked for. */
export const coverageShares = z.object({
  kind: coverageKind,
  sequence: z.number().int(),
  trackRevision: z.number().int(),
  /** Of all lines together. */
  lengthM: z.number(),
  items: z.array(z.object({ at: instant, ...figuresNow.shape })),
})
export type CoverageShares = z.infer<typeof coverageShares>

/** States in a chart's cells, by their number; 0 is nothing. */
export const chartStates = ['held', 'thin', 'gap', 'unknown', 'kept', 'carried', 'broken'] as const
