import type { BorderLine } from '../../geo/borderLine.ts'
import { locate, positionBeside } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'

/** What the pointer can snap to. */
export interface SnapTargets {
  readonly line: BorderLine
  /** How far inside home ground the draft is to stand, metres. */
  readonly offsetM: number
  readonly barrierEnds: readonly { name: string; position: Position }[]
  /** Where trails meet the line, and the position beside it at the offset. */
  readonly trailMeetings: readonly { number: number; atM: number; position: Position }[]
}

export interface Snap {
  readonly kind: 'barrier-end' | 'trail' | 'line'
  readonly position: Position
  readonly chainageM: number
  readonly offsetM: number
  /** The barrier's name or the trail's number. */
  readonly what: string | undefined
}

export type ToPixel = (position: Position) => { x: number; y: number }

/** How near the pointer must be, pixels; ends and trails are preferred to the bare line. */
const pointReachPx = 14
const lineReachPx = 28

/**
 * What a pointer at `position` snaps to: the end of a barrier, a trail's meeting with the line taken
 * at the chosen offset, or the line at that offset; undefined where nothing is near enough.
 */
export function trySnap(targets: SnapTargets, position: Position, toPixel: ToPixel): Snap | undefined {
  const { line, offsetM } = targets
  const pointer = toPixel(position)
  const awayPx = (other: Position) => {
    const { x, y } = toPixel(other)
    return Math.hypot(x - pointer.x, y - pointer.y)
  }

  const end = nearest(targets.barrierEnds, (each) => awayPx(each.position), pointReachPx)
  if (end !== undefined) {
    const located = locate(line, end.position)
    return {
      kind: 'barrier-end',
      position: end.position,
      chainageM: located.chainageM,
      offsetM: located.offsetM,
      what: end.name,
    }
  }
  const trail = nearest(targets.trailMeetings, (each) => awayPx(each.position), pointReachPx)
  if (trail !== undefined)
    return {
      kind: 'trail',
      position: trail.position,
      chainageM: trail.atM,
      offsetM,
      what: String(trail.number),
    }
  const { chainageM } = locate(line, position)
  const beside = positionBeside(line, chainageM, offsetM)
  return awayPx(beside) > lineReachPx
    ? undefined
    : { kind: 'line', position: beside, chainageM, offsetM, what: undefined }
}

function nearest<Target>(
  targets: readonly Target[],
  distance: (target: Target) => number,
  reach: number,
): Target | undefined {
  let best: { target: Target; away: number } | undefined
  for (const target of targets) {
    const away = distance(target)
    if (away <= reach && (best === undefined || away < best.away)) best = { target, away }
  }
  return best?.target
}
