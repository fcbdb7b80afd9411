import { useState } from 'react'
import { usePeriod, type PeriodQuestion } from '../api/replay.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { useViewState } from '../shell/viewState.ts'
import type { Shade } from '../theme/stateColours.ts'
import { stepOf } from './replayPeriod.ts'
import { usePlayback, type Playback } from './usePlayback.ts'
import { useReplayView, type ReplayView } from './useReplayView.ts'

export interface DeskReplay {
  /** Undefined where the window shown lies ahead: nothing of it has been. */
  readonly start: (() => void) | undefined
  readonly stop: () => void
  readonly state: 'off' | 'loading' | 'failed' | 'on'
  /** Seconds in which the whole period goes by. */
  readonly seconds: number
  readonly showIn: (seconds: number) => void
  readonly playback: Playback | undefined
  readonly view: ReplayView | undefined
}

/** The whole window in so many seconds; yesterday in two minutes. */
export const speeds = [30, 60, 120, 240, 600] as const
const usualSeconds = 120

/** What of the page's window has been, to be gone through by hand; another window or kind ends it. */
export function useDeskReplay(shade: Shade): DeskReplay {
  const { kind, atMs, fromMs, toMs, isNow } = useViewState()
  const nowMs = useServerNow()
  const [started, setStarted] = useState<{ question: PeriodQuestion; key: string } | undefined>(undefined)
  const [seconds, showIn] = useState<number>(usualSeconds)
  // The hour that passes moves the window on: what is gone through stays.
  const key = `${kind} ${toMs - fromMs} ${isNow ? '' : atMs}`
  if (started !== undefined && started.key !== key) setStarted(undefined)
  const { asked, error } = usePeriod(started?.question)
  const playback = usePlayback(asked?.period, seconds * 1000)
  const view = useReplayView(asked, playback?.atMs, { shade, named: true, elseMs: atMs })
  const step = stepOf({ fromMs, toMs })
  const untilMs = Math.min(toMs, Math.floor(nowMs / step) * step)
  return {
    start:
      untilMs - fromMs < 2 * step
        ? undefined
        : () => setStarted({ question: { kind, fromMs, toMs: untilMs }, key }),
    stop: () => setStarted(undefined),
    state: started === undefined ? 'off' : view !== undefined ? 'on' : error === null ? 'loading' : 'failed',
    seconds,
    showIn,
    playback,
    view,
  }
}
