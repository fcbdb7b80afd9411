import { useEffect, useRef } from 'react'
import type { DrawMark } from './legendMark.ts'

export interface DrawnMarkProps {
  widthPx: number
  heightPx: number
  draw: DrawMark
}

/** A mark of a legend on a canvas of its own. */
export function DrawnMark({ widthPx, heightPx, draw }: DrawnMarkProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (pen === null || pen === undefined) return
    pen.clearRect(0, 0, widthPx, heightPx)
    draw(pen)
  }, [draw, widthPx, heightPx])
  return <canvas ref={canvas} width={widthPx} height={heightPx} aria-hidden />
}
