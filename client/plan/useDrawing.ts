import type { Map as MapLibreMap } from 'maplibre-gl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TerraDraw } from 'terra-draw'
import { simplifyPath } from '../../geo/simplifyPath.ts'
import type { Position } from '../../geo/units.ts'
import { tryPlaceOnPaths, type PathPlace, type VertexPlace } from './partEdits.ts'
import { trySnap, type Snap, type SnapTargets } from './snapping.ts'
import { createDrawing, handlesOf, pathsOf, rounded, type DrawingMode, type Handle } from './terraDrawing.ts'

type Path = readonly Position[]

/** A part under edit, and one of its vertices if one is chosen. */
export interface Chosen {
  readonly part: number
  readonly vertex: number | undefined
}

export interface DrawingQuestion {
  map: MapLibreMap | undefined
  mode: DrawingMode
  /** The paths that editing starts from. */
  paths: readonly Path[]
  /** Undefined while snapping is off. */
  targets: SnapTargets | undefined
  chosen: Chosen | undefined
  onChoose: (chosen: Chosen) => void
  onDrawn: (path: Path, mode: 'draw' | 'along') => void
  onEdited: (paths: readonly Path[]) => void
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
  readonly handles: readonly Handle[]
}

export interface PointerSnap {
  readonly x: number
  readonly y: number
  readonly widthPx: number
  readonly heightPx: number
  readonly position: Position
  readonly snap: Snap | undefined
  /** Where a click would cut a part in two. */
  readonly cut: PathPlace | undefined
  /** The keys hold the pointer, in the middle of the map. */
  readonly isAimed: boolean
}

const nothing: LiveDrawing = { mode: 'look', drawn: undefined, edited: undefined, handles: [] }

/** How near the pointer must be to a vertex or a path, pixels. */
const vertexReachPx = 12
const pathReachPx = 18
/** A freehand line keeps to what was drawn by this, pixels. */
const freehandPx = 1.5

/** Drawing and editing on a map: terra-draw kept in step with the draft. */
export function useDrawing(question: DrawingQuestion) {
  const { map, mode, paths, chosen } = question
  const latest = useRef(question)
  useEffect(() => {
    latest.current = question
  })
  const drawing = useRef<TerraDraw | undefined>(undefined)
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
    if (latest.current.mode === 'edit') loadPaths(terra, latest.current.paths, latest.current.chosen?.part)

    // Figures and layers follow once a frame, however fast the pointer is.
    let frame = 0
    const follow = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const features = terra.enabled ? terra.getSnapshot() : []
        const found = pathsOf(features)
        const { mode: now } = latest.current
        setLive(
          now === 'edit'
            ? { mode: now, drawn: undefined, edited: found, handles: handlesOf(features) }
            : {
                mode: now,
                drawn: found[0],
                edited: undefined,
                handles: now === 'free' ? [] : verticesOf(found[0]),
              },
        )
      })
    }
    terra.on('change', follow)
    terra.on('select', (id) => {
      const part = partIdsOf(terra).indexOf(id)
      const { chosen: before, onChoose } = latest.current
      if (part >= 0 && part !== before?.part) onChoose({ part, vertex: undefined })
    })
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
      const found = pathsOf(terra.getSnapshot())
      const { mode: now, onDrawn, onEdited } = latest.current
      if (context.action === 'draw' && (now === 'draw' || now === 'along' || now === 'free')) {
        const path = found[0]
        // terra-draw still holds on to the feature until its handler is through.
        queueMicrotask(() => {
          terra.clear()
          if (path !== undefined)
            onDrawn(now === 'free' ? freehand(path) : path, now === 'along' ? now : 'draw')
        })
      } else if (now === 'edit') onEdited(found)
    })

    const canvas = map.getCanvasContainer()
    const at = (event: PointerEvent) => {
      const box = canvas.getBoundingClientRect()
      const [x, y] = [event.clientX - box.left, event.clientY - box.top]
      const { lng, lat } = map.unproject([x, y])
      const position: Position = [lng, lat]
      return { x, y, widthPx: box.width, heightPx: box.height, position }
    }
    const cutAt = (position: Position) =>
      tryPlaceOnPaths(latest.current.paths, position, toPixel, pathReachPx)
    const moved = (event: PointerEvent) => {
      const { mode: now } = latest.current
      if (now === 'look') return
      const place = at(event)
      const cut = now === 'split' ? cutAt(place.position) : undefined
      const snap = now === 'split' ? undefined : snapAt(place.position, event.altKey)
      setPointer({ ...place, snap, cut, isAimed: !event.isTrusted })
    }
    const left = () => setPointer(undefined)
    let pressed: { x: number; y: number } | undefined
    const pressedDown = (event: PointerEvent) => {
      const { mode: now, chosen: before, onChoose } = latest.current
      const place = at(event)
      pressed = event.button === 0 ? place : undefined
      if (now !== 'edit' || before === undefined || event.button !== 0) return
      const path = pathsOf(terra.getSnapshot())[before.part]
      const vertex = path === undefined ? undefined : nearestVertex(path, place, toPixel)
      if (vertex !== before.vertex) onChoose({ part: before.part, vertex })
    }
    const released = (event: PointerEvent) => {
      const { mode: now, onSplit } = latest.current
      const place = at(event)
      const isClick = pressed !== undefined && Math.hypot(place.x - pressed.x, place.y - pressed.y) < 5
      pressed = undefined
      if (now !== 'split' || !isClick) return
      const cut = cutAt(place.position)
      if (cut !== undefined) onSplit(cut)
    }
    canvas.addEventListener('pointermove', moved)
    canvas.addEventListener('pointerleave', left)
    canvas.addEventListener('pointerdown', pressedDown)
    canvas.addEventListener('pointerup', released)
    return () => {
      cancelAnimationFrame(frame)
      canvas.removeEventListener('pointermove', moved)
      canvas.removeEventListener('pointerleave', left)
      canvas.removeEventListener('pointerdown', pressedDown)
      canvas.removeEventListener('pointerup', released)
      drawing.current = undefined
      terra.stop()
      setLive(nothing)
      setPointer(undefined)
    }
  }, [map])

  useEffect(() => {
    if (drawing.current !== undefined) enterMode(drawing.current, mode)
  }, [mode])

  const chosenPart = chosen?.part
  useEffect(() => {
    if (drawing.current !== undefined && mode === 'edit') loadPaths(drawing.current, paths, chosenPart)
  }, [mode, paths, chosenPart])

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
      const path = pathsOf(terra.getSnapshot())[0]?.slice(0, -1)
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
      if (terra === undefined || terra.getModeState() !== 'drawing') return false
      enterMode(terra, now)
      setLive(nothing)
      return true
    }, []),
  }
}

/** The vertices of the path being drawn; its last position is the pointer's. */
function verticesOf(path: Path | undefined): Handle[] {
  return (path ?? []).slice(0, -1).map((position) => ({ kind: 'vertex', position }))
}

function nearestVertex(
  path: Path,
  pointer: { x: number; y: number },
  toPixel: (position: Position) => { x: number; y: number },
): VertexPlace['vertex'] | undefined {
  let nearest: { vertex: number; awayPx: number } | undefined
  for (const [vertex, position] of path.entries()) {
    const { x, y } = toPixel(position)
    const awayPx = Math.hypot(x - pointer.x, y - pointer.y)
    if (awayPx <= vertexReachPx && (nearest === undefined || awayPx < nearest.awayPx))
      nearest = { vertex, awayPx }
  }
  return nearest?.vertex
}

/** Leaves what was under way in another mode. */
function enterMode(terra: TerraDraw, mode: DrawingMode): void {
  terra.clear()
  terra.setMode(mode === 'look' || mode === 'split' ? 'static' : mode === 'edit' ? 'select' : mode)
}

const partIdsOf = (terra: TerraDraw) =>
  terra
    .getSnapshot()
    .flatMap(({ id, geometry }) => (geometry.type === 'LineString' && id !== undefined ? [id] : []))

/** Hands the draft's paths over for editing, unless they came from there, one of them selected. */
function loadPaths(terra: TerraDraw, paths: readonly Path[], chosenPart: number | undefined): void {
  if (!samePaths(pathsOf(terra.getSnapshot()), paths)) {
    terra.clear()
    for (const path of paths)
      terra.addFeatures([
        {
          id: terra.getFeatureId(),
          type: 'Feature',
          geometry: { type: 'LineString', coordinates: path.map(rounded) },
          properties: { mode: 'draw' },
        },
      ])
  }
  const wanted = partIdsOf(terra)[chosenPart ?? 0]
  if (wanted !== undefined && terra.hasFeature(wanted) && selectedId(terra) !== wanted)
    terra.selectFeature(wanted)
}

const selectedId = (terra: TerraDraw) =>
  terra.getSnapshot().find(({ properties }) => properties['selected'] === true)?.id

function samePaths(a: readonly Path[], b: readonly Path[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b.map((path) => path.map(rounded)))
}
