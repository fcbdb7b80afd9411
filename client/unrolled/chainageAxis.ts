import type { Stretch } from '../../geo/units.ts'

/** Chainage on the horizontal axis: `fromM` stands at `leftPx`, `toM` at `rightPx`. */
export interface ChainageAxis extends Stretch {
  readonly leftPx: number
  readonly rightPx: number
}

/** The nearest that the axis zooms in, metres across the whole plot. */
export const shortestExtentM = 500

export const pxAt = (axis: ChainageAxis, atM: number): number =>
  axis.leftPx + ((atM - axis.fromM) / (axis.toM - axis.fromM)) * (axis.rightPx - axis.leftPx)

/** Chainage under a pixel, clipped to what the axis shows; undefined beside the plot. */
export function tryMetresAt(axis: ChainageAxis, px: number): number | undefined {
  if (px < axis.leftPx || px > axis.rightPx) return undefined
  const share = (px - axis.leftPx) / (axis.rightPx - axis.leftPx)
  return axis.fromM + share * (axis.toM - axis.fromM)
}

const niceStepsM = [
  100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
]

/** Round chainages to label, at least `spacingPx` apart. */
export function chainageTicks(axis: ChainageAxis, spacingPx: number): number[] {
  const metresPerPx = (axis.toM - axis.fromM) / (axis.rightPx - axis.leftPx)
  const stepM = niceStepsM.find((step) => step >= spacingPx * metresPerPx) ?? 2_000_000
  return multiples(stepM, axis)
}

/** Every multiple of `stepM` within the stretch, its ends included. */
export function multiples(stepM: number, within: Stretch): number[] {
  const first = Math.ceil(within.fromM / stepM)
  const last = Math.floor(within.toM / stepM)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * stepM)
}

/** A round kilometre is `K12`; between them the full chainage says where. */
export const tickLabel = (atM: number): string =>
  atM % 1000 === 0
    ? `K${atM / 1000}`
    : `K${Math.floor(atM / 1000)}+${String(Math.round(atM % 1000)).padStart(3, '0')}`

/** Zooms by `factor` (below 1 is nearer) so that `aroundM` stays where it is, within the whole line. */
export function zoomed(extent: Stretch, aroundM: number, factor: number, whole: Stretch): Stretch {
  const length = extent.toM - extent.fromM
  const wholeLength = whole.toM - whole.fromM
  const wanted = Math.min(Math.max(length * factor, Math.min(shortestExtentM, wholeLength)), wholeLength)
  const share = (aroundM - extent.fromM) / length
  return shifted({ fromM: aroundM - share * wanted, toM: aroundM + (1 - share) * wanted }, 0, whole)
}

/** Moves what is shown along the line and stops at its ends. */
export function shifted(extent: Stretch, byM: number, whole: Stretch): Stretch {
  const length = Math.min(extent.toM - extent.fromM, whole.toM - whole.fromM)
  const fromM = Math.min(Math.max(extent.fromM + byM, whole.fromM), whole.toM - length)
  return { fromM, toM: fromM + length }
}

/** The kilometre cell that a chainage lies in; a point at the line's end belongs to the last one. */
export function kilometreAround(atM: number, lengthM: number): Stretch {
  const last = Math.max(0, Math.ceil(lengthM / 1000) - 1)
  const kilometre = Math.min(Math.max(0, Math.floor(atM / 1000)), last)
  return { fromM: kilometre * 1000, toM: Math.min((kilometre + 1) * 1000, lengthM) }
}
