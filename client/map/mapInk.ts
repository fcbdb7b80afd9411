import { stateColours, rgb, type Rgb, type Shade } from '../theme/stateColours.ts'
import { surfaces } from '../theme/surfaces.ts'
import type { LineBand } from './lineBand.ts'
import type { MapScale } from './mapScale.ts'
import { metresPerPixel, positionOf } from './mercator.ts'

/** What every layer needs to draw: colours by shade and the size of a stroke. */
export interface MapInk {
  readonly shade: Shade
  readonly scale: MapScale
}

export type SurfaceColour = Exclude<keyof (typeof surfaces)['dark'], never>

/** A neutral colour, with its opacity from 0 to 255. */
export function neutral(ink: MapInk, colour: SurfaceColour, alpha = 255): [...Rgb, number] {
  return [...rgb(surfaces[ink.shade][colour]), alpha]
}

export function stateColour(ink: MapInk, state: keyof (typeof stateColours)['dark']): Rgb {
  return rgb(stateColours[ink.shade][state])
}

/** How far homeward from the boundary everything beside it lies, in pixels at size 1. */
export const lanePx = {
  /** Middle of the ribbon of state. */
  ribbon: 10,
  barrier: 17.5,
  patrol: 20.5,
  device: 23.5,
  /** Staffed places, where they are drawn off their true place. */
  checkpoint: 26,
  badge: 34,
} as const

export type BandLane = Exclude<keyof typeof lanePx, 'badge'>

export const ribbonWidthPx = 7

/** Pixels a kilometre of this band takes on the map, at size 1: it decides what is shown. */
export function kilometrePx(band: LineBand, scale: MapScale): number {
  const [, latitude] = positionOf([band.lineX[0]!, band.lineY[0]!], band.zoom)
  return 1000 / metresPerPixel(latitude, scale.zoom) / scale.sizePx
}

/** From these many pixels a kilometre on, a kind of thing is drawn. */
export const shownFromPx = {
  openTrails: 1.5,
  checkpoints: 2,
  teams: 2.5,
  barriers: 11,
  sealedTrails: 5,
  patrols: 13,
  unstaffed: 5,
  devices: 18,
  tradePoints: 4,
  realPlaces: 40,
  deviceRanges: 24,
  markers: 40,
  trailNumbers: 70,
  markerNumbers: 130,
} as const
