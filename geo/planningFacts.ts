import type { DraftType } from './draftFinding.ts'
import type { Position } from './units.ts'

/** What a county's layers say of a barrier that meets them. */
export type RuleLayerFactKind =
  | 'protected-farmland'
  | 'protected-nature'
  | 'boundary-river'
  | 'fields'
  | 'road'

/** An area or a line of a county's layer. */
export interface RuleFeatureFact {
  readonly kind: RuleLayerFactKind
  readonly layer: { readonly en: string; readonly zh: string }
  readonly name: string
  readonly polygons: readonly (readonly (readonly Position[])[])[]
  readonly paths: readonly (readonly Position[])[]
  /** Of rivers given as lines: from bank to bank, metres; null where only the lines are known. */
  readonly widthM: number | null
  readonly households: number | null
  readonly gateType: string | null
  readonly reviewDate: string | null
}

export interface SightMarker {
  readonly number: string
  readonly atM: number
  readonly position: Position
}

/** The numbers of the planning rules that findings rest on. */
export interface PlanningNumbers {
  readonly minimumLengthM: number
  readonly neighbourGapM: number
  readonly onLineM: number
  readonly markerSightM: number
  /** Between the classes of slope, degrees, rising. */
  readonly slopeBoundsDeg: readonly number[]
  /** On steeper ground a barrier of a type is not meant to stand, degrees. */
  readonly greatestSlopeDeg: Readonly<Record<DraftType, number>>
  /** The strip beside the line that is kept clear from marker to marker reaches so far to either side. */
  readonly sightStripM: number
}

export interface PlanningFacts {
  readonly rules: PlanningNumbers
  readonly markers: readonly SightMarker[]
  readonly features: readonly RuleFeatureFact[]
}

export const noPlanningFacts: PlanningFacts = {
  rules: {
    minimumLengthM: 10,
    neighbourGapM: 1,
    onLineM: 1,
    markerSightM: 3000,
    sightStripM: 20,
    slopeBoundsDeg: [15, 30, 45],
    greatestSlopeDeg: { fence: 35, wall: 30, wire: 45, ditch: 20, gate: 10 },
  },
  markers: [],
  features: [],
}
