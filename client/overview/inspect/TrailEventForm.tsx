import { Button, NativeSelect, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import {
  sealMethod,
  trailEventKind,
  type SealMethod,
  type TrailEvent,
  type TrailEventKind,
} from '../../../data/model/trail.ts'
import { useMe } from '../../account/me.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { InstantInput } from '../../shell/InstantInput.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useServerNow } from '../../shell/serverClock.ts'
import { useAct } from '../../shell/useAct.ts'
import { usePeopleChoice } from './usePeopleChoice.ts'

interface TrailEventFields {
  kind: TrailEventKind
  /** Null: now. */
  observedMs: number | null
  method: SealMethod
  order: string
  withdraws: string
  note: string
  notByGps: string
  personId: string | null
}

/** Adds one event to a trail's list; the status follows from the list. */
export function TrailEventForm({ trailId, events }: { trailId: string; events: readonly TrailEvent[] }) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { moment } = useQuantities()
  const nowMs = useServerNow()
  const isLocal = useMe().actor.kind === 'local'
  const { members } = usePeopleChoice(undefined)
  const form = useForm<TrailEventFields>({
    initialValues: {
      kind: 'sealed',
      observedMs: null,
      method: 'wire',
      order: '',
      withdraws: '',
      note: '',
      notByGps: '',
      personId: null,
    },
  })
  const { values } = form
  const act = useAct(form, { observedAt: 'observedMs' })
  const standing = events.filter(
    ({ id, kind }) => kind !== 'withdrawn' && !events.some(({ withdraws }) => withdraws === id),
  )
  const add = form.onSubmit(({ kind, observedMs, method, order, withdraws, note, notByGps, personId }) =>
    act.send(
      {
        method: 'POST',
        address: `/trails/${trailId}/events`,
        body: {
          kind,
          observedAt: new Date(observedMs ?? nowMs).toISOString(),
          method: kind === 'sealed' ? method : null,
          order: kind === 'reopened' && order.trim() !== '' ? order : null,
          withdraws: kind === 'withdrawn' && withdraws !== '' ? withdraws : null,
          notByGps: kind === 'verified' && notByGps.trim() !== '' ? notByGps : null,
          personId,
          note,
        },
      },
      () => form.reset(),
    ),
  )
  return (
    <form onSubmit={add}>
      <Stack gap="xs">
        <NativeSelect
          label={t('whatHappened')}
          data={trailEventKind.options.map((kind) => ({ value: kind, label: domain(`trailEvent.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
        {values.kind === 'sealed' && (
          <NativeSelect
            label={t('method')}
            data={sealMethod.options.map((method) => ({
              value: method,
              label: domain(`sealMethod.${method}`),
            }))}
            {...form.getInputProps('method')}
          />
        )}
        {values.kind === 'verified' && (
          <TextInput
            label={t('notByGps')}
            description={t('notByGpsHint')}
            withAsterisk
            {...form.getInputProps('notByGps')}
          />
        )}
        {isLocal && (values.kind === 'verified' || values.kind === 'sealed') && (
          <Select
            label={t('whoWasThere')}
            data={members}
            searchable
            clearable
            limit={60}
            withAsterisk={values.kind === 'verified'}
            {...form.getInputProps('personId')}
          />
        )}
        {values.kind === 'reopened' && (
          <TextInput
            label={t('order')}
            description={t('orderHint')}
            withAsterisk
            {...form.getInputProps('order')}
          />
        )}
        {values.kind === 'withdrawn' && (
          <NativeSelect
            label={t('withdraws')}
            data={[
              { value: '', label: '–' },
              ...standing.map((event) => ({
                value: event.id,
                label: `${moment(Date.parse(event.observedAt))} · ${domain(`trailEvent.${event.kind}`)}`,
              })),
            ]}
            {...form.getInputProps('withdraws')}
          />
        )}
        <InstantInput
          label={t('observedAt')}
          description={values.observedMs === null ? t('nowUnlessSet') : undefined}
          clearable
          {...form.getInputProps('observedMs')}
        />
        <Textarea label={t('note')} autosize minRows={1} {...form.getInputProps('note')} />
        <Refusal sentence={act.refusal} />
        <Button type="submit" loading={act.sending}>
          {t('addEvent')}
        </Button>
      </Stack>
    </form>
  )
}
