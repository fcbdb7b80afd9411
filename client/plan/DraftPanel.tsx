import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { barrier, barrierType } from '../../data/model/barrier.ts'
import { useLanguage, useNameOf } from '../i18n/language.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { barrierBody, draftOf } from './barrierBody.ts'
import { DiscardQuestion } from './DiscardQuestion.tsx'
import type { DraftFigures } from '../../geo/draftFigures.ts'
import type { Shelf } from './useDraftShelf.ts'
import { ScenarioSelect } from './scenarios/ScenarioSelect.tsx'
import { fixedAs, isUnsaved, type DraftHistory, type DraftStep, type WorkingDraft } from './workingDraft.ts'

interface DraftPanelProps {
  history: DraftHistory
  /** Another tab of this browser has it in hand too. */
  isElsewhere: boolean
  /** It was left unsaved and is in hand again since the page was opened. */
  takenUp: Shelf['takenUp']
  figures: DraftFigures
  onStep: (step: DraftStep) => void
  /** Called after saving, with the barrier's id. */
  onSaved: (barrierId: string) => void
  /** Lets it go; what is unsaved stays on the shelf. */
  onClose: () => void
  /** Lets it go and shows it where it is sent for approval. */
  onSendOn: () => void
  /** Throws away what is unsaved. */
  onDiscard: () => void
}

interface Refused {
  /** The draft as it was when it could not be saved. */
  readonly of: WorkingDraft | null
  readonly errors: Readonly<Record<string, string>>
}

const noErrors: Refused['errors'] = {}

const savedBarrier = z.object({ ...barrier.shape, version: z.number().int() })

/** Name and type of the draft in hand, saving it, and letting it go. */
export function DraftPanel(props: DraftPanelProps) {
  const { history, figures, onStep, onSaved, onClose, onDiscard } = props
  const { t } = useTranslation('plan')
  const { t: domain } = useTranslation('domain')
  const { language } = useLanguage()
  const nameOf = useNameOf()
  const nowMs = useServerNow()
  const [refused, setRefused] = useState<Refused>({ of: null, errors: {} })
  const [asksDiscard, setAsksDiscard] = useState(false)
  const nameField = useRef<HTMLInputElement>(null)
  const draft = history.present
  // What was wrong with it is not said of what was drawn, undone or opened since.
  const errors = refused.of === draft ? refused.errors : noErrors
  const setErrors = (next: Refused['errors']) => setRefused({ of: draft, errors: next })
  const { send, sending, refusal } = useAct({
    values: { name: '', type: '', parts: '' },
    setFieldError: (field, sentence) =>
      setRefused(({ of, errors: before }) => ({
        of: draft,
        errors: { ...(of === draft ? before : noErrors), [field.split('.')[0] ?? field]: sentence },
      })),
  })
  if (draft === null) return null

  const unsaved = isUnsaved(history)
  const crossesItself = figures.faults.some((fault) => fault.kind === 'crosses-itself')
  const rename = (text: string) => {
    setErrors({})
    const both = draft.name.en === draft.name.zh
    onStep({
      kind: 'retouched',
      draft: { ...draft, name: both ? { en: text, zh: text } : { ...draft.name, [language]: text } },
    })
  }
  const save = () => {
    if (nameOf(draft.name).trim() === '') {
      nameField.current?.focus()
      return setErrors({ name: t('nameMissing') })
    }
    if (draft.parts.length === 0) return setErrors({ parts: t('tooShort') })
    if (crossesItself) return setErrors({ parts: t('crossesItselfSave') })
    setErrors({})
    const take = (answer: unknown) => {
      const { id, ...properties } = savedBarrier.parse(answer)
      onStep({ kind: 'saved', draft: draftOf({ id, properties }) })
      onSaved(id)
    }
    const body = barrierBody(draft, nowMs)
    return draft.barrierId === null || draft.version === null
      ? void send({ method: 'POST', address: '/collections/barriers/items', body }, take)
      : void send(
          {
            method: 'PUT',
            address: `/collections/barriers/items/${draft.barrierId}`,
            version: draft.version,
            body,
          },
          take,
        )
  }
  return (
    <section className="plan-draft" aria-label={t('unsavedDraft')}>
      <div className="plan-title-row">
        <TextInput
          ref={nameField}
          className="plan-name"
          size="md"
          variant="unstyled"
          aria-label={t('name')}
          placeholder={t('namePlaceholder')}
          value={nameOf(draft.name)}
          maxLength={200}
          error={errors['name']}
          onChange={(event) => rename(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && unsaved && !sending) save()
          }}
        />
        <span className="plan-quiet plan-saved" role="status">
          {unsaved ? t('unsaved') : draft.barrierId === null ? '' : t('saved')}
        </span>
        <ActionIcon variant="subtle" aria-label={t('close')} title={t('closeKept')} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </div>
      <Group gap={6} align="flex-start">
        <Select
          size="xs"
          w={92}
          aria-label={t('type')}
          allowDeselect={false}
          value={draft.type}
          error={errors['type']}
          onChange={(value) => {
            const type = barrierType.safeParse(value)
            if (type.success) onStep({ kind: 'changed', draft: { ...draft, type: type.data } })
          }}
          data={barrierType.options.map((type) => ({ value: type, label: domain(`barrierType.${type}`) }))}
        />
        <Button size="xs" px={10} loading={sending} disabled={!unsaved} onClick={save}>
          {draft.barrierId === null ? t('save') : t('saveChanges')}
        </Button>
        {unsaved ? (
          <Button size="xs" px={10} variant="default" onClick={() => setAsksDiscard(true)}>
            {t('discardShort')}
          </Button>
        ) : (
          draft.barrierId !== null &&
          draft.parts.every((part) => fixedAs(part) === undefined) && (
            <Button size="xs" px={10} variant="default" onClick={props.onSendOn}>
              {t('sendOn')}
            </Button>
          )
        )}
      </Group>
      <ScenarioSelect
        lineId={draft.lineId}
        value={draft.scenarioId ?? null}
        onChange={(scenarioId) => onStep({ kind: 'changed', draft: { ...draft, scenarioId } })}
      />
      {props.takenUp !== undefined && (
        <p className="plan-quiet" role="status">
          {t(props.takenUp === 'with-line' ? 'takenUpWithLine' : 'takenUp')}
        </p>
      )}
      {props.isElsewhere && <p className="plan-fault-note">{t('openElsewhere')}</p>}
      {errors['parts'] !== undefined && (
        <p className="plan-fault-note" role="alert">
          {errors['parts']}
        </p>
      )}
      <Refusal sentence={refusal} />
      <DiscardQuestion
        opened={asksDiscard}
        title={nameOf(draft.name) || t('untitled')}
        onClose={() => setAsksDiscard(false)}
        onDiscard={onDiscard}
      />
    </section>
  )
}
