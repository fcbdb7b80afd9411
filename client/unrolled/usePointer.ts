import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Stretch } from '../../geo/units.ts'
import type { Selection } from '../shell/viewState.ts'
import { selectionOf, tryHit, type Hit, type HitScene } from './hitTest.ts'
import type { Extent } from './useExtent.ts'

export interface PointerQuestion {
  place: RefObject<HTMLDivElement | null>
  /** In device pixels. */
  scene: HitScene | undefined
  ratio: number
  line: BorderLine
  extent: Extent
  onHit: (hit: Hit | undefined) => void
  onSelect: ((selection: Selection | undefined) => void) | undefined
  onPickTime: ((atMs: number) => void) | undefined
  enabled: boolean
}

/** A drag shorter than this is a click, CSS pixels. */
const dragPx = 6

/** Hover points, a click selects, a drag looks nearer at a stretch, the wheel zooms, sideways it moves. */
export function usePointer(question: PointerQuestion) {
  const { place, enabled } = question
  const [atPx, setAtPx] = useState<{ xPx: number; yPx: number } | undefined>(undefined)
  const [brush, setBrush] = useState<Stretch | undefined>(undefined)
  const pressed = useRef<{ xPx: number; atM: number } | undefined>(undefined)
  const latest = useRef(question)
  useEffect(() => {
    latest.current = question
  })

  useEffect(() => {
    const element = place.current
    if (element === null || !enabled) return
    // React listens passively, and a page that scrolls under a zooming axis is no use.
    const turn = (event: WheelEvent) => {
      const { scene, ratio, extent } = latest.current
      if (scene === undefined) return
      const box = element.getBoundingClientRect()
      const hit = tryHit(scene, (event.clientX - box.left) * ratio, (event.clientY - box.top) * ratio)
      if (hit === undefined) return
      event.preventDefault()
      const sideways = event.shiftKey ? event.deltaY : event.deltaX
      const { fromM, toM } = extent.shown
      if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY))
        extent.shift((sideways / element.clientWidth) * (toM - fromM))
      else extent.zoom(hit.atM, Math.exp(event.deltaY * 0.002))
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [place, enabled])

  const hitAt = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const [xPx, yPx] = [event.clientX - box.left, event.clientY - box.top]
    const { scene, ratio } = question
    return { xPx, yPx, hit: scene === undefined ? undefined : tryHit(scene, xPx * ratio, yPx * ratio) }
  }

  const handlers = {
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const { xPx, yPx, hit } = hitAt(event)
      setAtPx({ xPx, yPx })
      question.onHit(hit)
      const start = pressed.current
      if (start === undefined || hit === undefined) return
      setBrush(
        Math.abs(xPx - start.xPx) < dragPx
          ? undefined
          : { fromM: Math.min(start.atM, hit.atM), toM: Math.max(start.atM, hit.atM) },
      )
    },
    onPointerLeave: () => {
      setAtPx(undefined)
      question.onHit(undefined)
    },
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      const { xPx, hit } = hitAt(event)
      if (hit === undefined || event.button !== 0) return
      pressed.current = { xPx, atM: hit.atM }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
      const start = pressed.current
      pressed.current = undefined
      setBrush(undefined)
      if (start === undefined) return
      if (brush !== undefined) question.extent.showOnly(brush)
      else {
        const { hit } = hitAt(event)
        if (hit !== undefined) question.onSelect?.(selectionOf(hit, question.line.id, question.line.lengthM))
      }
    },
    onPointerCancel: () => {
      pressed.current = undefined
      setBrush(undefined)
    },
    onDoubleClick: (event: React.MouseEvent<HTMLDivElement>) => {
      const { scene, ratio, onPickTime } = question
      const box = event.currentTarget.getBoundingClientRect()
      const hit =
        scene === undefined
          ? undefined
          : tryHit(scene, (event.clientX - box.left) * ratio, (event.clientY - box.top) * ratio)
      if (hit?.atMs !== undefined) onPickTime?.(Math.round(hit.atMs / 60_000) * 60_000)
    },
  }
  return { handlers, atPx, brush }
}
