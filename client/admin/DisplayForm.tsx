import { Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useMe } from '../account/me.ts'
import { useWalls } from '../api/walls.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { InstantInput } from '../shell/InstantInput.tsx'
import { useAct } from '../shell/useAct.ts'
import { UnitSelect } from './UnitSelect.tsx'

interface DisplayFormProps {
  onGiven: (given: { name: string; address: string }) => void
  onClose: () => void
}

const answer = z.object({ address: z.string().nullable() })

/** Where the wall hangs, what it may see, from where it may be opened and until when. */
export function DisplayForm({ onGiven, onClose }: DisplayFormProps) {
  const { t } = useTranslation('admin')
  const { t: shell } = useTranslation('shell')
  const { account } = useMe()
  const walls = useWalls().data
  const form = useForm<{
    name: string
    unitId: string | null
    networks: string[]
    wallId: string | null
    untilMs: number | null
  }>({
    initialValues: { name: '', unitId: account?.unitId ?? null, networks: [], wallId: null, untilMs: null },
  })
  const act = useAct(form, { until: 'untilMs' })
  const save = form.onSubmit(({ name, unitId, networks, wallId, untilMs }) => {
    if (name.trim() === '') return form.setFieldError('name', shell('required'))
    if (unitId === null) return form.setFieldError('unitId', shell('required'))
    return act.send(
      {
        method: 'POST',
        address: '/displays',
        irreversible: true,
        body: {
          name: name.trim(),
          unitId,
          networks,
          wallId,
          until: untilMs === null ? null : new Date(untilMs).toISOString(),
        },
      },
      (made) => {
        const address = answer.safeParse(made).data?.address
        // It is told without the host: that is the one that this page came from.
        if (address != null) onGiven({ name: name.trim(), address: new URL(address, location.origin).href })
        onClose()
      },
    )
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <TextInput
          label={t('displayName')}
          description={t('displayNameLong')}
          maxLength={80}
          {...form.getInputProps('name')}
        />
        <UnitSelect description={t('displayUnitLong')} {...form.getInputProps('unitId')} />
        <Select
          label={t('arrangement')}
          placeholder={t('arrangementNone')}
          data={(walls ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          {...form.getInputProps('wallId')}
        />
        <TagsInput
          label={t('networks')}
          description={t('networksLong')}
          maxTags={20}
          {...form.getInputProps('networks')}
        />
        <InstantInput
          label={t('until')}
          description={t('untilLong')}
          clearable
          {...form.getInputProps('untilMs')}
        />
        <FormEnd act={act} submit={t('make')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
