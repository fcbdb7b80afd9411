import type { DraftFinding } from '../../geo/draftFinding.ts'
import type { Position } from '../../geo/units.ts'
import type { MapScale } from '../map/mapScale.ts'
import { positionOnScreen, screenPixelOf, type Pixel } from '../map/mercator.ts'
import { TakenRoom } from '../map/takenRoom.ts'
import { freeRoom } from '../map/textRoom.ts'

/** A finding with what is written beside it. */
export interface FindingMark extends Pick<DraftFinding, 'rule' | 'severity' | 'where'> {
  readonly text: string
}

export interface PlacedMark extends FindingMark {
  /** Where its sign stands. */
  readonly at: Position
  /** Middle of what is written; undefined where there is no room: its sign stands all the same. */
  readonly textAt: Position | undefined
}

export const signRadiusPx = 9
export const markTextPx = 12.5
/** So many are written; a draft with hundreds of faults would cost more to label than to draw. */
const mostWritten = 60

/** Signs where findings are and what they are called beside them, errors first, none over another. */
export function placeMarks(marks: readonly FindingMark[], scale: MapScale): PlacedMark[] {
  const room = new TakenRoom()
  const { sizePx } = scale
  const placed = marks.map((mark) => ({ mark, at: signPlace(mark) }))
  for (const { at } of placed) {
    const [x, y] = screenPixelOf(at, scale)
    const half = (signRadiusPx + 2) * sizePx
    room.take({ x, y, halfWidth: half, halfHeight: half })
  }
  return placed.map(({ mark, at }, index) => {
    if (index >= mostWritten) return { ...mark, at, textAt: undefined }
    const [x, y] = screenPixelOf(at, scale)
    const size = freeRoom({ text: mark.text, size: markTextPx }, sizePx)
    const [asidePx, apartPx] = [size.halfWidth + (signRadiusPx + 6) * sizePx, (signRadiusPx + 14) * sizePx]
    const places: Pixel[] = [
      [x + asidePx, y],
      [x - asidePx, y],
      [x, y - apartPx],
      [x, y + apartPx],
      [x + asidePx, y - apartPx],
      [x + asidePx, y + apartPx],
      [x - asidePx, y - apartPx],
      [x - asidePx, y + apartPx],
    ]
    const free = room.tryTakeFirst(places, { ...size, halfHeight: size.halfHeight + 3 * sizePx })
    return { ...mark, at, textAt: free === undefined ? undefined : positionOnScreen(free, scale) }
  })
}

/** Half along a path; for an open trail past an end, at the trail. */
function signPlace({ rule, where }: FindingMark): Position {
  return rule === 'way-round' ? where.at(-1)! : where[Math.floor((where.length - 1) / 2)]!
}
