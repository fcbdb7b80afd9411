import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../data/model/recordHistory.ts'
import { useMe } from '../account/me.ts'
import { AskedButton } from '../shell/AskedButton.tsx'
import { ReasonField } from '../shell/ReasonField.tsx'
import { useTakeBack } from './useTakeBack.ts'

/** Takes an act back, or does it again, after asking; of another's act it asks why. */
export function TakeBackButton({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation('history')
  const { userName } = useMe().actor
  const { takeBack, isSending } = useTakeBack()
  const [reason, setReason] = useState('')
  const { sequence, undone, actor, recordCount } = entry
  // Taking back what took another back does the other again.
  const again = undone !== null && !undone.again
  const needsReason = actor !== userName
  const sure = t(again ? 'doAgainSure' : 'takeBackSure')
  return (
    <AskedButton
      label={t(again ? 'redo' : 'undo')}
      question={recordCount > 1 ? `${sure} ${t('ofMany', { count: recordCount })}` : sure}
      keep={t('keep')}
      loading={isSending}
      size="compact-xs"
      width={300}
      position="bottom-end"
      disabled={needsReason && reason.trim() === ''}
      onConfirm={() => void takeBack({ sequence, reason, again })}
    >
      <ReasonField required={needsReason} value={reason} onChange={setReason} />
    </AskedButton>
  )
}
