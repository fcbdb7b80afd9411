import { useEffect, useState, type RefObject } from 'react'

export interface CanvasSize {
  /** CSS pixels. */
  widthPx: number
  heightPx: number
  /** Device pixels for one CSS pixel. */
  ratio: number
}

/**
 * The size of an element, followed through resizes and moves to another display. It is another object
 * too when what was drawn is lost, as the graphics driver began anew: whoever draws by it draws again.
 */
export function useCanvasSize(element: RefObject<HTMLElement | null>): CanvasSize | undefined {
  const [size, setSize] = useState<CanvasSize | undefined>(undefined)
  useEffect(() => {
    const place = element.current
    if (place === null) return
    const measure = () => {
      const next = { widthPx: place.clientWidth, heightPx: place.clientHeight, ratio: devicePixelRatio }
      setSize((before) =>
        before?.widthPx === next.widthPx && before.heightPx === next.heightPx && before.ratio === next.ratio
          ? before
          : next,
      )
    }
    const observer = new ResizeObserver(measure)
    observer.observe(place)
    const redraw = () => setSize((before) => before && { ...before })
    // Captured here, as the event of a canvas does not bubble.
    place.addEventListener('contextrestored', redraw, true)
    addEventListener('resize', measure)
    measure()
    return () => {
      observer.disconnect()
      place.removeEventListener('contextrestored', redraw, true)
      removeEventListener('resize', measure)
    }
  }, [element])
  return size
}
