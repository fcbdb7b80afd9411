import { useEffect, useRef, useState } from 'react'
import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import { usePeriod, type PeriodQuestion } from '../api/replay.ts'
import type { Scene } from '../wall/wallScenes.ts'
import { stepOf } from './replayPeriod.ts'
import { usePlayback } from './usePlayback.ts'
import { useReplayView, type ReplayView } from './useReplayView.ts'

export interface WallReplayState {
  readonly view: ReplayView
  readonly hours: number
  /** Until the wall is live again. */
  readonly leftMs: number
}

export interface WallReplayOptions {
  readonly kind: CoverageKind
  /** The minute that the wall shows else. */
  readonly elseMs: number
  /** Something of now has to be shown: the replay goes on unseen. */
  readonly isHeld: boolean
}

interface Showing {
  readonly turn: number
  readonly question: PeriodQuestion
}

const hourMs = 3_600_000
/** The last instant stays in sight for a moment before it is now again. */
const restMs = 1500
const shortestMs = 5000
const withMarkers = false

function questionOf(kind: CoverageKind, hours: number, nowMs: number): PeriodQuestion {
  const lengthMs = hours * hourMs
  const step = stepOf({ fromMs: 0, toMs: lengthMs })
  const toMs = Math.floor(nowMs / step) * step
  return { kind, fromMs: toMs - lengthMs, toMs }
}

/**
 * The replay that a scene asks for, once its period is there; until then, and after it, the wall is
 * live. It is over when the scene is, however long the period was on its way.
 */
export function useWallReplay(
  scene: Scene & { turn: number },
  { kind, elseMs, isHeld }: WallReplayOptions,
): WallReplayState | undefined {
  const [showing, setShowing] = useState<Showing | undefined>(undefined)
  const [lastsMs, setLasts] = useState(0)
  const isWanted = scene.kind === 'replay'
  if (!isWanted && showing !== undefined) setShowing(undefined)
  if (isWanted && showing?.turn !== scene.turn)
    setShowing({ turn: scene.turn, question: questionOf(kind, scene.hours, elseMs) })
  const { asked } = usePeriod(showing?.question)
  const began = useRef({ showing, ms: 0 })
  useEffect(() => {
    began.current = { showing, ms: performance.now() }
  }, [showing])
  const seconds = isWanted ? scene.seconds : 0
  useEffect(() => {
    if (asked !== undefined)
      setLasts(Math.max(shortestMs, seconds * 1000 - restMs - (performance.now() - began.current.ms)))
  }, [asked, seconds])
  const ready = lastsMs > 0 ? asked : undefined
  const playback = usePlayback(ready?.period, lastsMs)
  const view = useReplayView(ready, playback?.atMs, { shade: 'dark', named: false, elseMs, withMarkers })
  if (!isWanted || isHeld || view === undefined) return undefined
  const { period, atMs } = view
  const left = (period.toMs - atMs) / (period.toMs - period.fromMs)
  return { view, hours: scene.hours, leftMs: left * lastsMs }
}
