import type { TFunction } from 'i18next'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError, refusalOf, sendAct } from '../api/request.ts'
import { UnansweredActs } from '../api/unansweredActs.ts'
import { knownIn } from '../knowledge/knownAt.ts'
import type { LivePages } from '../live/livePages.ts'
import { useLive } from '../live/useLive.ts'
import { showActNote } from './actNote.tsx'
import { ownActs } from './ownActs.ts'

interface TakingBack {
  readonly sequence: number
  readonly reason?: string | undefined
  /** It is an act that took another back: the other is done again. */
  readonly again: boolean
}

/** Of the page: what takes an act back is named by it, wherever it is pressed. */
const unanswered = new UnansweredActs()

/** Takes an act back, or does it again, says what became of it and offers the opposite. */
export function useTakeBack() {
  const { t } = useTranslation('history')
  const { t: knowledge } = useTranslation('knowledge')
  const live = useLive()
  const [isSending, setIsSending] = useState(false)
  const takeBack = useCallback(
    async (taking: TakingBack): Promise<boolean> => {
      // Asked of the address at the time: the offer below a note outlives the page it was made on.
      if (knownIn(new URLSearchParams(location.search), location.pathname) !== undefined) {
        showActNote({ sentence: knowledge('notNow'), isRefusal: true })
        return false
      }
      setIsSending(true)
      const isTakenBack = await send(taking, live, t)
      setIsSending(false)
      return isTakenBack
    },
    [knowledge, live, t],
  )
  return { takeBack, isSending }
}

async function send(
  { sequence, reason, again }: TakingBack,
  live: LivePages,
  t: TFunction<'history'>,
): Promise<boolean> {
  try {
    const { sequence: by } = await unanswered.send(
      {
        method: 'POST',
        address: `/acts/${sequence}/undo`,
        reason: reason?.trim() === '' ? undefined : reason,
      },
      sendAct,
    )
    live.wrote(by)
    if (by === undefined) return true
    ownActs.change({ kind: 'took-back', sequence, by })
    showActNote({
      sentence: t(again ? 'doneAgain' : 'takenBack'),
      offer: {
        label: t(again ? 'undo' : 'redo'),
        onTake: () => void send({ sequence: by, again: !again }, live, t),
      },
    })
    return true
  } catch (error) {
    const isRefused = error instanceof ProblemError && error.problem.status < 500
    if (isRefused) ownActs.change({ kind: 'dropped', sequence })
    const sentence = refusalOf(error, t('notAnswered'))
    showActNote({ sentence, isRefusal: true })
    return false
  }
}
