/** What the lower card of the side shows in turn where there is room for one of them only. */
export type SidePage = 'hour' | 'overdue' | 'duty'

export interface SideTurn {
  pages: readonly SidePage[]
  nowMs: number
  /** When the last act was entered; undefined where none is known. */
  newestActMs: number | undefined
}

/** Long enough to read five rows; the last hour, which moves, has the longest turn. */
const turnMs = { hour: 20_000, overdue: 14_000, duty: 14_000 } as const satisfies Record<SidePage, number>

/** The card at an instant, the same on all displays; what was just entered is shown at once. */
export function sidePageAt({ pages, nowMs, newestActMs }: SideTurn): SidePage | undefined {
  const isNew = newestActMs !== undefined && nowMs - newestActMs < turnMs.hour
  if (isNew && pages.includes('hour')) return 'hour'
  const roundMs = pages.reduce((sum, page) => sum + turnMs[page], 0)
  let leftMs = nowMs % roundMs
  return pages.find((page) => {
    leftMs -= turnMs[page]
    return leftMs < 0
  })
}
