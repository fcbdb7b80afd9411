import type { CoverageAnswer } from '../../data/model/coverageAnswer.ts'
import type { Stretch } from '../../geo/units.ts'
import type { MapFrame } from '../map/MapView.tsx'
import type { Selection } from '../shell/viewState.ts'

/** What a page showed when somebody wanted to keep it. */
export interface Moment {
  /** Figures, gaps and states; its kind is the one shown. */
  readonly answer: CoverageAnswer
  readonly atMs: number
  readonly fromMs: number
  readonly toMs: number
  /** Teams are where they are now: they are drawn of no other instant. */
  readonly isNow: boolean
  readonly selection?: Selection | undefined
  /** The charts side by side, each with the part of its line that is shown; all of it without. */
  readonly charts: readonly { readonly lineId: string; readonly extent?: Stretch | undefined }[]
  readonly sight: MapFrame
}

export const momentParts = ['all', 'map', 'chart'] as const
export type MomentPart = (typeof momentParts)[number]
