import { useCallback, useEffect, useRef, useState } from 'react'
import type { TimeWindow } from '../../geo/units.ts'
import { stepOf } from './replayPeriod.ts'

export interface Playback {
  /** The instant shown, in whole steps of the period. */
  readonly atMs: number
  readonly isPlaying: boolean
  readonly isOver: boolean
  play: () => void
  pause: () => void
  seek: (atMs: number) => void
}

const tickMs = 100

/** The step that an instant lies in: never before the period nor, as nothing is known of it, at its end. */
export function steppedAt(window: TimeWindow, positionMs: number): number {
  const step = stepOf(window)
  const atMs = Math.floor(positionMs / step) * step
  return Math.max(window.fromMs, Math.min(atMs, window.toMs - step))
}

/**
 * Goes through a period in so many milliseconds, by the clock: a device that draws slowly leaves out
 * steps and is there in time. A period of its own begins where it does; undefined where there is none.
 */
export function usePlayback(window: TimeWindow | undefined, lastsMs: number): Playback | undefined {
  const [shown, setShown] = useState<{ window: TimeWindow; atMs: number } | undefined>(undefined)
  const [paused, setPaused] = useState<TimeWindow | undefined>(undefined)
  const position = useRef<{ window: TimeWindow; ms: number } | undefined>(undefined)
  const isPlaying = window !== undefined && paused !== window
  const atMs = window === undefined ? undefined : shown?.window === window ? shown.atMs : window.fromMs
  const isOver = window !== undefined && atMs === steppedAt(window, window.toMs)

  const moveTo = useCallback(
    (ms: number) => {
      if (window === undefined) return
      position.current = { window, ms: Math.max(window.fromMs, Math.min(ms, window.toMs)) }
      const atMs = steppedAt(window, ms)
      setShown((before) => (before?.window === window && before.atMs === atMs ? before : { window, atMs }))
    },
    [window],
  )
  useEffect(() => {
    if (window === undefined || !isPlaying) return
    let lastMs = performance.now()
    const timer = setInterval(() => {
      const nowMs = performance.now()
      const from = position.current?.window === window ? position.current.ms : window.fromMs
      moveTo(from + ((nowMs - lastMs) * (window.toMs - window.fromMs)) / lastsMs)
      lastMs = nowMs
      if ((position.current?.ms ?? 0) >= window.toMs) setPaused(window)
    }, tickMs)
    return () => clearInterval(timer)
  }, [window, isPlaying, lastsMs, moveTo])

  if (window === undefined || atMs === undefined) return undefined
  return {
    atMs,
    isPlaying,
    isOver,
    play: () => {
      if (isOver) moveTo(window.fromMs)
      setPaused(undefined)
    },
    pause: () => setPaused(window),
    seek: moveTo,
  }
}
