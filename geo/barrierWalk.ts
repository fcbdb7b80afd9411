import type { BorderLine } from './borderLine.ts'
import { distanceM, feetWithin, locate, type Located } from './chainage.ts'
import { walkPath } from './geodesic.ts'
import type { Position } from './units.ts'

/** A place of a barrier with the places of the line that it can be matched to. */
export interface BarrierStep {
  readonly position: Position
  /** 0 to the greatest offset beside it on home ground; where the line doubles back there are several. */
  readonly feet: readonly Located[]
  /** The nearest place of the line, on whichever side and however far. */
  readonly nearest: Located
  /** From the step before, metres; 0 at the first. */
  readonly walkedM: number
  /** Not one of the even steps, but where the barrier comes into reach of the line or leaves it. */
  readonly isEdge: boolean
}

/** A straight piece of a barrier from one of its positions to the next. */
export interface WalkedSegment {
  readonly from: Position
  readonly to: Position
  readonly lengthM: number
  readonly start: BarrierStep
  /** All steps after the start, the end's own last. */
  readonly steps: readonly BarrierStep[]
}

export const barrierStepM = 20
/** Nearer to the line than this, a barrier stands on it: positions are stored to 0.1 m. */
export const onLineM = 0.1

/** A barrier's positions and what lies between them in steps of up to 20 m, each with its feet. */
export function walkBarrier(line: BorderLine, path: readonly Position[], maxOffsetM: number): BarrierStep[] {
  return stepsOf(path.slice(1).map((to, index) => walkSegment(line, path[index]!, to, maxOffsetM)))
}

/** The steps of segments that follow each other. */
export function stepsOf(segments: readonly WalkedSegment[]): BarrierStep[] {
  const first = segments[0]
  if (first === undefined) return []
  const steps = [first.start]
  for (const segment of segments) for (const step of segment.steps) steps.push(step)
  return steps
}

/**
 * Walks paths that change a little from one time to the next, as under somebody's hands: of each only
 * what stands between its first and its last changed position is walked anew.
 */
export class ChangingWalk {
  readonly #line: BorderLine
  readonly #maxOffsetM: number
  #last: (readonly WalkedSegment[])[] = []

  constructor(line: BorderLine, maxOffsetM: number) {
    this.#line = line
    this.#maxOffsetM = maxOffsetM
  }

  /** The segments of each path; the paths have no repeated positions. */
  walk(paths: readonly (readonly Position[])[]): (readonly WalkedSegment[])[] {
    const last = this.#last
    this.#last = paths.map((path, index) => this.#walkOne(path, [last[index] ?? [], ...last]))
    return this.#last
  }

  #walkOne(
    path: readonly Position[],
    known: readonly (readonly WalkedSegment[])[],
  ): readonly WalkedSegment[] {
    const count = path.length - 1
    for (const before of known) {
      let head = 0
      while (head < Math.min(count, before.length) && isOf(before[head]!, path, head)) head++
      if (head === count && head === before.length) return before
      let tail = 0
      while (
        tail < Math.min(count, before.length) - head &&
        isOf(before[before.length - 1 - tail]!, path, count - 1 - tail)
      )
        tail++
      if (head + tail === 0) continue
      const between = Array.from({ length: count - head - tail }, (_, index) =>
        this.#segment(path, head + index),
      )
      return [...before.slice(0, head), ...between, ...before.slice(before.length - tail)]
    }
    return Array.from({ length: Math.max(0, count) }, (_, index) => this.#segment(path, index))
  }

  #segment(path: readonly Position[], index: number): WalkedSegment {
    return walkSegment(this.#line, path[index]!, path[index + 1]!, this.#maxOffsetM)
  }
}

function isOf({ from, to }: WalkedSegment, path: readonly Position[], index: number): boolean {
  const [start, end] = [path[index]!, path[index + 1]!]
  return from[0] === start[0] && from[1] === start[1] && to[0] === end[0] && to[1] === end[1]
}

function walkSegment(line: BorderLine, from: Position, to: Position, maxOffsetM: number): WalkedSegment {
  const steps: BarrierStep[] = []
  let start: BarrierStep | undefined
  walkPath([from, to], barrierStepM, (position) => {
    const before = steps.at(-1) ?? start
    if (before === undefined) {
      start = stepAt(line, position, maxOffsetM, 0, false)
      return
    }
    const feet = feetAround(line, position, maxOffsetM)
    if (before.feet.length > 0 !== inReach(feet).length > 0)
      steps.push(edgeBetween(line, before, position, feet, maxOffsetM))
    const walkedM = distanceM((steps.at(-1) ?? before).position, position)
    steps.push({
      position,
      feet: inReach(feet),
      nearest: nearestOf(line, position, feet),
      walkedM,
      isEdge: false,
    })
  })
  return { from, to, lengthM: distanceM(from, to), start: start!, steps }
}

function stepAt(
  line: BorderLine,
  position: Position,
  maxOffsetM: number,
  walkedM: number,
  isEdge: boolean,
): BarrierStep {
  const feet = feetAround(line, position, maxOffsetM)
  return { position, feet: inReach(feet), nearest: nearestOf(line, position, feet), walkedM, isEdge }
}

/** On both sides of the line. */
function feetAround(line: BorderLine, position: Position, maxOffsetM: number): Located[] {
  return feetWithin(line, position, Math.max(maxOffsetM, onLineM))
}

const inReach = (feet: readonly Located[]): Located[] => feet.filter((foot) => foot.offsetM >= -onLineM)

function nearestOf(line: BorderLine, position: Position, feet: readonly Located[]): Located {
  let nearest = feet[0]
  for (const foot of feet) if (Math.abs(foot.offsetM) < Math.abs(nearest!.offsetM)) nearest = foot
  return nearest ?? locate(line, position)
}

/** Where between a step and a position, one in reach and one out of it, the barrier leaves it: to 2 cm. */
function edgeBetween(
  line: BorderLine,
  before: BarrierStep,
  position: Position,
  feet: readonly Located[],
  maxOffsetM: number,
): BarrierStep {
  const isLeaving = before.feet.length > 0
  let inside = isLeaving
    ? { position: before.position, feet: before.feet }
    : { position, feet: inReach(feet) }
  let outside = isLeaving ? position : before.position
  for (let halving = 0; halving < 10; halving++) {
    const middle: Position = [(inside.position[0] + outside[0]) / 2, (inside.position[1] + outside[1]) / 2]
    const found = inReach(feetAround(line, middle, maxOffsetM))
    if (found.length > 0) inside = { position: middle, feet: found }
    else outside = middle
  }
  return {
    ...inside,
    nearest: nearestOf(line, inside.position, inside.feet),
    walkedM: distanceM(before.position, inside.position),
    isEdge: true,
  }
}
