import { Checkbox, Group, MultiSelect, Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftItem } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { usePeopleChoice } from '../overview/inspect/usePeopleChoice.ts'
import { AskedButton } from '../shell/AskedButton.tsx'
import { FormEnd } from '../shell/FormEnd.tsx'
import { InstantInput } from '../shell/InstantInput.tsx'
import { useAct } from '../shell/useAct.ts'
import { Candidates } from './Candidates.tsx'
import { ClashList } from './ClashList.tsx'
import { draftClashes, type MovedShift } from './shiftFields.ts'
import { SwapPart } from './SwapPart.tsx'
import type { UnitRoster } from './useRoster.ts'

interface ShiftFormProps {
  /** The one that is changed; a new one is made without. */
  shift: ShiftItem | undefined
  moved: MovedShift | undefined
  begins: { placeId?: string; fromMs: number; toMs: number }
  unitRoster: UnitRoster
  onClose: () => void
}

interface ShiftFields {
  placeId: string | null
  fromMs: number | null
  toMs: number | null
  leadId: string | null
  personIds: string[]
  onCall: boolean
}

/** Of a shift that is not kept yet. */
const draftId = 'draft'

/** Who is where from when to when; what would be against the rules stands below while it is entered. */
export function ShiftForm({ shift, moved, begins, unitRoster, onClose }: ShiftFormProps) {
  const { t } = useTranslation('rosters')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const { places, roster } = unitRoster
  const form = useForm<ShiftFields>({
    initialValues: {
      placeId: moved?.place?.id ?? shift?.place.id ?? begins.placeId ?? places[0]?.id ?? null,
      fromMs: moved?.fromMs ?? (shift === undefined ? begins.fromMs : Date.parse(shift.from)),
      toMs: moved?.toMs ?? (shift === undefined ? begins.toMs : Date.parse(shift.to)),
      leadId: moved?.leadId === undefined ? (shift?.leadId ?? null) : moved.leadId,
      personIds: [...(moved?.personIds ?? shift?.personIds ?? [])],
      onCall: shift?.onCall ?? false,
    },
  })
  const { values } = form
  const place = places.find(({ id }) => id === values.placeId)
  const people = usePeopleChoice(place?.unitId ?? undefined)
  const act = useAct(form, { 'place.id': 'placeId', from: 'fromMs', to: 'toMs' })
  const draft = useMemo(() => {
    const { placeId, fromMs, toMs, ...who } = values
    if (placeId === null || fromMs === null || toMs === null || fromMs >= toMs) return undefined
    return { id: shift?.id ?? draftId, placeId, fromMs, toMs, ...who }
  }, [values, shift])
  const clashes = useMemo(() => (draft === undefined ? [] : draftClashes(roster, [draft])), [roster, draft])
  const save = form.onSubmit(({ fromMs, toMs, leadId, personIds, onCall }) => {
    if (place === undefined) return form.setFieldError('placeId', shell('required'))
    if (fromMs === null || toMs === null) return form.setFieldError('fromMs', shell('required'))
    return act.send(
      {
        method: shift === undefined ? 'POST' : 'PUT',
        address: shift === undefined ? '/shifts' : `/shifts/${shift.id}`,
        ...(shift === undefined ? {} : { version: shift.version }),
        body: {
          place: place.place,
          from: new Date(fromMs).toISOString(),
          to: new Date(toMs).toISOString(),
          leadId,
          personIds: personIds.filter((id) => id !== leadId),
          onCall,
        },
      },
      onClose,
    )
  })
  return (
    <>
      <form onSubmit={save}>
        <Stack gap="sm">
          <Select
            label={t('place')}
            data={places.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
            searchable
            allowDeselect={false}
            {...form.getInputProps('placeId')}
          />
          <Group grow align="flex-start">
            <InstantInput label={t('from')} {...form.getInputProps('fromMs')} />
            <InstantInput label={t('to')} {...form.getInputProps('toMs')} />
          </Group>
          {/* Whoever may not lead is not kept from being chosen: the roster says so, as it does of all else. */}
          <Select
            label={t('leads')}
            data={people.members}
            searchable
            clearable
            limit={80}
            {...form.getInputProps('leadId')}
          />
          <MultiSelect
            label={t('others')}
            data={people.members}
            searchable
            limit={80}
            {...form.getInputProps('personIds')}
          />
          <Checkbox label={t('isOnCall')} {...form.getInputProps('onCall', { type: 'checkbox' })} />
          {draft !== undefined && (
            <ClashList title={t('wouldClash')} clashes={clashes} unitRoster={unitRoster} />
          )}
          <FormEnd act={act} submit={t('save')} onCancel={onClose} />
        </Stack>
      </form>
      {draft !== undefined && place !== undefined && (
        <Candidates
          draft={draft}
          place={place}
          unitRoster={unitRoster}
          onTake={(personId, asLead) =>
            asLead
              ? form.setFieldValue('leadId', personId)
              : form.setFieldValue('personIds', [...values.personIds, personId])
          }
        />
      )}
      {shift !== undefined && <SwapPart shift={shift} unitRoster={unitRoster} onClose={onClose} />}
      {shift !== undefined && (
        <AskedButton
          label={t('cancelShift')}
          question={t('cancelQuestion')}
          keep={t('keep')}
          loading={act.sending}
          onConfirm={() =>
            act.send({ method: 'DELETE', address: `/shifts/${shift.id}`, version: shift.version }, onClose)
          }
        />
      )}
    </>
  )
}
