import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react'
import type { SheetOrder } from './SheetMaker.tsx'

const SheetMaker = lazy(async () => ({ default: (await import('./SheetMaker.tsx')).SheetMaker }))

interface Ordered {
  readonly order: SheetOrder
  readonly onMade: (file: Uint8Array) => void
  readonly onFailed: (reason: unknown) => void
}

/** Makes sheets one at a time; `maker` has to stand on the page, out of sight, while one is drawn. */
export function useSheet(): { make: (order: SheetOrder) => Promise<Uint8Array>; maker: ReactNode } {
  const [ordered, setOrdered] = useState<Ordered | undefined>(undefined)
  const make = useCallback(
    (order: SheetOrder) =>
      new Promise<Uint8Array>((resolve, reject) =>
        setOrdered({ order, onMade: resolve, onFailed: reject }),
      ).finally(() => setOrdered(undefined)),
    [],
  )
  return {
    make,
    maker: ordered !== undefined && (
      <Suspense>
        <SheetMaker {...ordered} />
      </Suspense>
    ),
  }
}
