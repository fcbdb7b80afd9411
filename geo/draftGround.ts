import { endedHulls, joinedStretches, type EndedHull } from './barred.ts'
import { ChangingWalk, walkBarrier } from './barrierWalk.ts'
import type { BorderLine } from './borderLine.ts'
import { asSpan, union, type Interval } from './intervals.ts'
import type { PlanningFacts } from './planningFacts.ts'
import { indexPath, type IndexedPath } from './pathIndex.ts'
import type { Policy } from './policy.ts'
import type { Position } from './units.ts'

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
  /** What drafts are judged by beside the line itself; the first rules and nothing on the ground where left out. */
  readonly planning?: PlanningFacts
}

/** What a ground is asked at every move of the pointer, made once for it. */
export interface CompiledGround {
  readonly walk: ChangingWalk
  readonly standingHulls: readonly EndedHull[]
  readonly standingPaths: readonly IndexedPath[]
  readonly trails: readonly { readonly trail: DraftTrail; readonly indexed: IndexedPath }[]
}

const compiled = new WeakMap<DraftGround, CompiledGround>()

export function compileGround(ground: DraftGround): CompiledGround {
  const known = compiled.get(ground)
  if (known !== undefined) return known
  const { line, policy, standingPaths, trails } = ground
  const made: CompiledGround = {
    walk: new ChangingWalk(line, policy.barrierMaxOffsetM),
    standingHulls: standingPaths.flatMap((path) => standingHullsOf(line, policy, path)),
    standingPaths: standingPaths.filter((path) => path.length >= 2).map(indexPath),
    trails: trails.flatMap((trail) =>
      trail.path.length < 2 ? [] : [{ trail, indexed: indexPath(trail.path) }],
    ),
  }
  compiled.set(ground, made)
  return made
}

/** What barriers that are complete bar of the line together. */
export function standingIntervals(
  line: BorderLine,
  policy: Policy,
  paths: readonly (readonly Position[])[],
): Interval[] {
  const hulls = paths.flatMap((path) => standingHullsOf(line, policy, path))
  return union([...hulls, ...joinedStretches(hulls, policy.barrierJoinM)].map(asSpan))
}

interface KnownHulls {
  readonly line: BorderLine
  readonly maxOffsetM: number
  readonly hulls: readonly EndedHull[]
}

/** By path: a province has thousands, and the same ones stand whatever is drawn. */
const known = new WeakMap<readonly Position[], KnownHulls>()

function standingHullsOf(line: BorderLine, policy: Policy, path: readonly Position[]): readonly EndedHull[] {
  const maxOffsetM = policy.barrierMaxOffsetM
  const before = known.get(path)
  if (before !== undefined && before.line === line && before.maxOffsetM === maxOffsetM) return before.hulls
  const hulls = endedHulls(walkBarrier(line, path, maxOffsetM))
  known.set(path, { line, maxOffsetM, hulls })
  return hulls
}
