import type { LineCoverage } from '../../data/model/coverageAnswer.ts'
import { groupedBy } from '../../geo/groupedBy.ts'
import { subtract, type Interval } from '../../geo/intervals.ts'
import type { Stretch, TimeWindow } from '../../geo/units.ts'

/** What the plan itself brought about in a window; nobody had to enter it. */
export type PlannedChange =
  /** The longest of those of one instant and line, and how many there are besides it. */
  | ({ kind: 'gap-opened' | 'gap-closed'; atMs: number; lineId: string; others: number } & Stretch)
  | { kind: 'teams-out'; atMs: number; count: number }
  | { kind: 'handover'; atMs: number; count: number }

export interface Rosters {
  patrols: readonly { from: string }[]
  shifts: readonly { place: { kind: string }; from: string }[]
}

export interface GapsOfLine {
  readonly lineId: string
  readonly gaps: readonly Pick<LineCoverage['gaps'][number], 'rectangles'>[]
}

/** Gaps shorter than this come and go with the minutes of a handover; a wall does not tell them. */
const shortestToldM = 500

/**
 * Gaps that opened or closed within `[fromMs, toMs]`, and teams and checkpoint shifts that began,
 * counted by the instant; newest first. `known` is the window of the lines' coverage: a gap that
 * reaches its edge does not begin or end there.
 */
export function plannedChanges(
  lines: readonly GapsOfLine[],
  rosters: Rosters,
  window: TimeWindow,
  known: TimeWindow,
): PlannedChange[] {
  const inWindow = (atMs: number) =>
    window.fromMs <= atMs && atMs <= window.toMs && known.fromMs < atMs && atMs < known.toMs
  const gaps = lines.flatMap(({ lineId, gaps: reported }) =>
    gapEdges(reported.flatMap(({ rectangles }) => rectangles))
      .filter(({ atMs, fromM, toM }) => inWindow(atMs) && toM - fromM >= shortestToldM)
      .map((edge) => ({ ...edge, lineId })),
  )
  // At a change of shifts many open and close at once: a row for each would leave no room for the hour.
  const gathered = [
    ...groupedBy(gaps, ({ kind, atMs, lineId }) => `${kind} ${atMs} ${lineId}`).values(),
  ].flatMap((together) => {
    const [longest] = together.toSorted((one, other) => other.toM - other.fromM - (one.toM - one.fromM))
    return longest === undefined ? [] : [{ ...longest, others: together.length - 1 }]
  })
  const counted = (kind: 'teams-out' | 'handover', starts: readonly string[]): PlannedChange[] => {
    const counts = new Map<number, number>()
    for (const from of starts) {
      const atMs = Date.parse(from)
      if (inWindow(atMs)) counts.set(atMs, (counts.get(atMs) ?? 0) + 1)
    }
    return [...counts].map(([atMs, count]) => ({ kind, atMs, count }))
  }
  return [
    ...gathered,
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

/**
 * Where and when gap begins or ends: the edges of its rectangles that no other one continues, neighbours
 * of the same instant joined.
 */
function gapEdges(rectangles: readonly Rectangle[]): GapEdge[] {
  const beginning = edgesByInstant(rectangles, ([, , fromMs]) => fromMs)
  const ending = edgesByInstant(rectangles, ([, , , toMs]) => toMs)
  const edgesOf = (kind: GapEdge['kind'], edges: Edges, others: Edges) =>
    [...edges].flatMap(([atMs, stretches]) =>
      subtract(stretches, others.get(atMs) ?? []).map(({ from, to }) => ({
        kind,
        atMs,
        fromM: from,
        toM: to,
      })),
    )
  return [...edgesOf('gap-opened', beginning, ending), ...edgesOf('gap-closed', ending, beginning)]
}

type Rectangle = LineCoverage['gaps'][number]['rectangles'][number]
type Edges = ReadonlyMap<number, readonly Interval[]>

function edgesByInstant(rectangles: readonly Rectangle[], instantOf: (one: Rectangle) => number): Edges {
  const edges = new Map<number, Interval[]>()
  for (const rectangle of rectangles) {
    const [fromM, toM] = rectangle
    const atMs = instantOf(rectangle)
    edges.set(atMs, [...(edges.get(atMs) ?? []), { from: fromM, to: toM }])
  }
  return edges
}
