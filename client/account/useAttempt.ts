import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request.ts'

/**
 * One thing tried after the other, with the sentence why the last one was refused. Who tried too often
 * sees the time run down.
 */
export function useAttempt() {
  const { t } = useTranslation('account')
  const [isSending, setIsSending] = useState(false)
  const [sentence, setSentence] = useState<string | undefined>(undefined)
  const [lock, setLock] = useState({ untilMs: 0, nowMs: 0 })
  const leftS = Math.max(0, Math.ceil((lock.untilMs - lock.nowMs) / 1000))
  const isLocked = leftS > 0
  useEffect(() => {
    if (!isLocked) return
    const timer = setInterval(() => setLock(({ untilMs }) => ({ untilMs, nowMs: Date.now() })), 1000)
    return () => clearInterval(timer)
  }, [isLocked])
  const attempt = async (what: () => Promise<void>): Promise<void> => {
    setIsSending(true)
    setSentence(undefined)
    try {
      await what()
    } catch (error) {
      if (!(error instanceof ProblemError)) setSentence(t('notAnswered'))
      else if (error.problem.code === 'locked-out' && error.retryAfterMs !== undefined)
        setLock({ untilMs: Date.now() + error.retryAfterMs, nowMs: Date.now() })
      else setSentence(error.problem.detail)
    } finally {
      setIsSending(false)
    }
  }
  const [minutes, seconds] = [Math.floor(leftS / 60), leftS % 60]
  const time = minutes > 0 ? t('minutesSeconds', { minutes, seconds }) : t('seconds', { seconds })
  return {
    attempt,
    isSending,
    isLocked,
    refusal: isLocked ? t('lockedOut', { time }) : sentence,
    forget: () => setSentence(undefined),
  }
}
