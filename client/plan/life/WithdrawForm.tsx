import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { WordField } from './WordField.tsx'

/** Takes a barrier back to the drawing board. */
export function WithdrawForm({ barrierId, onDone }: { barrierId: string; onDone: () => void }) {
  const { t } = useTranslation('planLife')
  const { send, sending, refusal } = useAct()
  const [note, setNote] = useState('')
  return (
    <div className="life-form" role="group" aria-label={t('step.withdraw')}>
      <p className="plan-quiet">{t('about.withdraw')}</p>
      <WordField label={t('note')} word={note} onChange={setNote} />
      <Refusal sentence={refusal} />
      <Button
        fullWidth
        loading={sending}
        onClick={() =>
          void send({ method: 'POST', address: `/barriers/${barrierId}/withdraw`, body: { note } }, onDone)
        }
      >
        {t('step.withdraw')}
      </Button>
    </div>
  )
}
