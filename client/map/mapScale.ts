import type { Layer } from '@deck.gl/core'
import type { Selection } from '../shell/viewState.ts'

/** How the map is seen, as far as layers need to know it. */
export interface MapScale {
  /** MapLibre's zoom, in steps of a quarter so that layers are not rebuilt at every frame. */
  readonly zoom: number
  /** Multiplies every pixel size: 1 at a desk, 2 on a wall of 3840 pixels. */
  readonly sizePx: number
  /** Compass direction that is up, degrees. */
  readonly bearing: number
  /** What is in sight and a good piece round it; what lies outside is not drawn. Absent: everything. */
  readonly extent?: Extent | undefined
}

/** Degrees. */
export interface Extent {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Layers are built anew where the zoom crosses a step; the page that shows the map is not. */
export type LayersAtScale = (scale: MapScale) => readonly Layer[]

/** What lies under the pointer. */
export type Picked =
  | Exclude<Selection, { kind: 'moment' }>
  | { kind: 'marker'; id: string }
  | { kind: 'team'; id: string }
  | { kind: 'incident'; id: string }

/** Every row that can be pointed at says what it is. */
export interface PickableRow {
  readonly picked: Picked
}

export function isPickableRow(row: unknown): row is PickableRow {
  return typeof row === 'object' && row !== null && 'picked' in row
}
