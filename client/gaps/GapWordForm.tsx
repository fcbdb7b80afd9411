import { Chip, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { GapKind } from '../../data/model/gapAcknowledgement.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { InstantInput } from '../shell/InstantInput.tsx'
import { useServerNow, wholeMinute } from '../shell/serverClock.ts'
import { useAct } from '../shell/useAct.ts'
import { usualActions } from './usualActions.ts'
import { useUnitChoice } from './useUnitChoice.ts'

export interface GapWordFormProps {
  lineId: string
  kind: GapKind
  fromM: number
  toM: number
  /** The unit that answers, as a beginning. */
  unitId: string | null
  /** The word that is handed on; a new one is given without it. */
  handsOn?: string
  onClose: () => void
  /** As `onClose` where left out. */
  onCancel?: (() => void) | undefined
}

const twoHoursMs = 2 * 3_600_000

/** Who deals with a gap, what is being done, until when. */
export function GapWordForm({
  lineId,
  kind,
  fromM,
  toM,
  unitId,
  handsOn,
  onClose,
  onCancel = onClose,
}: GapWordFormProps) {
  const { t } = useTranslation('gaps')
  const { t: shell } = useTranslation('shell')
  const nowMs = wholeMinute(useServerNow())
  const units = useUnitChoice()
  const form = useForm<{ unitId: string; action: string; untilMs: number | null }>({
    initialValues: { unitId: unitId ?? '', action: '', untilMs: nowMs + twoHoursMs },
  })
  const act = useAct(form, { until: 'untilMs' })
  const save = form.onSubmit(({ unitId, action, untilMs }) => {
    if (unitId === '') return form.setFieldError('unitId', shell('required'))
    if (action.trim() === '') return form.setFieldError('action', shell('required'))
    if (untilMs === null) return form.setFieldError('untilMs', shell('required'))
    const word = { unitId, action, until: new Date(untilMs).toISOString() }
    return act.send(
      handsOn === undefined
        ? {
            method: 'POST',
            address: '/gaps/acknowledgements',
            body: { lineId, kind, fromM, toM, ...word },
          }
        : { method: 'POST', address: `/gaps/acknowledgements/${handsOn}/hand-on`, body: word },
      onClose,
    )
  })
  return (
    <form onSubmit={save}>
      <Stack gap="xs">
        <Select
          label={t('unit')}
          data={units}
          searchable
          allowDeselect={false}
          limit={80}
          withAsterisk
          {...form.getInputProps('unitId')}
        />
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('usual')}
          </Text>
          <Group gap={6}>
            {usualActions.map((usual) => (
              <Chip
                key={usual}
                size="xs"
                checked={form.values.action === t(`usual.${usual}`)}
                onChange={() => form.setFieldValue('action', t(`usual.${usual}`))}
              >
                {t(`usual.${usual}`)}
              </Chip>
            ))}
          </Group>
        </div>
        <Textarea
          label={t('action')}
          autosize
          minRows={2}
          maxLength={500}
          withAsterisk
          {...form.getInputProps('action')}
        />
        <InstantInput label={t('until')} required {...form.getInputProps('untilMs')} />
        <FormEnd act={act} submit={t(handsOn === undefined ? 'takeInHand' : 'handOn')} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
