import type { Position } from './units.ts'

/** Everything that a draft is judged by, in the order in which it is listed. */
export const draftRules = [
  'off-home-ground',
  'beyond-line',
  'crosses-itself',
  'on-line',
  'boundary-river',
  'protected-nature',
  'protected-farmland',
  'fields-cut-off',
  'crossing-road',
  'crossing-behind',
  'marker-sight',
  'too-steep',
  'too-short',
  'neighbour-gap',
  'too-far',
  'open-trail-cut',
  'way-round',
] as const
export type DraftRule = (typeof draftRules)[number]

/** What is wrong, or worth knowing before a draft goes on, and where. An error is mended before it is sent. */
export interface DraftFinding {
  readonly rule: DraftRule
  readonly severity: 'error' | 'warning'
  /** A place, or the path that breaks the rule. */
  readonly where: readonly Position[]
  /** How much of the draft breaks it, metres. */
  readonly lengthM: number | null
  /** How deep, how wide the gap, how far round, metres. */
  readonly distanceM: number | null
  /** How steep the ground is at its steepest, degrees. */
  readonly slopeDeg: number | null
  /** What it meets there: a trail, two markers, what a layer's area is called. */
  readonly subject: string | null
  /** The county's layer that says so. */
  readonly layer: { readonly en: string; readonly zh: string } | null
  /** Of fields cut off from their households. */
  readonly fields: {
    readonly households: number | null
    readonly gateType: string | null
    readonly reviewDate: string | null
  } | null
}

/** A finding of which most is not said. */
export function found(
  rule: DraftRule,
  severity: DraftFinding['severity'],
  where: readonly Position[],
  more: Partial<DraftFinding> = {},
): DraftFinding {
  return {
    rule,
    severity,
    where,
    lengthM: null,
    distanceM: null,
    slopeDeg: null,
    subject: null,
    layer: null,
    fields: null,
    ...more,
  }
}

export type DraftType = 'fence' | 'wall' | 'wire' | 'ditch' | 'gate'

export const hasErrors = (findings: readonly DraftFinding[]): boolean =>
  findings.some(({ severity }) => severity === 'error')
