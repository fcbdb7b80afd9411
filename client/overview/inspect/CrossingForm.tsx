import { Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { FeatureOf } from '../../api/collections.ts'
import { bothNames } from '../../i18n/bothNames.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { InstantInput } from '../../shell/InstantInput.tsx'
import { useServerNow, wholeMinute } from '../../shell/serverClock.ts'
import { useAct } from '../../shell/useAct.ts'
import { InspectorHead } from './InspectorHead.tsx'

export interface CrossingFormProps {
  kind: 'port' | 'trade-point'
  crossing: FeatureOf<'ports'> | FeatureOf<'trade-points'>
  onClose: () => void
}

interface CrossingFields {
  open: boolean
  passes: 'yes' | 'no' | 'unknown'
  sinceMs: number | null
  orderedByZh: string
  orderedByEn: string
  opens: string
  closes: string
  vi: string
  my: string
}

/** Whether a crossing is open, whether people pass there, by whose order and when, and its further names. */
export function CrossingForm({ kind, crossing, onClose }: CrossingFormProps) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { properties, geometry } = crossing
  const { passage, localNames } = properties
  const nowMs = wholeMinute(useServerNow())
  const form = useForm<CrossingFields>({
    initialValues: {
      open: properties.open,
      passes: passage === null ? 'unknown' : passage.passes ? 'yes' : 'no',
      sinceMs: passage === null ? nowMs : Date.parse(passage.since),
      orderedByZh: passage?.orderedBy.zh ?? '',
      orderedByEn: passage?.orderedBy.en ?? '',
      opens: passage?.hours?.opens ?? '',
      closes: passage?.hours?.closes ?? '',
      vi: localNames.vi ?? '',
      my: localNames.my ?? '',
    },
  })
  const act = useAct(form, {
    'passage.since': 'sinceMs',
    'passage.orderedBy.zh': 'orderedByZh',
    'passage.orderedBy.en': 'orderedByEn',
    'passage.hours.opens': 'opens',
    'passage.hours.closes': 'closes',
    'localNames.vi': 'vi',
    'localNames.my': 'my',
  })
  const save = form.onSubmit((typed) => {
    const { open, passes, sinceMs, orderedByZh, orderedByEn, opens, closes, vi, my } = typed
    if (passes !== 'unknown' && sinceMs === null) return form.setFieldError('sinceMs', t('sinceMissing'))
    const names = Object.entries({ vi: vi.trim(), my: my.trim() }).filter(([, name]) => name !== '')
    const { version, chainageM: _, ...kept } = properties
    return act.send(
      {
        method: 'PUT',
        address: `/collections/${kind}s/items/${crossing.id}`,
        version,
        body: {
          ...without(kept, 'synthetic'),
          position: geometry.coordinates,
          open,
          localNames: { ...without(localNames, 'vi', 'my'), ...Object.fromEntries(names) },
          passage:
            passes === 'unknown'
              ? null
              : {
                  passes: passes === 'yes',
                  since: new Date(sinceMs ?? nowMs).toISOString(),
                  orderedBy: bothNames(orderedByEn, orderedByZh),
                  hours: opens === '' && closes === '' ? null : { opens, closes },
                },
        },
      },
      onClose,
    )
  })
  const isKnown = form.values.passes !== 'unknown'
  return (
    <form onSubmit={save}>
      <InspectorHead
        kind={domain(kind === 'port' ? 'port' : 'tradePoint')}
        title={t('change')}
        onClose={onClose}
      />
      <Stack gap="xs" mt="sm">
        <Switch label={t('isOpen')} {...form.getInputProps('open', { type: 'checkbox' })} />
        <Select
          label={t('peoplePass')}
          allowDeselect={false}
          data={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(`pass.${value}`) }))}
          {...form.getInputProps('passes')}
        />
        {isKnown && (
          <>
            <InstantInput label={t('passSince')} {...form.getInputProps('sinceMs')} />
            <SimpleGrid cols={2} spacing="xs">
              <TextInput label={t('orderedByZh')} {...form.getInputProps('orderedByZh')} />
              <TextInput label={t('orderedByEn')} {...form.getInputProps('orderedByEn')} />
              <TextInput label={t('opens')} type="time" {...form.getInputProps('opens')} />
              <TextInput label={t('closes')} type="time" {...form.getInputProps('closes')} />
            </SimpleGrid>
          </>
        )}
        <TextInput label={t('nameVi')} {...form.getInputProps('vi')} />
        <TextInput label={t('nameMy')} {...form.getInputProps('my')} />
        <FormEnd act={act} submit={t('save')} onCancel={onClose} />
      </Stack>
    </form>
  )
}

function without<Fields extends object>(fields: Fields, ...keys: string[]): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key))) as Partial<Fields>
}
