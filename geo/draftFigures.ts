import { barredHulls, barredRegions } from './barred.ts'
import type { BorderLine } from './borderLine.ts'
import { distanceM, locate, pathLengthM } from './chainage.ts'
import { walkPath } from './geodesic.ts'
import { intersect, measure, subtract, union, type Interval } from './intervals.ts'
import type { Policy } from './policy.ts'
import type { Position, Stretch } from './units.ts'
import { draftFaults, type DraftFault } from './draftFaults.ts'
import { tryPathCrossing } from './pathCrossing.ts'

export interface DraftTrail {
  readonly id: string
  readonly number: number
  readonly path: readonly Position[]
  readonly meetsLineAtM: readonly number[]
  readonly unsealed: boolean
}

/** A port or trade point: a place where people cross lawfully. */
export interface LawfulCrossing {
  readonly id: string
  readonly atM: number
  readonly position: Position
}

/** What a draft is measured against. */
export interface DraftGround {
  readonly line: BorderLine
  readonly policy: Policy
  /** Paths of all parts that are complete at the instant of planning, the draft's own left out. */
  readonly standingPaths: readonly (readonly Position[])[]
  /** What they bar; computed once, for it does not change while somebody draws. */
  readonly standing: readonly Interval[]
  readonly trails: readonly DraftTrail[]
  readonly crossings: readonly LawfulCrossing[]
}

export interface DraftFigures {
  /** Geodesic length of all parts, metres. */
  readonly lengthM: number
  /** Chainage behind the draft, whatever else stands there. */
  readonly barred: readonly Stretch[]
  readonly barredM: number
  /** Chainage that only the draft bars, joins with what stands included. */
  readonly newlyBarred: readonly Stretch[]
  readonly newlyBarredM: number
  readonly overlapM: number
  /** Distance to the line, metres, by steps of 20 m; null for a draft without length. */
  readonly fromLineM: { readonly minM: number; readonly maxM: number } | null
  /** Length that lies farther inside than a barrier may stand to bar anything. */
  readonly tooFarM: number
  readonly trailsCut: readonly { id: string; number: number; unsealed: boolean; position: Position }[]
  /** Open trails just past an end: who is stopped by the barrier walks round to them. */
  readonly openNearEnds: readonly { id: string; number: number; wayRoundM: number; atM: number }[]
  readonly crossingsBehind: readonly LawfulCrossing[]
  readonly faults: readonly DraftFault[]
}

/** How far past an end of a draft an open trail still counts as a way round it, metres of chainage. */
export const wayRoundReachM = 500

/** What barriers that are complete bar of the line together. */
export function standingIntervals(
  line: BorderLine,
  policy: Policy,
  paths: readonly (readonly Position[])[],
): Interval[] {
  const parts = paths.map((path) => ({ path, complete: [anyMoment] }))
  return union(
    barredRegions(line, parts, [{ ...policy, validFromMs: 0 }], anyMoment).map(({ fromM, toM }) => ({
      from: fromM,
      to: toM,
    })),
  )
}

/** All figures of a draft, from its paths alone; parts of fewer than two positions count for nothing. */
export function draftFigures(ground: DraftGround, paths: readonly (readonly Position[])[]): DraftFigures {
  const { line, policy } = ground
  const drawn = paths.map(withoutRepeats).filter((path) => path.length >= 2)
  const own = union(
    drawn.flatMap((path) =>
      barredHulls(line, path, policy.barrierMaxOffsetM).map(({ fromM, toM }) => ({ from: fromM, to: toM })),
    ),
  )
  const neighbours = ground.standingPaths.filter((path) =>
    drawn.some((mine) => endsMeet(mine, path, policy.barrierJoinM)),
  )
  const together =
    drawn.length + neighbours.length > 1 ? standingIntervals(line, policy, [...drawn, ...neighbours]) : own
  const newly = subtract(together, ground.standing)
  const distances = distancesOf(line, drawn, policy.barrierMaxOffsetM)
  const trailsCut = ground.trails.flatMap(({ id, number, path, unsealed }) => {
    const position = firstOf(drawn, (mine) => tryPathCrossing(mine, path))
    return position === undefined ? [] : [{ id, number, unsealed, position }]
  })
  const cutIds = new Set(trailsCut.map((trail) => trail.id))
  return {
    lengthM: drawn.reduce((sum, path) => sum + pathLengthM(path), 0),
    barred: own.map(asStretch),
    barredM: measure(own),
    newlyBarred: newly.map(asStretch),
    newlyBarredM: measure(newly),
    overlapM: measure(intersect(own, ground.standing)),
    ...distances,
    trailsCut,
    openNearEnds: openNearEnds(
      own,
      ground.trails.filter((trail) => trail.unsealed && !cutIds.has(trail.id)),
    ),
    crossingsBehind: ground.crossings.filter(({ atM }) =>
      own.some((stretch) => stretch.from <= atM && atM < stretch.to),
    ),
    faults: draftFaults(line, drawn),
  }
}

/** One millisecond: figures of a draft are those of a single instant, at which everything is complete. */
const anyMoment = { fromMs: 0, toMs: 1 }

const asStretch = ({ from, to }: Interval): Stretch => ({ fromM: from, toM: to })

function openNearEnds(own: readonly Interval[], open: readonly DraftTrail[]): DraftFigures['openNearEnds'] {
  return open
    .flatMap(({ id, number, meetsLineAtM }) => {
      let nearest: { wayRoundM: number; atM: number } | undefined
      for (const atM of meetsLineAtM)
        for (const { from, to } of own) {
          const wayRoundM = atM < from ? from - atM : atM - to
          if (wayRoundM >= 0 && wayRoundM < (nearest?.wayRoundM ?? wayRoundReachM))
            nearest = { wayRoundM, atM }
        }
      const isBehind = meetsLineAtM.some((atM) => own.some(({ from, to }) => from <= atM && atM < to))
      return nearest === undefined || isBehind ? [] : [{ id, number, ...nearest }]
    })
    .sort((a, b) => a.wayRoundM - b.wayRoundM)
}

function distancesOf(
  line: BorderLine,
  paths: readonly (readonly Position[])[],
  maxOffsetM: number,
): Pick<DraftFigures, 'fromLineM' | 'tooFarM'> {
  let [minM, maxM, tooFarM] = [Infinity, 0, 0]
  for (const path of paths) {
    let before: { position: Position; isFar: boolean } | undefined
    walkPath(path, 20, (position) => {
      const awayM = Math.abs(locate(line, position).offsetM)
      const isFar = awayM > maxOffsetM + 0.1
      minM = Math.min(minM, awayM)
      maxM = Math.max(maxM, awayM)
      if (before !== undefined && isFar && before.isFar) tooFarM += distanceM(before.position, position)
      before = { position, isFar }
    })
  }
  return { fromLineM: paths.length === 0 ? null : { minM, maxM }, tooFarM }
}

function endsMeet(a: readonly Position[], b: readonly Position[], joinM: number): boolean {
  return [a[0]!, a.at(-1)!].some((end) => [b[0]!, b.at(-1)!].some((other) => distanceM(end, other) < joinM))
}

function withoutRepeats(path: readonly Position[]): Position[] {
  return path.filter(([lon, lat], index) => {
    const before = path[index - 1]
    return before === undefined || before[0] !== lon || before[1] !== lat
  })
}

function firstOf<Value, Found>(
  values: readonly Value[],
  find: (value: Value) => Found | undefined,
): Found | undefined {
  for (const value of values) {
    const found = find(value)
    if (found !== undefined) return found
  }
  return undefined
}
