import type { Name } from '../../data/model/values.ts'
import type { ReplayView } from './useReplayView.ts'

export interface GapThen {
  readonly lineId: string
  readonly lineName: Name
  readonly fromM: number
  readonly toM: number
  readonly lengthM: number
}

/** Gaps of all lines at the instant replayed, the longest first. */
export const gapsOf = ({ lines }: Pick<ReplayView, 'lines'>): GapThen[] =>
  lines
    .flatMap(({ lineId, name, gapsNow }) =>
      gapsNow.map(({ fromM, toM, lengthM }) => ({ lineId, lineName: name, fromM, toM, lengthM })),
    )
    .toSorted((a, b) => b.lengthM - a.lengthM)
