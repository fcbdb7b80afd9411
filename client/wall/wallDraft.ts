import { useEffect, useState } from 'react'
import { wallArrangement } from '../../data/model/wallArrangement.ts'
import type { Arrangement } from './wallScenes.ts'

const key = 'wall-draft'
const draft = wallArrangement.pick({
  coverage: true,
  scenes: true,
  newGapSignal: true,
  language: true,
  dim: true,
})

/** Hands what is being arranged to the preview, a page of its own in a frame of this one. */
export const keepDraft = (arrangement: Arrangement): void =>
  sessionStorage.setItem(key, JSON.stringify(arrangement))

function readDraft(): Arrangement | undefined {
  const parsed = draft.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null'))
  return parsed.data
}

/** What is being arranged on the page around this one, as it is changed there. */
export function useDraft(isPreview: boolean): Arrangement | undefined {
  const [arrangement, setArrangement] = useState(() => (isPreview ? readDraft() : undefined))
  useEffect(() => {
    if (!isPreview) return
    const look = (event: StorageEvent) => {
      if (event.key === key) setArrangement(readDraft())
    }
    addEventListener('storage', look)
    return () => removeEventListener('storage', look)
  }, [isPreview])
  return arrangement
}
