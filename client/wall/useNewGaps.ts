import { useEffect, useRef, useState } from 'react'
import type { Arrangement } from './wallScenes.ts'
import type { ListedGap } from './rankedGaps.ts'

/** Only of these is anybody called. */
const worst = 3
const shownMs = 20_000

type Stretch = Pick<ListedGap, 'lineId' | 'fromM' | 'toM'>

/** Of the worst gaps those that meet none there was before: one that grows or shrinks is the same. */
export function newAmong(before: readonly Stretch[], gaps: readonly Stretch[]): Stretch[] {
  const meets = (one: Stretch, other: Stretch) =>
    one.lineId === other.lineId && one.fromM < other.toM && other.fromM < one.toM
  return gaps.slice(0, worst).filter((gap) => !before.some((known) => meets(gap, known)))
}

/**
 * Whether a new gap is among the worst, for a little while after it was first seen. What is seen first of
 * all is not new, nor what comes back with the connection.
 */
export function useNewGaps(
  signal: Arrangement['newGapSignal'],
  /** What coverage they are of: gaps of another kind are not new. */
  of: string,
  gaps: readonly ListedGap[] | undefined,
): boolean {
  const known = useRef<{ of: string; gaps: readonly Stretch[] | undefined }>({ of, gaps: undefined })
  /** How many calls there were, and whether the last is still shown. */
  const [call, setCall] = useState({ count: 0, isShown: false })
  useEffect(() => {
    const before = known.current.of === of ? known.current.gaps : undefined
    known.current = { of, gaps }
    if (signal === 'none' || gaps === undefined || before === undefined) return
    if (newAmong(before, gaps).length === 0) return
    setCall(({ count }) => ({ count: count + 1, isShown: true }))
    if (signal === 'flash-and-sound') void playSignal()
  }, [gaps, of, signal])
  const { count } = call
  useEffect(() => {
    const timer = setTimeout(
      () => setCall((last) => (last.count === count ? { count, isShown: false } : last)),
      shownMs,
    )
    return () => clearTimeout(timer)
  }, [count])
  return call.isShown
}

const tones = [880, 660, 880]
const toneS = 0.18

/** Three short tones. A browser that lets no page sound by itself stays silent; the wall flashes all the same. */
async function playSignal(): Promise<void> {
  const sound = new AudioContext()
  const gain = sound.createGain()
  gain.gain.value = 0.15
  gain.connect(sound.destination)
  for (const [index, frequency] of tones.entries()) {
    const tone = sound.createOscillator()
    tone.frequency.value = frequency
    tone.connect(gain)
    tone.start(sound.currentTime + index * toneS * 1.5)
    tone.stop(sound.currentTime + index * toneS * 1.5 + toneS)
  }
  await new Promise((resolve) => {
    setTimeout(resolve, 1000 * toneS * 1.5 * tones.length)
  })
  await sound.close()
}
