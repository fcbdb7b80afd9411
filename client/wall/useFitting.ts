import { useLayoutEffect, useState, type RefObject } from 'react'

/** How many children of a wrapping column stand whole in its box, which cuts off the columns beside it; undefined before it is known. */
export function useFitting(list: RefObject<HTMLElement | null>): number | undefined {
  const [count, setCount] = useState<number | undefined>(undefined)
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return
    const look = () => {
      const rows = [...element.children].map((row) => row.getBoundingClientRect())
      const { right, bottom } = element.getBoundingClientRect()
      // Half a pixel, as boxes are rounded.
      setCount(rows.filter((row) => row.right <= right + 0.5 && row.bottom <= bottom + 0.5).length)
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    for (const row of element.children) observer.observe(row)
    return () => observer.disconnect()
  })
  return count
}
