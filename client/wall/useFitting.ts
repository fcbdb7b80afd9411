import { useLayoutEffect, useState, type RefObject } from 'react'

/** How many children of a wrapping column stand whole in its first column; undefined before it is known. */
export function useFitting(list: RefObject<HTMLElement | null>): number | undefined {
  const [count, setCount] = useState<number | undefined>(undefined)
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return
    const look = () => {
      const rows = [...element.children].map((row) => row.getBoundingClientRect())
      const first = rows[0]
      const { bottom } = element.getBoundingClientRect()
      // Half a pixel, as boxes are rounded.
      setCount(rows.filter((row) => row.left < (first?.right ?? 0) - 1 && row.bottom <= bottom + 0.5).length)
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    for (const row of element.children) observer.observe(row)
    return () => observer.disconnect()
  })
  return count
}
