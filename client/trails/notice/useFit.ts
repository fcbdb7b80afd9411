import { useLayoutEffect, useRef, type RefObject } from 'react'

const smallest = 0.5
const step = 0.03

/**
 * Writes smaller until all of it stands on the sheet: how much is said differs from county to county, and what
 * does not fit would be missing on paper. Once more when the fonts are there; a sheet that says something else
 * is another sheet.
 */
export function useFit(): RefObject<HTMLElement | null> {
  const sheet = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    let isOver = false
    const fit = () => {
      const { current } = sheet
      if (current === null || isOver) return
      let size = 1
      const write = () => current.style.setProperty('--notice-size', size.toFixed(2))
      write()
      while (current.scrollHeight > current.clientHeight && size > smallest) {
        size -= step
        write()
      }
    }
    fit()
    void document.fonts.ready.then(fit)
    return () => {
      isOver = true
    }
  }, [])
  return sheet
}
