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
