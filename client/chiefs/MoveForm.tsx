import { Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { ChainageInput } from '../overview/inspect/ChainageInput.tsx'
import { FormEnd } from '../shell/FormEnd.tsx'
import { InstantInput } from '../shell/InstantInput.tsx'
import { useAct } from '../shell/useAct.ts'
import { useViewState } from '../shell/viewState.ts'
import type { Answered } from './useResponsibility.ts'
import type { StripDraft } from './useStripDrag.ts'

interface MoveFormProps {
  draft: Extract<StripDraft, { kind: 'move' }>
  answered: Answered
  onClose: () => void
}

/** Where an edge was dragged to, to be said exactly, and from when on it lies there. */
export function MoveForm({ draft, answered, onClose }: MoveFormProps) {
  const { t } = useTranslation('chiefs')
  const { t: shell } = useTranslation('shell')
  const { atMs } = useViewState()
  const form = useForm<{ edgeM: number; atMs: number | null }>({
    initialValues: { edgeM: draft.toM, atMs },
  })
  const act = useAct(form, { at: 'atMs', moves: 'edgeM' })
  const save = form.onSubmit(({ edgeM, atMs: fromMs }) => {
    if (fromMs === null) return form.setFieldError('atMs', shell('required'))
    const moves = [...draft.leftIds, ...draft.rightIds].flatMap((id) => {
      const stretch = answered.stretchById.get(id)?.properties
      if (stretch === undefined) return []
      const { version, fromM, toM } = stretch
      return [
        draft.leftIds.includes(id) ? { id, version, fromM, toM: edgeM } : { id, version, fromM: edgeM, toM },
      ]
    })
    const body = { moves, at: new Date(fromMs).toISOString() }
    return act.send({ method: 'POST', address: '/chiefs/move', body }, onClose)
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Group grow align="flex-start">
          <ChainageInput label={t('moveTo')} {...form.getInputProps('edgeM')} />
          <InstantInput label={t('asFrom')} required {...form.getInputProps('atMs')} />
        </Group>
        <FormEnd act={act} submit={t('moveNow')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
