import { useEffect, useMemo, useRef, useState } from 'react'
import { LossCount } from './lossCount.ts'

export interface Rebuild {
  /** Another number whenever the map is to be built anew. */
  readonly generation: number
  /** The last try to build one came to nothing. */
  readonly isRefused: boolean
  /** A map stands. */
  onBuilt(): void
  /** Its graphics were lost, or, `refused`, could not be had. */
  onLost(refused?: boolean): void
}

/** When a map is built anew after its graphics were lost, or while there are none. */
export function useRebuild(): Rebuild {
  const [{ generation, isRefused }, setBuild] = useState({ generation: 0, isRefused: false })
  const [losses] = useState(() => new LossCount())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  const calls = useMemo(
    () => ({
      onBuilt() {
        losses.noteBuilt(performance.now())
        setBuild((before) => (before.isRefused ? { ...before, isRefused: false } : before))
      },
      onLost(refused = false) {
        // Map and overlay lose theirs together.
        if (timer.current !== undefined) return
        if (refused) setBuild((before) => ({ ...before, isRefused: true }))
        timer.current = setTimeout(
          () => {
            timer.current = undefined
            setBuild((before) => ({ ...before, generation: before.generation + 1 }))
          },
          losses.nextWaitMs(performance.now(), refused),
        )
      },
    }),
    [losses],
  )
  return { generation, isRefused, ...calls }
}
