import { useEffect, useState } from 'react'
import type { LivePhase, LiveStatus } from './hearing.ts'

/** What a mark says of a phase. */
export type MarkKind = 'live' | 'catchingUp' | 'asked' | 'cut'

const markKinds: Readonly<Record<LivePhase, MarkKind>> = {
  live: 'live',
  connecting: 'catchingUp',
  resyncing: 'catchingUp',
  asked: 'asked',
  silent: 'cut',
  cut: 'cut',
}

/** A server that begins again is back within seconds; nobody need be alarmed before. */
const graceMs = 4000

/** A cut that mends itself within moments passes for catching up. */
export function useMarkKind({ phase, sinceMs }: LiveStatus): MarkKind {
  const kind = markKinds[phase]
  const [isLong, setIsLong] = useState(false)
  const cutMs = kind === 'cut' ? sinceMs : undefined
  useEffect(() => {
    if (cutMs === undefined) return
    const timer = setTimeout(() => setIsLong(true), Math.max(0, cutMs + graceMs - Date.now()))
    return () => {
      clearTimeout(timer)
      setIsLong(false)
    }
  }, [cutMs])
  return kind === 'cut' && !isLong ? 'catchingUp' : kind
}
