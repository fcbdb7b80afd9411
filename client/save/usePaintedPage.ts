import { useCallback, useEffect, useState } from 'react'
import { fontFamily } from '../theme/fontFamily.ts'
import { paintPage, type PaintedPage } from './paintPage.ts'
import { paintWatermark } from './paintWatermark.ts'

export interface Painted extends PaintedPage {
  readonly png: Blob
  /** Of the picture, for this document alone. */
  readonly address: string
}

/** A page drawn once; until it is forgotten it stays as it is, whatever happens meanwhile. */
export function usePaintedPage(watermark: string | null) {
  const [painted, setPainted] = useState<Painted | undefined>(undefined)
  const [failed, setFailed] = useState(false)
  const address = painted?.address
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address)
    },
    [address],
  )
  const paint = useCallback(
    async (page: HTMLElement) => {
      try {
        const drawn = await paintPage(page)
        if (watermark !== null) paintWatermark(drawn.canvas, watermark, fontFamily)
        const png = await pngOf(drawn.canvas)
        setPainted({ ...drawn, png, address: URL.createObjectURL(png) })
      } catch {
        setFailed(true)
      }
    },
    [watermark],
  )
  const forget = useCallback(() => {
    setPainted(undefined)
    setFailed(false)
  }, [])
  return { painted, failed, paint, forget }
}

const pngOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture came')) : resolve(blob))),
  )
