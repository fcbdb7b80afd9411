import { Button, Group, NativeSelect, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { barrierStatus, type BarrierStatus } from '../../../data/model/barrier.ts'
import type { FeatureOf } from '../../api/collections.ts'
import { InstantInput } from '../../shell/InstantInput.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useServerNow, wholeMinute } from '../../shell/serverClock.ts'
import { useAct } from '../../shell/useAct.ts'

/** Dates a part's status, or that of all parts; what was before stays in the record. */
export function BarrierStatusForm({ barrier }: { barrier: FeatureOf<'barriers'> }) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const nowMs = wholeMinute(useServerNow())
  const { properties } = barrier
  const form = useForm<{ part: string; status: BarrierStatus; fromMs: number | null }>({
    initialValues: { part: 'all', status: 'complete', fromMs: null },
  })
  const act = useAct(form, { from: 'fromMs' })
  const add = form.onSubmit(({ part, status, fromMs }) => {
    const from = new Date(fromMs ?? nowMs).toISOString()
    return act.send(
      {
        method: 'PUT',
        address: `/collections/barriers/items/${barrier.id}`,
        version: properties.version,
        body: {
          lineId: properties.lineId,
          name: properties.name,
          type: properties.type,
          note: properties.note,
          unitId: properties.unitId,
          parts: properties.parts.map((one, index) =>
            part === 'all' || part === String(index)
              ? {
                  path: one.path,
                  statuses: [...one.statuses, { status, from }].toSorted(
                    (first, second) => Date.parse(first.from) - Date.parse(second.from),
                  ),
                }
              : one,
          ),
        },
      },
      () => form.reset(),
    )
  })
  return (
    <form onSubmit={add}>
      <Stack gap="xs">
        <Group grow align="flex-start">
          {properties.parts.length > 1 && (
            <NativeSelect
              label={t('whichPart')}
              data={[
                { value: 'all', label: t('allParts') },
                ...properties.parts.map((_, index) => ({ value: String(index), label: String(index + 1) })),
              ]}
              {...form.getInputProps('part')}
            />
          )}
          <NativeSelect
            label={t('status')}
            data={barrierStatus.options.map((status) => ({
              value: status,
              label: domain(`barrierStatus.${status}`),
            }))}
            {...form.getInputProps('status')}
          />
        </Group>
        <InstantInput
          label={t('statusFrom')}
          description={form.values.fromMs === null ? t('nowUnlessSet') : undefined}
          clearable
          {...form.getInputProps('fromMs')}
        />
        <Refusal sentence={act.refusal} />
        <Button type="submit" loading={act.sending}>
          {t('addStatus')}
        </Button>
      </Stack>
    </form>
  )
}
