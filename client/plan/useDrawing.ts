import type { Map as MapLibreMap } from 'maplibre-gl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TerraDraw } from 'terra-draw'
import { simplifyPath } from '../../geo/simplifyPath.ts'
import type { Position } from '../../geo/units.ts'
import type { Handle } from './editHandles.ts'
import { editByPointer, type Chosen, type EditPointer, type Over } from './editPointer.ts'
import { tryPlaceOnPaths, type PathPlace, type VertexPlace } from './partEdits.ts'
import { pointerPlace, type PointerPlace } from './pointerPlace.ts'
import { trySnap, type Snap, type SnapTargets } from './snapping.ts'
import { createDrawing, rounded, tryDrawnPath, type DrawingMode } from './terraDrawing.ts'

type Path = readonly Position[]

export interface DrawingQuestion {
  map: MapLibreMap | undefined
  mode: DrawingMode
  /** The paths that editing starts from. */
  paths: readonly Path[]
  /** Undefined while snapping is off. */
  targets: SnapTargets | undefined
  chosen: Chosen | undefined
  /** Whether a part is more than a draft, and stays where it is. */
  isFixed: (part: number) => boolean
  onChoose: (chosen: Chosen) => void
  onDrawn: (path: Path, mode: 'draw' | 'along') => void
  onEdited: (paths: readonly Path[]) => void
  onRemoveVertex: (place: VertexPlace) => void
  onSplit: (at: PathPlace) => void
}

/** What is under the pointer's hand and not yet a step of the draft. */
export interface LiveDrawing {
  /** The mode it belongs to: what another mode left behind counts for nothing. */
  readonly mode: DrawingMode
  /** The path being drawn, the pointer's position last. */
  readonly drawn: Path | undefined
  /** All paths while one of them is dragged. */
  readonly edited: readonly Path[] | undefined
  /** The vertices set so far of the path being drawn. */
  readonly handles: readonly Handle[]
}

export interface PointerSnap extends PointerPlace {
  readonly snap: Snap | undefined
  /** Where a click would cut a part in two. */
  readonly cut: PathPlace | undefined
  /** What a press would take hold of, while nothing is held. */
  readonly over: Over | undefined
  /** The keys hold the pointer, in the middle of the map. */
  readonly isAimed: boolean
}

const nothing: LiveDrawing = { mode: 'look', drawn: undefined, edited: undefined, handles: [] }

/** How near the pointer must be to a path to cut it, pixels. */
const cutReachPx = 18
/** A freehand line keeps to what was drawn by this, pixels. */
const freehandPx = 1.5

/** Drawing and editing on a map: terra-draw kept in step with the draft. */
export function useDrawing(question: DrawingQuestion) {
  const { map, mode } = question
  const latest = useRef(question)
  useEffect(() => {
    latest.current = question
  })
  const drawing = useRef<TerraDraw | undefined>(undefined)
  const editing = useRef<EditPointer | undefined>(undefined)
  const [live, setLive] = useState<LiveDrawing>(nothing)
  const [pointer, setPointer] = useState<PointerSnap | undefined>(undefined)

  useEffect(() => {
    if (map === undefined) return undefined
    const toPixel = ([lon, lat]: Position) => map.project([lon, lat])
    const snapAt = (position: Position, heldAlt: boolean): Snap | undefined => {
      const { targets } = latest.current
      if (targets === undefined || heldAlt) return undefined
      return trySnap(targets, position, toPixel)
    }
    const terra = createDrawing(map, (event) => {
      const snap = snapAt([event.lng, event.lat], event.heldKeys.includes('Alt'))
      return snap === undefined ? undefined : rounded(snap.position)
    })
    terra.start()
    drawing.current = terra
    enterMode(terra, latest.current.mode)

    // Figures and layers follow once a frame, however fast the pointer is.
    let frame = 0
    const once = (follow: () => void) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(follow)
    }
    terra.on('change', () =>
      once(() => {
        const drawn = terra.enabled ? tryDrawnPath(terra) : undefined
        const { mode: now } = latest.current
        setLive({ mode: now, drawn, edited: undefined, handles: now === 'free' ? [] : verticesOf(drawn) })
      }),
    )
    const editor = editByPointer(map, {
      isOn: () => latest.current.mode === 'edit',
      paths: () => latest.current.paths,
      chosen: () => latest.current.chosen,
      isFixed: (part) => latest.current.isFixed(part),
      snapAt,
      onChoose: (chosen) => latest.current.onChoose(chosen),
      onMoved: (edited) => {
        if (edited !== undefined)
          return once(() => setLive({ mode: 'edit', drawn: undefined, edited, handles: [] }))
        cancelAnimationFrame(frame)
        setLive(nothing)
      },
      onEdited: (edited) => latest.current.onEdited(edited),
      onRemoveVertex: (place) => latest.current.onRemoveVertex(place),
    })
    editing.current = editor
    /** As few points as say the same on the screen, the ends where they snap to. */
    const freehand = (drawn: Path): Path => {
      const [one, other] = [map.unproject([0, 0]), map.unproject([freehandPx, 0])]
      const path = simplifyPath(drawn, one.distanceTo(other))
      const snapped = (position: Position) => snapAt(position, false)?.position ?? position
      return path.map((position, index) =>
        index === 0 || index === path.length - 1 ? snapped(position) : position,
      )
    }
    terra.on('finish', (_, context) => {
      const { mode: now, onDrawn } = latest.current
      if (context.action === 'draw' && (now === 'draw' || now === 'along' || now === 'free')) {
        const path = tryDrawnPath(terra)
        // terra-draw still holds on to the feature until its handler is through.
        queueMicrotask(() => {
          terra.clear()
          if (path !== undefined)
            onDrawn(now === 'free' ? freehand(path) : path, now === 'along' ? now : 'draw')
        })
      }
    })

    const canvas = map.getCanvasContainer()
    const cutAt = (position: Position) => tryPlaceOnPaths(latest.current.paths, position, toPixel, cutReachPx)
    /** Where the pointer was last; the ground moves under it too. */
    let last: Pick<PointerEvent, 'clientX' | 'clientY' | 'altKey' | 'isTrusted'> | undefined
    const look = () => {
      const { mode: now } = latest.current
      if (now === 'look' || last === undefined) return
      const place = pointerPlace(map, last)
      const cut = now === 'split' ? cutAt(place.position) : undefined
      // Under edit a point snaps while it is dragged; what the pointer passes by does not.
      const snaps = now === 'edit' ? editor.holdsVertex() : now !== 'split'
      setPointer({
        ...place,
        snap: snaps ? snapAt(place.position, last.altKey) : undefined,
        cut,
        over: now === 'edit' ? editor.over() : undefined,
        isAimed: !last.isTrusted,
      })
    }
    const moved = ({ clientX, clientY, altKey, isTrusted }: PointerEvent) => {
      last = { clientX, clientY, altKey, isTrusted }
      look()
    }
    const left = () => {
      last = undefined
      setPointer(undefined)
    }
    let pressed: { x: number; y: number } | undefined
    const pressedDown = (event: PointerEvent) => {
      pressed = event.button === 0 ? pointerPlace(map, event) : undefined
    }
    const released = (event: PointerEvent) => {
      const { mode: now, onSplit } = latest.current
      const place = pointerPlace(map, event)
      const isClick = pressed !== undefined && Math.hypot(place.x - pressed.x, place.y - pressed.y) < 5
      pressed = undefined
      if (now !== 'split' || !isClick) return
      const cut = cutAt(place.position)
      if (cut !== undefined) onSplit(cut)
    }
    map.on('move', look)
    canvas.addEventListener('pointermove', moved)
    canvas.addEventListener('pointerleave', left)
    canvas.addEventListener('pointerdown', pressedDown)
    canvas.addEventListener('pointerup', released)
    return () => {
      cancelAnimationFrame(frame)
      map.off('move', look)
      canvas.removeEventListener('pointermove', moved)
      canvas.removeEventListener('pointerleave', left)
      canvas.removeEventListener('pointerdown', pressedDown)
      canvas.removeEventListener('pointerup', released)
      drawing.current = undefined
      editing.current = undefined
      editor.end()
      terra.stop()
      setLive(nothing)
      setPointer(undefined)
    }
  }, [map])

  useEffect(() => {
    if (drawing.current !== undefined) enterMode(drawing.current, mode)
  }, [mode])

  return {
    live: live.mode === mode ? live : nothing,
    pointer: mode === 'look' ? undefined : pointer,
    /** True where a step back takes away a vertex of the path being drawn. */
    canUndoVertex: useCallback(() => drawing.current?.canUndo() ?? false, []),
    undoVertex: useCallback(() => drawing.current?.undo() ?? false, []),
    canRedoVertex: useCallback(() => drawing.current?.canRedo() ?? false, []),
    redoVertex: useCallback(() => drawing.current?.redo() ?? false, []),
    /** Ends the path at its last vertex; false where there is no path of two vertices yet. */
    finish: useCallback(() => {
      const terra = drawing.current
      const { mode: now, onDrawn } = latest.current
      if (terra === undefined || now !== 'draw') return false
      // The last position is the pointer's, not a vertex.
      const path = tryDrawnPath(terra)?.slice(0, -1)
      if (path === undefined || path.length < 2) return false
      terra.clear()
      terra.setMode('draw')
      setLive(nothing)
      onDrawn(path, 'draw')
      return true
    }, []),
    /** Throws the path being drawn away; false where there is none. */
    cancel: useCallback(() => {
      const terra = drawing.current
      const { mode: now } = latest.current
      if (editing.current?.cancel() === true) return true
      if (terra === undefined || terra.getModeState() !== 'drawing') return false
      enterMode(terra, now)
      setLive(nothing)
      return true
    }, []),
  }
}

/** The vertices of the path being drawn; its last position is the pointer's. */
function verticesOf(path: Path | undefined): Handle[] {
  return (path ?? []).slice(0, -1).map((position, vertex) => ({ kind: 'vertex', position, vertex }))
}

/** Leaves what was under way in another mode; what is drawn already is edited without terra-draw. */
function enterMode(terra: TerraDraw, mode: DrawingMode): void {
  terra.clear()
  terra.setMode(mode === 'look' || mode === 'split' || mode === 'edit' ? 'static' : mode)
}
