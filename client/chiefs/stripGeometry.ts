import { chiefLevel, type ChiefLevel } from '../../data/model/chief.ts'
import type { AnsweredPiece, AnsweredState } from '../../geo/responsibility.ts'
import type { Stretch } from '../../geo/units.ts'

/** How high one level's row is. */
export const rowPx = 38

const rowGapPx = 6

export const rowTop = (level: ChiefLevel): number => chiefLevel.options.indexOf(level) * (rowPx + rowGapPx)

/** How high all rows are, with what is between them. */
export const rowsPx = chiefLevel.options.length * (rowPx + rowGapPx)

/** Where a stretch of the line stands on a strip of so many pixels. */
export interface StripScale extends Stretch {
  readonly widthPx: number
}

export const pxOf = ({ fromM, toM, widthPx }: StripScale, atM: number): number =>
  ((atM - fromM) / (toM - fromM)) * widthPx

export const metresAt = ({ fromM, toM, widthPx }: StripScale, px: number): number =>
  fromM + (px / widthPx) * (toM - fromM)

/** What one row draws as one path: a state, and of what one answers for every other piece apart. */
export type Ink = Exclude<AnsweredState, 'one'> | 'even' | 'odd'

export type Piece = Pick<AnsweredPiece, 'fromM' | 'toM' | 'state'>

/**
 * The outlines of all pieces in sight by their ink, so that thousands of pieces are six paths. What is
 * nobody's is at least two pixels wide: a hole is seen from however far.
 */
export function inkPaths(pieces: readonly Piece[], scale: StripScale, heightPx: number): Record<Ink, string> {
  const paths: Record<Ink, string> = { even: '', odd: '', several: '', vacant: '', nobody: '' }
  for (const [index, { fromM, toM, state }] of pieces.entries()) {
    if (toM <= scale.fromM || scale.toM <= fromM) continue
    const ink = state === 'one' ? (index % 2 === 0 ? 'even' : 'odd') : state
    const left = Math.max(pxOf(scale, fromM), 0)
    const least = state === 'one' ? 0 : 2
    const right = Math.min(Math.max(pxOf(scale, toM), left + least), scale.widthPx)
    paths[ink] += `M${left.toFixed(1)} 0H${right.toFixed(1)}V${heightPx}H${left.toFixed(1)}Z`
  }
  return paths
}

/** The edge between two pieces nearest to a place, where one lies within reach; the line's own ends are none. */
export function edgeNear(pieces: readonly Stretch[], atM: number, reachM: number): number | undefined {
  let found: number | undefined
  for (const { fromM } of pieces.slice(1))
    if (
      Math.abs(fromM - atM) <= reachM &&
      (found === undefined || Math.abs(fromM - atM) < Math.abs(found - atM))
    )
      found = fromM
  return found
}

/** A place to hold to, the nearest within reach, whole kilometres among them; else the whole ten metres. */
export function snapped(atM: number, holds: readonly number[], reachM: number): number {
  const kilometre = Math.round(atM / 1000) * 1000
  let nearest: number | undefined
  for (const hold of [...holds, kilometre])
    if (
      Math.abs(hold - atM) <= reachM &&
      (nearest === undefined || Math.abs(hold - atM) < Math.abs(nearest - atM))
    )
      nearest = hold
  return nearest ?? Math.round(atM / 10) * 10
}

/** A part of the line in sight, made longer or shorter about its middle, within the line. */
export function zoomed({ fromM, toM }: Stretch, factor: number, lengthM: number, aboutM?: number): Stretch {
  const widthM = Math.min(Math.max((toM - fromM) * factor, Math.min(200, lengthM)), lengthM)
  return within((aboutM ?? (fromM + toM) / 2) - widthM / 2, widthM, lengthM)
}

/** Narrower than this share of what is in sight a piece cannot be taken by an edge. */
const leastShare = 0.008

/** What is in sight, where a piece is seen there and wide enough to be taken by an edge; else what is round it. */
export function withInSight(shown: Stretch, { fromM, toM }: Stretch, lengthM: number): Stretch {
  const isSeen = shown.fromM <= fromM && toM <= shown.toM
  const isWide = (toM - fromM) / (shown.toM - shown.fromM) > leastShare
  if (isSeen && isWide) return shown
  const widthM = Math.max((toM - fromM) * 8, 2000)
  return zoomed({ fromM: 0, toM: widthM }, 1, lengthM, (fromM + toM) / 2)
}

export function shifted({ fromM, toM }: Stretch, byM: number, lengthM: number): Stretch {
  return within(fromM + byM, toM - fromM, lengthM)
}

function within(fromM: number, widthM: number, lengthM: number): Stretch {
  const from = Math.min(Math.max(fromM, 0), lengthM - widthM)
  return { fromM: from, toM: from + widthM }
}

/** Round places for the axis, as many as have room beside each other. */
export function axisTicks({ fromM, toM, widthPx }: StripScale): number[] {
  const raw = (toM - fromM) / Math.max(Math.floor(widthPx / 90), 2)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= raw) ?? raw
  const ticks: number[] = []
  for (let at = Math.ceil(fromM / step) * step; at <= toM; at += step) ticks.push(at)
  return ticks
}
