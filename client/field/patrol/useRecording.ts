import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useMe } from '../../account/me.ts'
import { useCountyNow } from '../../api/county.ts'
import { useLive } from '../../live/useLive.ts'
import { askWorker } from '../delivery/askWorker.ts'
import { recorder } from './recorder.ts'
import { sendTrack } from './sendTrack.ts'
import type { PatrolToday } from './usePatrols.ts'
import { batches, breaksOf, countUnsent, type RecordingBreak, type TrackBatch } from './trackStore.ts'

/** Often enough that the wall sees a team within the minutes that are bridged between two fixes. */
const sendEveryMs = 120_000

export const useCurrentRecording = () => useSyncExternalStore(recorder.subscribe, recorder.current)

/** Records while a patrol is under way on this phone, and sends what was recorded. */
export function useRecordingTrack(): void {
  const { clockOffsetMs } = useCountyNow()
  const live = useLive()
  const { userName } = useMe().actor
  useEffect(() => recorder.follow(() => clockOffsetMs, userName), [clockOffsetMs, userName])
  useEffect(() => {
    let isWorkerAsked = false
    const trySend = async () => {
      const isLeft = await sendTrack(() => live.wrote(undefined))
      // Once a time in vain: the browser wakes it when there is a network.
      if (isLeft && !isWorkerAsked) void askWorker()
      isWorkerAsked = isLeft
    }
    const send = () => void trySend().catch(() => undefined)
    send()
    const timer = setInterval(send, sendEveryMs)
    addEventListener('online', send)
    document.addEventListener('visibilitychange', send)
    return () => {
      clearInterval(timer)
      removeEventListener('online', send)
      document.removeEventListener('visibilitychange', send)
    }
  }, [live])
}

/** Stops recording once the patrol was ended on another phone or at the desk. */
export function useEndedElsewhere(patrols: readonly PatrolToday[] | undefined): void {
  const current = useCurrentRecording()
  const isOver = patrols?.some(({ patrol, state }) => state === 'ended' && patrol.id === current?.patrolId)
  useEffect(() => {
    if (isOver === true) recorder.end()
  }, [isOver])
}

export interface RecordedHere {
  readonly unsent: number
  readonly breaks: readonly RecordingBreak[]
  readonly refused: readonly TrackBatch[]
}

/** What this phone has recorded of a patrol. */
export function useRecordedHere(patrolId: string): RecordedHere | undefined {
  const look = useCallback(async () => {
    const [unsent, breaks, kept] = await Promise.all([countUnsent(patrolId), breaksOf(patrolId), batches()])
    const refused = kept.filter((batch) => batch.patrolId === patrolId && batch.refusal !== null)
    return { unsent, breaks, refused }
  }, [patrolId])
  return useLookedAt(look)
}

/** What is bundled and still here, whosever it is and of whatever patrol. */
export const useTracksHere = (): readonly TrackBatch[] => useLookedAt(batches) ?? noBatches

const noBatches: readonly TrackBatch[] = []

/** Looked at again every few seconds. */
function useLookedAt<Answer>(look: () => Promise<Answer>): Answer | undefined {
  const [seen, setSeen] = useState<Answer | undefined>(undefined)
  useEffect(() => {
    let left = false
    const lookAgain = () =>
      void look().then(
        (answer) => left || setSeen(answer),
        () => undefined,
      )
    lookAgain()
    const timer = setInterval(lookAgain, 3000)
    return () => {
      left = true
      clearInterval(timer)
    }
  }, [look])
  return seen
}
