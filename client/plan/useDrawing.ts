import type { Map as MapLibreMap } from 'maplibre-gl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TerraDraw } from 'terra-draw'
import type { Position } from '../../geo/units.ts'
import { trySnap, type Snap, type SnapTargets } from './snapping.ts'
import { createDrawing, handlesOf, pathsOf, rounded, type DrawingMode, type Handle } from './terraDrawing.ts'

type Path = readonly Position[]

export interface DrawingQuestion {
  map: MapLibreMap | undefined
  mode: DrawingMode
  /** The paths that editing starts from. */
  paths: readonly Path[]
  /** Undefined while snapping is off. */
  targets: SnapTargets | undefined
  onDrawn: (path: Path, mode: 'draw' | 'along') => void
  onEdited: (paths: readonly Path[]) => void
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
}

const nothing: LiveDrawing = { mode: 'look', drawn: undefined, edited: undefined, handles: [] }

/** Drawing and editing on a map: terra-draw kept in step with the draft. */
export function useDrawing(question: DrawingQuestion) {
  const { map, mode, paths } = question
  const latest = useRef(question)
  useEffect(() => {
    latest.current = question
  })
  const drawing = useRef<TerraDraw | undefined>(undefined)
  const [live, setLive] = useState<LiveDrawing>(nothing)
  const [pointer, setPointer] = useState<PointerSnap | undefined>(undefined)

  useEffect(() => {
    if (map === undefined) return undefined
    const snapAt = (position: Position, heldAlt: boolean): Snap | undefined => {
      const { targets } = latest.current
      if (targets === undefined || heldAlt) return undefined
      return trySnap(targets, position, ([lon, lat]) => map.project([lon, lat]))
    }
    const terra = createDrawing(map, (event) => {
      const snap = snapAt([event.lng, event.lat], event.heldKeys.includes('Alt'))
      return snap === undefined ? undefined : rounded(snap.position)
    })
    terra.start()
    drawing.current = terra
    enterMode(terra, latest.current.mode)
    if (latest.current.mode === 'edit') loadPaths(terra, latest.current.paths)

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
            : { mode: now, drawn: found[0], edited: undefined, handles: verticesOf(found[0]) },
        )
      })
    }
    terra.on('change', follow)
    terra.on('finish', (_, context) => {
      const found = pathsOf(terra.getSnapshot())
      const { mode: now, onDrawn, onEdited } = latest.current
      if (context.action === 'draw' && (now === 'draw' || now === 'along')) {
        const path = found[0]
        // terra-draw still holds on to the feature until its handler is through.
        queueMicrotask(() => {
          terra.clear()
          if (path !== undefined) onDrawn(path, now)
        })
      } else if (now === 'edit') onEdited(found)
    })

    const canvas = map.getCanvasContainer()
    const moved = (event: PointerEvent) => {
      if (latest.current.mode === 'look') return
      const box = canvas.getBoundingClientRect()
      const [x, y] = [event.clientX - box.left, event.clientY - box.top]
      const { lng, lat } = map.unproject([x, y])
      const { width: widthPx, height: heightPx } = box
      setPointer({ x, y, widthPx, heightPx, position: [lng, lat], snap: snapAt([lng, lat], event.altKey) })
    }
    const left = () => setPointer(undefined)
    canvas.addEventListener('pointermove', moved)
    canvas.addEventListener('pointerleave', left)
    return () => {
      cancelAnimationFrame(frame)
      canvas.removeEventListener('pointermove', moved)
      canvas.removeEventListener('pointerleave', left)
      drawing.current = undefined
      terra.stop()
      setLive(nothing)
      setPointer(undefined)
    }
  }, [map])

  useEffect(() => {
    if (drawing.current !== undefined) enterMode(drawing.current, mode)
  }, [mode])

  useEffect(() => {
    if (drawing.current !== undefined && mode === 'edit') loadPaths(drawing.current, paths)
  }, [mode, paths])

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
      if (terra === undefined || terra.getModeState() !== 'drawing') return false
      terra.setMode(latest.current.mode === 'along' ? 'along' : 'draw')
      setLive(nothing)
      return true
    }, []),
  }
}

/** The vertices of the path being drawn; its last position is the pointer's. */
function verticesOf(path: Path | undefined): Handle[] {
  return (path ?? []).slice(0, -1).map((position) => ({ kind: 'vertex', position }))
}

/** Leaves what was under way in another mode. */
function enterMode(terra: TerraDraw, mode: DrawingMode): void {
  terra.clear()
  terra.setMode(mode === 'look' ? 'static' : mode === 'edit' ? 'select' : mode)
}

/** Hands the draft's paths over for editing, unless they came from there. */
function loadPaths(terra: TerraDraw, paths: readonly Path[]): void {
  if (samePaths(pathsOf(terra.getSnapshot()), paths)) return
  terra.clear()
  const ids = paths.map((path) => {
    const id = terra.getFeatureId()
    terra.addFeatures([
      {
        id,
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: path.map(rounded) },
        properties: { mode: 'draw' },
      },
    ])
    return id
  })
  const first = ids[0]
  if (first !== undefined && terra.hasFeature(first)) terra.selectFeature(first)
}

function samePaths(a: readonly Path[], b: readonly Path[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b.map((path) => path.map(rounded)))
}
