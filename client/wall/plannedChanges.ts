import type { LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { Stretch } from '../../geo/units.ts'

/** What the plan itself brought about in a window; nobody had to enter it. */
export type PlannedChange =
  | ({ kind: 'gap-opened' | 'gap-closed'; atMs: number; lineId: string } & Stretch)
  | { kind: 'teams-out'; atMs: number; count: number }
  | { kind: 'handover'; atMs: number; count: number }

export interface Rosters {
  patrols: readonly { from: string }[]
  shifts: readonly { place: { kind: string }; from: string }[]
}

/** Gaps shorter than this come and go with the minutes of a handover; a wall does not tell them. */
const shortestToldM = 500

/**
 * Gaps that opened or closed within `[fromMs, toMs]`, and teams and checkpoint shifts that began,
 * counted by the minute; newest first.
 */
export function plannedChanges(
  lines: readonly Pick<LineCoverage, 'lineId' | 'slices'>[],
  rosters: Rosters,
  window: { fromMs: number; toMs: number },
): PlannedChange[] {
  const inWindow = (atMs: number) => window.fromMs <= atMs && atMs <= window.toMs
  const gaps = lines.flatMap(({ lineId, slices }) =>
    gapEdges(slices)
      .filter(({ atMs, fromM, toM }) => inWindow(atMs) && toM - fromM >= shortestToldM)
      .map((edge) => ({ ...edge, lineId })),
  )
  const counted = (kind: 'teams-out' | 'handover', starts: readonly string[]): PlannedChange[] => {
    const counts = new Map<number, number>()
    for (const from of starts) {
      const atMs = Date.parse(from)
      if (inWindow(atMs)) counts.set(atMs, (counts.get(atMs) ?? 0) + 1)
    }
    return [...counts].map(([atMs, count]) => ({ kind, atMs, count }))
  }
  return [
    ...gaps,
    ...counted(
      'teams-out',
      rosters.patrols.map(({ from }) => from),
    ),
    ...counted(
      'handover',
      rosters.shifts.filter(({ place }) => place.kind === 'checkpoint').map(({ from }) => from),
    ),
  ].toSorted((a, b) => b.atMs - a.atMs)
}

interface GapEdge {
  kind: 'gap-opened' | 'gap-closed'
  fromM: number
  toM: number
  atMs: number
}

/** Where and when gap begins or ends, neighbours of the same instant joined. */
function gapEdges(slices: LineCoverage['slices']): GapEdge[] {
  const edges: GapEdge[] = []
  const open = new Map<string, GapEdge>()
  const add = (kind: GapEdge['kind'], atMs: number, slice: Stretch) => {
    const key = `${kind}:${atMs}`
    const last = open.get(key)
    if (last !== undefined && last.toM === slice.fromM) last.toM = slice.toM
    else {
      const edge = { kind, atMs, fromM: slice.fromM, toM: slice.toM }
      open.set(key, edge)
      edges.push(edge)
    }
  }
  for (const slice of slices)
    slice.runs.forEach(([fromMs, toMs, state], index) => {
      if (state !== 'gap') return
      if (index > 0) add('gap-opened', fromMs, slice)
      if (index < slice.runs.length - 1) add('gap-closed', toMs, slice)
    })
  return edges
}
