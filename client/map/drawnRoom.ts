import type { Accessor, Layer } from '@deck.gl/core'
import { IconLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers'
import { positionOnScreen, screenPixelOf, type Pixel } from './mercator.ts'
import type { MapScale } from './mapScale.ts'
import { textRoom } from './textRoom.ts'

/** A square that something drawn over the base map fills, about a position. */
export interface FilledSquare {
  readonly position: readonly [number, number]
  readonly sizePx: number
}

/** Smaller ones hide next to nothing: teams of the whole line, which move at every step of a replay. Pixels at size 1. */
const leastPx = 9
/** Finer than this a move of something drawn is nobody's matter. */
const finestPx = 2

/** Whether a layer draws something that would hide a name; lines and rings do not. */
export const takesRoom = (layer: Layer): boolean =>
  layer instanceof IconLayer ||
  layer instanceof TextLayer ||
  (layer instanceof ScatterplotLayer && layer.props.filled)

/**
 * What symbols, discs and lines of text fill, in squares: text is covered by a row of them. Drawn one
 * over the other in one place, as a symbol over its casing, they are one square.
 */
export function drawnRoom(layers: readonly Layer[], scale: MapScale): FilledSquare[] {
  const largest = new Map<string, { pixel: Pixel; sizePx: number }>()
  const fill = ([x, y]: Pixel, size: number) => {
    const pixel = [Math.round(x / finestPx) * finestPx, Math.round(y / finestPx) * finestPx] as const
    const key = `${pixel[0]}:${pixel[1]}`
    const sizePx = Math.max(Math.ceil(size), largest.get(key)?.sizePx ?? 0)
    largest.set(key, { pixel, sizePx })
  }
  for (const layer of layers)
    for (const { position, halfWidth, halfHeight } of boxesOf(layer)) {
      if (2 * halfHeight < leastPx * scale.sizePx) continue
      const [x, y] = screenPixelOf(position, scale)
      const count = Math.max(Math.round(halfWidth / halfHeight), 1)
      const apartPx = (2 * (halfWidth - halfHeight)) / Math.max(count - 1, 1)
      for (let index = 0; index < count; index++)
        fill([x + (count === 1 ? 0 : index * apartPx - (halfWidth - halfHeight)), y], 2 * halfHeight)
    }
  return [...largest.values()].map(({ pixel, sizePx }) => {
    const [lon, lat] = positionOnScreen(pixel, scale)
    return { position: [lon, lat], sizePx }
  })
}

interface DrawnBox {
  readonly position: readonly [number, number]
  readonly halfWidth: number
  readonly halfHeight: number
}

function boxesOf(layer: Layer): DrawnBox[] {
  if (!takesRoom(layer)) return []
  if (layer instanceof IconLayer) return squares(layer.props, (row) => valueOf(layer.props.getSize, row) / 2)
  if (layer instanceof ScatterplotLayer)
    return squares(layer.props, (row) => valueOf(layer.props.getRadius, row))
  if (layer instanceof TextLayer) {
    const { getPosition, getText, getSize } = layer.props
    return rowsOf(layer.props.data).map((row) => ({
      position: lonLatOf(valueOf(getPosition, row)),
      ...textRoom(valueOf(getText, row), valueOf(getSize, row)),
    }))
  }
  return []
}

function squares(
  { data, getPosition }: { data: unknown; getPosition: Accessor<unknown, ArrayLike<number>> },
  halfOf: (row: unknown) => number,
): DrawnBox[] {
  return rowsOf(data).map((row) => {
    const half = halfOf(row)
    return { position: lonLatOf(valueOf(getPosition, row)), halfWidth: half, halfHeight: half }
  })
}

const rowsOf = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : [])

const lonLatOf = (position: ArrayLike<number>): readonly [number, number] => [
  position[0] ?? 0,
  position[1] ?? 0,
]

/** Layers are given a function of each row or one value for all. */
function valueOf<Value>(accessor: Accessor<unknown, Value>, row: unknown): Value {
  return typeof accessor === 'function'
    ? (accessor as (row: unknown, context: object) => Value)(row, {})
    : accessor
}
