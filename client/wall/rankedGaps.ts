import type { GapNow, LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { Name } from '../../data/model/values.ts'
import { rankGaps } from '../map/gapBadgeLayer.ts'

export interface ListedGap extends GapNow {
  lineId: string
  lineName: Name
  rank: number
}

/** Gaps of all lines in the order and with the numbers that the map's badges have. */
export function listedGaps(lines: readonly LineCoverage[]): ListedGap[] {
  const lineById = new Map(lines.map((line) => [line.lineId as string, line]))
  return rankGaps(lines).flatMap(({ lineId, fromM, toM, rank }) => {
    const line = lineById.get(lineId)
    const gap = line?.gapsNow.find((entry) => entry.fromM === fromM && entry.toM === toM)
    return line === undefined || gap === undefined ? [] : [{ ...gap, lineId, lineName: line.name, rank }]
  })
}

/** More than these nobody reads from afar; the headline has the count. */
const mostGaps = 10
/** So many stand whole in a list of any shape. */
const surelyWhole = 4

/** The worst ones in their order; one that the map looks at stands first where there may be no room for its row. */
export function shownGaps<Gap extends { readonly rank: number }>(
  gaps: readonly Gap[],
  lookedRank: number,
): Gap[] {
  const worst = gaps.slice(0, mostGaps)
  const looked = gaps.find(({ rank }) => rank === lookedRank)
  if (looked === undefined || lookedRank <= surelyWhole) return worst
  return [looked, ...worst.filter((gap) => gap !== looked)].slice(0, mostGaps)
}
