import { useEffect, useState } from 'react'
import type { FeatureOf } from '../api/collections.ts'
import { draftOf } from './barrierBody.ts'
import { isUnsaved, type DraftHistory, type DraftStep } from './workingDraft.ts'

/**
 * A saved draft in hand with nothing unsaved follows its record: it takes a later version of it and is
 * closed with it, as when saving is taken back by its note. What is unsaved stays as it is.
 */
export function useFollowedDraft(
  history: DraftHistory,
  barriers: readonly FeatureOf<'barriers'>[],
  step: (step: DraftStep) => void,
): void {
  const { present } = history
  const barrierId = present?.barrierId ?? null
  const record = barriers.find(({ id }) => id === barrierId)
  // Right after saving, the list does not have it yet.
  const [seenId, setSeenId] = useState<string | undefined>(undefined)
  if (record !== undefined && record.id !== seenId) setSeenId(record.id)
  const isSettled = present !== null && !isUnsaved(history)
  const isGone = isSettled && record === undefined && barrierId !== null && barrierId === seenId
  const later =
    isSettled && record !== undefined && record.properties.version > (present.version ?? 0)
      ? record
      : undefined
  useEffect(() => {
    if (isGone) step({ kind: 'closed' })
  }, [isGone, step])
  useEffect(() => {
    if (later === undefined) return
    const saved = draftOf(later)
    step({ kind: 'opened', draft: saved, saved })
  }, [later, step])
}
