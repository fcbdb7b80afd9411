import { useEffect, useState, type RefObject } from 'react'

export interface CanvasSize {
  /** CSS pixels. */
  widthPx: number
  heightPx: number
  /** Device pixels for one CSS pixel. */
  ratio: number
}

/** The size of an element, followed through resizes and moves to another display. */
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
    addEventListener('resize', measure)
    measure()
    return () => {
      observer.disconnect()
      removeEventListener('resize', measure)
    }
  }, [element])
  return size
}
