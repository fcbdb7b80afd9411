import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlanningRules } from '../../api/planning.ts'
import { useNameOf } from '../../i18n/language.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { WordField } from './WordField.tsx'

interface ProposeFormProps {
  barrierId: string
  version: number
  /** It breaks a rule: it cannot be sent. */
  hasErrors: boolean
  isAgain: boolean
  onDone: () => void
}

/** Sends the drafts of a barrier for approval, with a word to whoever approves. */
export function ProposeForm({ barrierId, version, hasErrors, isAgain, onDone }: ProposeFormProps) {
  const { t } = useTranslation('planLife')
  const { t: plan } = useTranslation('plan')
  const nameOf = useNameOf()
  const offices = usePlanningRules().data?.countersigns ?? []
  const { send, sending, refusal } = useAct()
  const [note, setNote] = useState('')
  return (
    <div className="life-form" role="group" aria-label={t('step.propose')}>
      <p className="plan-quiet">
        {t('about.propose')}
        {offices.length > 0 &&
          ` ${t('asks', { offices: offices.map(({ name }) => nameOf(name)).join(', ') })}`}
      </p>
      <WordField label={t('wordToApprover')} word={note} onChange={setNote} />
      {hasErrors && <p className="plan-fault-note">{plan('faultsFirst')}</p>}
      <Refusal sentence={refusal} />
      <Button
        fullWidth
        loading={sending}
        disabled={hasErrors}
        onClick={() =>
          void send(
            { method: 'POST', address: `/barriers/${barrierId}/propose`, version, body: { note } },
            onDone,
          )
        }
      >
        {t(isAgain ? 'proposeAgain' : 'step.propose')}
      </Button>
    </div>
  )
}
