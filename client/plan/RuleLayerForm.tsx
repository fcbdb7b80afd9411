import { Button, FileButton, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findJsonError } from '../../data/model/findJsonError.ts'
import { ruleLayerKind, type RuleLayerKind } from '../../data/model/ruleLayer.ts'
import type { RuleLayerItem } from '../api/planning.ts'
import { bothNames } from '../i18n/bothNames.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { useAct } from '../shell/useAct.ts'

interface RuleLayerFormProps {
  /** Absent where one is loaded for the first time. */
  layer: RuleLayerItem | undefined
  onDone: () => void
  onCancel: () => void
}

/** Loads a layer from GeoJSON, or names one anew and takes a newer file in its place. */
export function RuleLayerForm({ layer, onDone, onCancel }: RuleLayerFormProps) {
  const { t } = useTranslation('planRules')
  const { t: shell } = useTranslation('shell')
  const [file, setFile] = useState<{ name: string; geojson: unknown } | undefined>(undefined)
  const form = useForm<{
    nameZh: string
    nameEn: string
    kind: RuleLayerKind | null
    source: string
    /** Empty where nobody said. */
    widthM: number | ''
    geojson: string
  }>({
    initialValues: {
      nameZh: layer?.name.zh ?? '',
      nameEn: layer?.name.en ?? '',
      kind: layer?.kind ?? null,
      source: layer?.source ?? '',
      widthM: layer?.widthM ?? '',
      geojson: '',
    },
  })
  const act = useAct(form, { 'name.zh': 'nameZh', 'name.en': 'nameEn' })
  const open = async (picked: File | null) => {
    if (picked === null) return
    form.clearFieldError('geojson')
    const text = await picked.text()
    try {
      setFile({ name: picked.name, geojson: JSON.parse(text) as unknown })
    } catch {
      setFile(undefined)
      const line = text.slice(0, findJsonError(text)).split('\n').length
      return form.setFieldError('geojson', t('notJson', { file: picked.name, line }))
    }
    const { nameZh, nameEn } = form.values
    if (nameZh === '' && nameEn === '') {
      const name = picked.name.replace(/\.\w+$/, '').slice(0, 200)
      form.setValues({ nameZh: name, nameEn: name })
    }
  }
  const save = form.onSubmit(({ nameZh, nameEn, kind, source, widthM }) => {
    const name = bothNames(nameEn, nameZh)
    if (name.en === '') return form.setFieldError('nameZh', shell('required'))
    if (kind === null) return form.setFieldError('kind', shell('required'))
    if (layer === undefined && file === undefined) return form.setFieldError('geojson', shell('required'))
    const body = {
      name,
      kind,
      source,
      widthM: kind === 'boundary-river' && widthM !== '' ? widthM : null,
      ...(file === undefined ? {} : { geojson: file.geojson }),
    }
    return layer === undefined
      ? act.send({ method: 'POST', address: '/rule-layers', body }, onDone)
      : act.send({ method: 'PUT', address: `/rule-layers/${layer.id}`, version: layer.version, body }, onDone)
  })
  const { kind } = form.values
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Select
          label={t('layerKind')}
          data={ruleLayerKind.options.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
          // What is loaded was checked as its kind; another kind takes its own file.
          disabled={layer !== undefined && file === undefined}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
        {kind !== null && (
          <Text size="sm" c="dimmed">
            {t(`kindLong.${kind}`)}
          </Text>
        )}
        <div>
          <Group gap="sm">
            <FileButton accept=".geojson,.json" onChange={(picked) => void open(picked)}>
              {(button) => (
                <Button {...button} variant="default" leftSection={<IconFileUpload size={16} aria-hidden />}>
                  {t(layer === undefined ? 'chooseGeoJson' : 'newerGeoJson')}
                </Button>
              )}
            </FileButton>
            <Text size="sm" c="dimmed">
              {file?.name ?? ''}
            </Text>
          </Group>
          {form.errors['geojson'] !== undefined && (
            <p className="plan-fault-note" role="alert">
              {form.errors['geojson']}
            </p>
          )}
        </div>
        <TextInput label={t('layerName.zh')} maxLength={200} {...form.getInputProps('nameZh')} />
        <TextInput label={t('layerName.en')} maxLength={200} {...form.getInputProps('nameEn')} />
        <TextInput
          label={t('layerSource')}
          placeholder={t('layerSourceLike')}
          maxLength={500}
          {...form.getInputProps('source')}
        />
        {kind === 'boundary-river' && (
          <NumberInput
            label={t('riverWidth')}
            description={t('riverWidthLong')}
            suffix={` ${t('metres', { metres: '' }).trim()}`}
            min={1}
            max={20_000}
            decimalScale={1}
            {...form.getInputProps('widthM')}
          />
        )}
        <FormEnd
          act={act}
          submit={t(layer === undefined ? 'loadLayerNow' : 'changeLayerNow')}
          onCancel={onCancel}
        />
      </Stack>
    </form>
  )
}
