import type { Position } from '../../geo/units.ts'
import { pixelOf } from '../map/mercator.ts'
import { zoomStep } from '../map/nextView.ts'

type Path = readonly Position[]

/** A dot of the path under edit: a vertex to drag, or a middle to pull a new vertex from. */
export interface Handle {
  readonly kind: 'vertex' | 'middle'
  readonly position: Position
  /** The vertex; of a middle the one that it would become. */
  readonly vertex: number
}

/** Dots nearer than this would hide the line and each other, pixels. */
const apartPx = 13
/** A segment shorter than this on the screen has no dot of its own. */
const middlePx = 34

/**
 * The dots of a path at a zoom: both ends, and of what lies between as many as can be told apart. The
 * same ones are shown and taken hold of, so they are of the step of zoom that layers are built for.
 */
export function editHandles(path: Path, zoom: number): Handle[] {
  const pixels = path.map((position) => pixelOf(position, zoomStep(zoom)))
  const awayPx = (a: number, b: number) =>
    Math.hypot(pixels[a]![0] - pixels[b]![0], pixels[a]![1] - pixels[b]![1])
  const handles: Handle[] = []
  const last = path.length - 1
  let shown: number | undefined
  for (const [vertex, position] of path.entries()) {
    const from = path[vertex - 1]
    if (from !== undefined && awayPx(vertex - 1, vertex) >= middlePx)
      handles.push({
        kind: 'middle',
        position: [(from[0] + position[0]) / 2, (from[1] + position[1]) / 2],
        vertex,
      })
    const isApart =
      shown === undefined || (awayPx(shown, vertex) >= apartPx && awayPx(vertex, last) >= apartPx)
    if (!isApart && vertex !== last) continue
    shown = vertex
    handles.push({ kind: 'vertex', position, vertex })
  }
  return handles
}
