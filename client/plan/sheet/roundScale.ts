import type { Position } from '../../../geo/units.ts'
import { frameLine } from '../../map/frameLine.ts'
import { metresPerPixel } from '../../map/mercator.ts'

/** Millimetres of paper that the map has. */
export const mapMm = { widthMm: 280, heightMm: 178 } as const
/** 203 dots an inch. */
export const pxPerMm = 8
export const mapPx = { widthPx: mapMm.widthMm * pxPerMm, heightPx: mapMm.heightMm * pxPerMm } as const
/** Round all of the barrier: names on the map, and who says where it is from along its lower edge. */
export const mapPaddingPx = 120
const attributionPx = 80
/** Beyond this there is nothing more on a map. */
export const nearestZoom = 21

/** How many metres of ground are one of paper at a zoom. */
export const scaleAt = (lat: number, zoom: number): number => metresPerPixel(lat, zoom) * pxPerMm * 1000

/** The nearest zoom at which all positions stand on the map and its scale is a round one. */
export function zoomOfRoundScale(positions: readonly Position[]): number {
  const { zoom, center } = frameLine(positions, {
    ...mapPx,
    heightPx: mapPx.heightPx - attributionPx,
    paddingPx: mapPaddingPx,
    turn: false,
    maxZoom: nearestZoom,
  })
  const closest = scaleAt(center[1], zoom)
  return zoom - Math.log2(roundUp(Math.max(closest, 500), scaleSteps) / closest)
}

/** What a scale of a map may begin with: each is on some scale rule. */
const scaleSteps = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5]
const lengthSteps = [1, 2, 2.5, 5]

/** The next of 1, 2, 2.5 and 5 times a power of ten. */
export function roundUp(value: number, steps: readonly number[] = lengthSteps): number {
  const power = powerOf(value)
  return (steps.find((step) => step * power >= value * (1 - 1e-9)) ?? 10) * power
}

/** The greatest of them below. */
export function roundDown(value: number): number {
  const power = powerOf(value)
  return (lengthSteps.findLast((step) => step * power <= value * (1 + 1e-9)) ?? 1) * power
}

const powerOf = (value: number): number => 10 ** Math.floor(Math.log10(value) + 1e-9)
