import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { IconMapPin, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProposalItem } from '../../api/barrierLife.ts'
import { useNameOf } from '../../i18n/language.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import type { Life } from './useLife.ts'
import { WordField } from './WordField.tsx'

interface DecideFormProps {
  proposal: ProposalItem
  life: Life
  onDone: () => void
}

/** Approving a proposal, or returning it with remarks set on the map. */
export function DecideForm({ proposal, life, onDone }: DecideFormProps) {
  const { t } = useTranslation('planLife')
  const nameOf = useNameOf()
  const { send, sending, refusal } = useAct()
  const [note, setNote] = useState('')
  const { remarks, wants, say } = life
  const missing = proposal.offices.filter(
    ({ id }) => !proposal.countersigns.some(({ officeId }) => officeId === id),
  )
  const address = `/barriers/${proposal.barrierId}`
  const proposalId = proposal.id
  const done = () => {
    say({ remarks: [], wants: undefined })
    onDone()
  }
  const write = (index: number, text: string) =>
    say({ remarks: remarks.map((remark, at) => (at === index ? { ...remark, text } : remark)) })
  const isWritten = remarks.every(({ text }) => text.trim() !== '')
  const hasWord = remarks.length > 0 || note.trim() !== ''
  return (
    <div className="life-form" role="group" aria-label={t('step.decide')}>
      {missing.length > 0 && <Countersigns proposal={proposal} offices={missing} />}
      <ol className="life-remarks">
        {remarks.map((remark, index) => (
          <li key={index}>
            <b>{index + 1}</b>
            <TextInput
              size="xs"
              aria-label={t('remarkNumber', { number: index + 1 })}
              placeholder={t(remark.position === null ? 'remarkWhole' : 'remarkHere')}
              maxLength={1000}
              autoFocus
              value={remark.text}
              onChange={(event) => write(index, event.currentTarget.value)}
            />
            <ActionIcon
              variant="subtle"
              aria-label={t('remarkAway', { number: index + 1 })}
              onClick={() => say({ remarks: remarks.filter((_, at) => at !== index) })}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Group gap="xs">
        <Button
          size="xs"
          variant={wants === 'remark' ? 'filled' : 'default'}
          leftSection={<IconMapPin size={14} aria-hidden />}
          onClick={() => say({ wants: wants === 'remark' ? undefined : 'remark' })}
        >
          {t(wants === 'remark' ? 'clickMap' : 'remarkOnMap')}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => say({ remarks: [...remarks, { position: null, text: '' }] })}
        >
          {t('remarkOfWhole')}
        </Button>
      </Group>
      <WordField label={t('wordToPlanner')} word={note} onChange={setNote} />
      {missing.length > 0 && (
        <p className="plan-quiet">
          {t('missingOffices', { offices: missing.map(({ name }) => nameOf(name)).join(', ') })}
        </p>
      )}
      <Refusal sentence={refusal} />
      <Group gap="xs" grow>
        <Button
          variant={remarks.length > 0 ? 'filled' : 'default'}
          loading={sending}
          disabled={!hasWord || !isWritten}
          onClick={() =>
            void send(
              { method: 'POST', address: `${address}/return`, body: { proposalId, note, remarks } },
              done,
            )
          }
        >
          {t('return')}
        </Button>
        <Button
          variant={remarks.length > 0 ? 'default' : 'filled'}
          loading={sending}
          disabled={missing.length > 0 || remarks.length > 0}
          title={remarks.length > 0 ? t('remarksFirst') : undefined}
          onClick={() =>
            void send({ method: 'POST', address: `${address}/approve`, body: { proposalId, note } }, done)
          }
        >
          {t('approve')}
        </Button>
      </Group>
    </div>
  )
}

interface CountersignsProps {
  proposal: ProposalItem
  /** Those whose word is still missing. */
  offices: ProposalItem['offices']
}

/** What an office said is entered with the number of its letter. */
function Countersigns({ proposal, offices }: CountersignsProps) {
  const { t } = useTranslation('planLife')
  const nameOf = useNameOf()
  const { send, sending, refusal } = useAct()
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({})
  return (
    <ul className="life-offices" aria-label={t('offices')}>
      {offices.map(({ id, name }) => (
        <li key={id}>
          <TextInput
            size="xs"
            label={t('agreedBy', { office: nameOf(name) })}
            placeholder={t('letter')}
            maxLength={500}
            value={notes[id] ?? ''}
            onChange={(event) => setNotes({ ...notes, [id]: event.currentTarget.value })}
          />
          <Button
            size="xs"
            variant="default"
            loading={sending}
            disabled={(notes[id] ?? '').trim() === ''}
            onClick={() =>
              void send({
                method: 'POST',
                address: `/barriers/${proposal.barrierId}/countersign`,
                body: { proposalId: proposal.id, officeId: id, note: notes[id] },
              })
            }
          >
            {t('countersign')}
          </Button>
        </li>
      ))}
      <Refusal sentence={refusal} />
    </ul>
  )
}
