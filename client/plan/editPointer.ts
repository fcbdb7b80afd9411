import type { Map as MapLibreMap } from 'maplibre-gl'
import { metresPerDegreeLat, metresPerDegreeLon } from '../../geo/geodesic.ts'
import type { Position } from '../../geo/units.ts'
import { editHandles } from './editHandles.ts'
import { shifted, tryPlaceOnPaths, type VertexPlace } from './partEdits.ts'
import { pointerPlace, type PointerPlace } from './pointerPlace.ts'
import type { Snap } from './snapping.ts'

type Path = readonly Position[]

/** A part under edit, and one of its vertices if one is chosen. */
export interface Chosen {
  readonly part: number
  readonly vertex: number | undefined
}

/** What the pointer would take hold of; a part that is no draft any more can be looked at and chosen. */
export interface Over extends Chosen {
  readonly kind: 'vertex' | 'middle' | 'part'
  readonly isFixed: boolean
}

export interface EditQuestion {
  readonly isOn: () => boolean
  readonly paths: () => readonly Path[]
  readonly chosen: () => Chosen | undefined
  /** Whether a part is more than a draft, and stays where it is. */
  readonly isFixed: (part: number) => boolean
  readonly snapAt: (position: Position, heldAlt: boolean) => Snap | undefined
  readonly onChoose: (chosen: Chosen) => void
  /** All paths as they would be if the pointer let go now; undefined where it holds nothing any more. */
  readonly onMoved: (paths: readonly Path[] | undefined) => void
  readonly onEdited: (paths: readonly Path[]) => void
  readonly onRemoveVertex: (place: VertexPlace) => void
}

/** What the pointer has hold of: a vertex of a path that may be longer by it already, or a whole part. */
interface Held {
  readonly paths: readonly Path[]
  readonly part: number
  readonly vertex: number | undefined
  readonly from: Position
  /** Where it was pressed, pixels: a click moves nothing. */
  readonly pressedAt: { x: number; y: number }
  moved: readonly Path[] | undefined
}

const handleReachPx = 12
const pathReachPx = 10
const clickPx = 3

export interface EditPointer {
  readonly end: () => void
  /** Lets go of what it holds; false where that is nothing. */
  readonly cancel: () => boolean
  /** What it is over, as it last moved; undefined while it holds something. */
  readonly over: () => Over | undefined
  /** Whether it drags a vertex, which snaps; a whole part does not. */
  readonly holdsVertex: () => boolean
}

/** The pointer on the paths under edit. */
export function editByPointer(map: MapLibreMap, question: EditQuestion): EditPointer {
  const canvas = map.getCanvas()
  const toPixel = ([lon, lat]: Position) => map.project([lon, lat])
  let held: Held | undefined
  let over: Over | undefined

  const handleAt = (pointer: { x: number; y: number }) => {
    const part = question.chosen()?.part
    const path = part === undefined ? undefined : question.paths()[part]
    if (part === undefined || path === undefined || question.isFixed(part)) return undefined
    const nearest = editHandles(path, map.getZoom())
      .map((handle) => {
        const { x, y } = toPixel(handle.position)
        return { handle, awayPx: Math.hypot(x - pointer.x, y - pointer.y) }
      })
      .filter(({ awayPx }) => awayPx <= handleReachPx)
      // A vertex rather than a middle that lies as near.
      .sort((a, b) => a.awayPx - b.awayPx || (a.handle.kind === 'vertex' ? -1 : 1))[0]
    return nearest === undefined ? undefined : { part, ...nearest.handle }
  }

  const overAt = (pointer: PointerPlace): Over | undefined => {
    const handle = handleAt(pointer)
    if (handle !== undefined)
      return { kind: handle.kind, part: handle.part, vertex: handle.vertex, isFixed: false }
    const place = tryPlaceOnPaths(question.paths(), pointer.position, toPixel, pathReachPx)
    return place === undefined
      ? undefined
      : { kind: 'part', part: place.part, vertex: undefined, isFixed: question.isFixed(place.part) }
  }

  const take = (event: PointerEvent, taken: Omit<Held, 'moved' | 'pressedAt'>) => {
    const { x, y } = pointerPlace(map, event)
    held = { ...taken, pressedAt: { x, y }, moved: undefined }
    map.dragPan.disable()
    if (event.isTrusted) canvas.setPointerCapture(event.pointerId)
  }
  const letGo = () => {
    held = undefined
    map.dragPan.enable()
    question.onMoved(undefined)
  }

  const pressed = (event: PointerEvent) => {
    if (!question.isOn() || event.button !== 0) return
    const pointer = pointerPlace(map, event)
    const paths = question.paths()
    const handle = handleAt(pointer)
    if (handle !== undefined) {
      const { part, vertex, position } = handle
      const path = paths[part]!
      const longer = handle.kind === 'vertex' ? paths : paths.with(part, path.toSpliced(vertex, 0, position))
      if (handle.kind === 'vertex') question.onChoose({ part, vertex })
      take(event, { paths: longer, part, vertex, from: position })
      return
    }
    const place = tryPlaceOnPaths(paths, pointer.position, toPixel, pathReachPx)
    if (place === undefined) return
    question.onChoose({ part: place.part, vertex: undefined })
    if (place.part === question.chosen()?.part && !question.isFixed(place.part))
      take(event, { paths, part: place.part, vertex: undefined, from: pointer.position })
  }

  const moved = (event: PointerEvent) => {
    if (!question.isOn()) return
    const pointer = pointerPlace(map, event)
    over = held === undefined ? overAt(pointer) : undefined
    if (held === undefined) {
      canvas.style.cursor = over === undefined ? '' : cursorOver(over, question.chosen())
      return
    }
    const { pressedAt, part, vertex, paths, from } = held
    if (held.moved === undefined && Math.hypot(pointer.x - pressedAt.x, pointer.y - pressedAt.y) < clickPx)
      return
    const path = paths[part]!
    const edited =
      vertex === undefined
        ? shiftedBy(path, from, pointer.position)
        : path.with(vertex, question.snapAt(pointer.position, event.altKey)?.position ?? pointer.position)
    held.moved = paths.with(part, edited)
    question.onMoved(held.moved)
  }

  const released = () => {
    if (held === undefined) return
    const { moved: edited, part, vertex } = held
    letGo()
    if (edited === undefined) return
    question.onEdited(edited)
    question.onChoose({ part, vertex })
  }

  const asked = (event: MouseEvent) => {
    if (!question.isOn()) return
    event.preventDefault()
    const handle = handleAt(pointerPlace(map, event))
    if (handle?.kind === 'vertex') question.onRemoveVertex({ part: handle.part, vertex: handle.vertex })
  }

  canvas.addEventListener('pointerdown', pressed)
  canvas.addEventListener('pointermove', moved)
  canvas.addEventListener('pointerup', released)
  canvas.addEventListener('pointercancel', released)
  canvas.addEventListener('contextmenu', asked)
  return {
    end: () => {
      if (held !== undefined) letGo()
      canvas.style.cursor = ''
      canvas.removeEventListener('pointerdown', pressed)
      canvas.removeEventListener('pointermove', moved)
      canvas.removeEventListener('pointerup', released)
      canvas.removeEventListener('pointercancel', released)
      canvas.removeEventListener('contextmenu', asked)
    },
    cancel: () => {
      if (held === undefined) return false
      letGo()
      return true
    },
    over: () => over,
    holdsVertex: () => held?.vertex !== undefined,
  }
}

/** A part that is not chosen is chosen first and dragged then. */
function cursorOver({ kind, part, isFixed }: Over, chosen: Chosen | undefined): string {
  if (isFixed) return 'not-allowed'
  return kind === 'part' && chosen?.part !== part ? 'pointer' : 'move'
}

/** A whole path moved as far as from one place to another. */
function shiftedBy(path: Path, from: Position, to: Position): Path {
  const eastM = (to[0] - from[0]) * metresPerDegreeLon(from[1])
  const northM = (to[1] - from[1]) * metresPerDegreeLat(from[1])
  return path.map((position) => shifted(position, eastM, northM))
}
