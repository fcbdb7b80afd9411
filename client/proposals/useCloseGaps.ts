import { useEffect, useRef, useState } from 'react'
import { closeGapsMessage, type CloseGapsAnswer } from '../../data/model/closeGaps.ts'
import type { AskedCloseGaps } from '../api/closeGaps.ts'
import { askInLines, refusalOf } from '../api/request.ts'

export type Asking =
  | { readonly kind: 'not-asked' }
  | {
      readonly kind: 'running'
      /** 0 to 1. */
      readonly share: number
      readonly worth: number
      /** Null before one is known. */
      readonly boundWorth: number | null
    }
  | { readonly kind: 'answered'; readonly answer: CloseGapsAnswer }
  /** The sentence, where the server said one. */
  | { readonly kind: 'failed'; readonly sentence: string | undefined }

/** Asks for a proposal, shows how far it is, and stops it at the server where nobody waits any more. */
export function useCloseGaps() {
  const [asking, setAsking] = useState<Asking>({ kind: 'not-asked' })
  const running = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const ask = async (question: AskedCloseGaps) => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    setAsking({ kind: 'running', share: 0, worth: 0, boundWorth: null })
    try {
      for await (const message of askInLines('/close-gaps', question, closeGapsMessage, mine.signal)) {
        if (mine.signal.aborted) return
        switch (message.kind) {
          case 'progress':
            setAsking({ ...message, kind: 'running' })
            break
          case 'answer':
            setAsking({ kind: 'answered', answer: message.answer })
            return
          case 'problem':
            setAsking({ kind: 'failed', sentence: message.problem.detail })
            return
        }
      }
      setAsking({ kind: 'failed', sentence: undefined })
    } catch (error) {
      if (mine.signal.aborted) return
      setAsking({ kind: 'failed', sentence: refusalOf(error, undefined) })
    }
  }
  return {
    asking,
    ask,
    cancel: () => {
      running.current?.abort()
      setAsking({ kind: 'not-asked' })
    },
  }
}
