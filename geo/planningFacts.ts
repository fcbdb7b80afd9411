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
  readonly households: number | null
  readonly gateType: string | null
  readonly reviewDate: string | null
}

export interface SightMarker {
  readonly number: string
  readonly atM: number
  readonly position: Position
}

/** The numbers of the planning rules that findings rest on, metres. */
export interface PlanningNumbers {
  readonly minimumLengthM: number
  readonly neighbourGapM: number
  readonly onLineM: number
  readonly markerSightM: number
}

export interface PlanningFacts {
  readonly rules: PlanningNumbers
  readonly markers: readonly SightMarker[]
  readonly features: readonly RuleFeatureFact[]
}

export const noPlanningFacts: PlanningFacts = {
  rules: { minimumLengthM: 10, neighbourGapM: 1, onLineM: 1, markerSightM: 3000 },
  markers: [],
  features: [],
}
