import { Checkbox, Select, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { usePeopleChoice } from '../overview/inspect/usePeopleChoice.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { InstantInput } from '../shell/InstantInput.tsx'
import { useAct } from '../shell/useAct.ts'
import { useViewState } from '../shell/viewState.ts'
import type { ChiefRow } from './chiefRows.ts'

interface HandOverFormProps {
  /** All that somebody answers for, now or ahead; the first is what was asked about. */
  rows: readonly ChiefRow[]
  onClose: () => void
}

/** All or some of what one chief answers for goes to a successor from an instant, as one act. */
export function HandOverForm({ rows, onClose }: HandOverFormProps) {
  const { t } = useTranslation('chiefs')
  const { t: domain } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  const { atMs } = useViewState()
  const form = useForm<{ chosen: string[]; atMs: number | null; personId: string | null }>({
    initialValues: {
      chosen: rows.map(({ id }) => id),
      atMs,
      personId: null,
    },
  })
  const people = usePeopleChoice(rows[0]?.unitId)
  const act = useAct(form, { at: 'atMs' })
  const save = form.onSubmit(({ chosen, atMs: fromMs, personId }) => {
    if (chosen.length === 0) return form.setFieldError('chosen', t('noneChosen'))
    if (fromMs === null) return form.setFieldError('atMs', shell('required'))
    if (personId === null) return form.setFieldError('personId', shell('required'))
    return act.send(
      {
        method: 'POST',
        address: '/chiefs/hand-over',
        body: {
          chiefs: rows
            .filter(({ id }) => chosen.includes(id))
            .map(({ kind, id, version }) => ({ kind, id, version })),
          at: new Date(fromMs).toISOString(),
          personId,
        },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Text size="sm">{t('handOverLong')}</Text>
        <Checkbox.Group
          label={t('answersFor')}
          description={t('chosen', { count: form.values.chosen.length })}
          {...form.getInputProps('chosen')}
        >
          <Stack gap={6} mt={8} className="hand-over-list">
            {rows.map((row) => (
              <Checkbox
                key={row.id}
                value={row.id}
                label={`${row.what} · ${domain(`chiefLevel.${row.level}`)}`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <InstantInput label={t('asFrom')} required {...form.getInputProps('atMs')} />
        <Select
          label={t('successor')}
          data={people.members}
          searchable
          limit={60}
          withAsterisk
          {...form.getInputProps('personId')}
        />
        <FormEnd act={act} submit={t('handOverNow')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
