import { Checkbox, Group, NumberInput, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { coverageKind } from '../../../data/model/coverageAnswer.ts'
import {
  newGapSignal,
  wallLanguage,
  wallLimits,
  type WallScene,
} from '../../../data/model/wallArrangement.ts'
import { useMe } from '../../account/me.ts'
import type { WallItem } from '../../api/walls.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { useAct } from '../../shell/useAct.ts'
import type { Arrangement } from '../../wall/wallScenes.ts'
import { UnitSelect } from '../UnitSelect.tsx'
import { SceneRows } from './SceneRows.tsx'
import { WallPreview } from './WallPreview.tsx'

export interface WallFormProps {
  /** The one that is changed; a new one is arranged without. */
  wall: WallItem | undefined
  onClose: () => void
}

interface WallFields {
  name: string
  unitId: string | null
  coverage: WallItem['coverage']
  scenes: WallScene[]
  newGapSignal: WallItem['newGapSignal']
  language: WallItem['language'] | typeof ofScreen
  dims: boolean
  from: string
  to: string
  brightness: number | string
}

/** What a choice of languages calls that nothing is said. */
const ofScreen = 'screen'
const languageNames = { zh: '中文', en: 'English' } as const

const arrangementOf = ({
  coverage,
  scenes,
  newGapSignal,
  language,
  dims,
  from,
  to,
  brightness,
}: WallFields): Arrangement => ({
  coverage,
  scenes,
  newGapSignal,
  language: language === ofScreen ? null : language,
  dim: dims ? { from, to, brightness: Number(brightness) / 100 } : null,
})

/** What a wall goes through, beside how it looks: the preview follows what is typed. */
export function WallForm({ wall, onClose }: WallFormProps) {
  const { t } = useTranslation('admin')
  const { t: domain } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  const { account } = useMe()
  const form = useForm<WallFields>({
    initialValues: {
      name: wall?.name ?? '',
      unitId: wall?.unitId ?? account?.unitId ?? null,
      coverage: wall?.coverage ?? 'planned',
      scenes: wall?.scenes ?? [
        { kind: 'whole', seconds: 40 },
        { kind: 'worst-gaps', count: 3, seconds: 20 },
      ],
      newGapSignal: wall?.newGapSignal ?? 'none',
      language: wall?.language ?? ofScreen,
      dims: wall?.dim != null,
      from: wall?.dim?.from ?? '22:00',
      to: wall?.dim?.to ?? '06:00',
      brightness: Math.round((wall?.dim?.brightness ?? 0.7) * 100),
    },
  })
  const act = useAct(form, {
    dim: 'dims',
    'dim.from': 'from',
    'dim.to': 'to',
    'dim.brightness': 'brightness',
  })
  const save = form.onSubmit((fields) => {
    if (fields.name.trim() === '') return form.setFieldError('name', shell('required'))
    if (fields.unitId === null) return form.setFieldError('unitId', shell('required'))
    return act.send(
      {
        method: wall === undefined ? 'POST' : 'PUT',
        address: wall === undefined ? '/walls' : `/walls/${wall.id}`,
        ...(wall === undefined ? {} : { version: wall.version }),
        body: { name: fields.name.trim(), unitId: fields.unitId, ...arrangementOf(fields) },
      },
      onClose,
    )
  })
  const { dims } = form.values
  return (
    <div className="wall-form">
      <form onSubmit={save}>
        <Stack gap="sm">
          <Title order={3}>{t(wall === undefined ? 'arrangeWall' : 'changeWall')}</Title>
          <Group grow align="flex-start">
            <TextInput label={t('wallName')} maxLength={80} {...form.getInputProps('name')} />
            <UnitSelect {...form.getInputProps('unitId')} />
          </Group>
          <Group grow align="flex-start">
            <Select
              label={t('coverage')}
              allowDeselect={false}
              data={coverageKind.options.map((value) => ({ value, label: domain(`kind.${value}`) }))}
              {...form.getInputProps('coverage')}
            />
            <Select
              label={t('newGapSignal')}
              allowDeselect={false}
              data={newGapSignal.options.map((value) => ({ value, label: t(`signal.${value}`) }))}
              {...form.getInputProps('newGapSignal')}
            />
            <Select
              label={t('wallLanguage')}
              allowDeselect={false}
              data={[
                { value: ofScreen, label: t('languageOfScreen') },
                ...wallLanguage.options.map((value) => ({ value, label: languageNames[value] })),
              ]}
              {...form.getInputProps('language')}
            />
          </Group>
          <SceneRows
            scenes={form.values.scenes}
            unitId={form.values.unitId}
            onChange={(scenes) => form.setFieldValue('scenes', scenes)}
          />
          {form.errors['scenes'] !== undefined && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {form.errors['scenes']}
            </Text>
          )}
          <Checkbox label={t('dims')} {...form.getInputProps('dims', { type: 'checkbox' })} />
          {dims && (
            <Group grow align="flex-start">
              <TextInput label={t('dimFrom')} type="time" {...form.getInputProps('from')} />
              <TextInput label={t('dimTo')} type="time" {...form.getInputProps('to')} />
              <NumberInput
                label={t('brightness')}
                min={100 * wallLimits.brightness.least}
                max={100 * wallLimits.brightness.most}
                suffix=" %"
                {...form.getInputProps('brightness')}
              />
            </Group>
          )}
          <FormEnd act={act} submit={t('save')} onCancel={onClose} />
        </Stack>
      </form>
      <WallPreview arrangement={arrangementOf(form.values)} />
    </div>
  )
}
