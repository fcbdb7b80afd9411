import { Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { FormEnd } from '../shell/FormEnd.tsx'
import { InstantInput } from '../shell/InstantInput.tsx'
import { useAct } from '../shell/useAct.ts'
import { useViewState } from '../shell/viewState.ts'
import type { ChiefRow } from './chiefRows.ts'

/** From an instant on nobody answers for it by this; what was before stays. */
export function EndForm({ row, onClose }: { row: ChiefRow; onClose: () => void }) {
  const { t } = useTranslation('chiefs')
  const { t: shell } = useTranslation('shell')
  const { atMs } = useViewState()
  const form = useForm<{ atMs: number | null }>({ initialValues: { atMs } })
  const act = useAct(form, { at: 'atMs' })
  const end = form.onSubmit(({ atMs: endMs }) => {
    if (endMs === null) return form.setFieldError('atMs', shell('required'))
    const { kind, id, version } = row
    const body = { chiefs: [{ kind, id, version }], at: new Date(endMs).toISOString() }
    return act.send({ method: 'POST', address: '/chiefs/end', body }, onClose)
  })
  return (
    <form onSubmit={end}>
      <Stack gap="sm">
        <Text size="sm" fw={600}>
          {row.what} · {row.post}
        </Text>
        <InstantInput label={t('asFrom')} required {...form.getInputProps('atMs')} />
        <FormEnd act={act} submit={t('endNow')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
