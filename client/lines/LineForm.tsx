import './lines.css'
import { Button, Checkbox, Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { County } from '../../data/model/county.ts'
import type { HomeSide } from '../../geo/units.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { bothNames } from '../i18n/bothNames.ts'
import { useAct } from '../shell/useAct.ts'
import { readLine } from './readLine.ts'
import { SidePreview } from './SidePreview.tsx'
import { TextOfFile } from './TextOfFile.tsx'

const loaded = z.object({ id: z.string() })

interface LineFields {
  /** The GeoJSON text. */
  path: string
  nameEn: string
  nameZh: string
  homeSide: HomeSide
  /** Empty where it is not known. */
  officialLengthKm: number | string
  source: string
  approvalNumber: string
  approximate: boolean
}

export interface LineFormProps {
  /** The line of which this is a new survey. */
  replaces?: County['lines'][number] | undefined
  onLoaded: (lineId: string) => void
}

/** A border line with its home side, official length, source and approval number. */
export function LineForm({ replaces, onLoaded }: LineFormProps) {
  const { t } = useTranslation('lines')
  const { t: shell } = useTranslation('shell')
  const form = useForm<LineFields>({
    initialValues: {
      path: '',
      nameEn: replaces?.name.en ?? '',
      nameZh: replaces?.name.zh ?? '',
      homeSide: replaces?.homeSide ?? 'left',
      officialLengthKm: '',
      source: '',
      approvalNumber: '',
      approximate: false,
    },
  })
  const { values } = form
  const read = useMemo(() => (values.path.trim() === '' ? undefined : readLine(values.path)), [values.path])
  const positions = read !== undefined && 'positions' in read ? read.positions : []
  const fault = read !== undefined && 'fault' in read ? t(`lineFault.${read.fault}`) : undefined
  const act = useAct(form, {
    'name.en': 'nameEn',
    'name.zh': 'nameZh',
    officialLengthM: 'officialLengthKm',
  })
  const load = form.onSubmit(
    ({ nameEn, nameZh, homeSide, officialLengthKm, source, approvalNumber, approximate }) => {
      const name = bothNames(nameEn, nameZh)
      if (positions.length === 0) return form.setFieldError('path', fault ?? shell('required'))
      if (name.en === '') return form.setFieldError('nameEn', shell('required'))
      if (source.trim() === '') return form.setFieldError('source', shell('required'))
      return act.send(
        {
          method: 'POST',
          address: '/collections/border-lines/items',
          body: {
            name,
            path: positions,
            homeSide,
            officialLengthM: officialLengthKm === '' ? null : Number(officialLengthKm) * 1000,
            source,
            approvalNumber: approvalNumber.trim() === '' ? null : approvalNumber,
            approximate,
            replaces: replaces?.id ?? null,
          },
        },
        (answer) => onLoaded(loaded.parse(answer).id),
      )
    },
  )
  const pathError = typeof form.errors['path'] === 'string' ? form.errors['path'] : fault
  return (
    <form onSubmit={load}>
      <div className="line-form">
        <Stack gap="sm">
          <TextOfFile
            label={t('lineFile')}
            description={t('lineFileLong')}
            accept=".geojson,.json,application/geo+json,application/json"
            value={values.path}
            error={pathError}
            onChange={(text) => form.setFieldValue('path', text)}
          />
          <Group grow align="flex-start">
            <TextInput label={t('countyLineNameZh')} {...form.getInputProps('nameZh')} />
            <TextInput label={t('countyLineNameEn')} {...form.getInputProps('nameEn')} />
          </Group>
          <TextInput
            label={t('source')}
            placeholder={t('sourceHint')}
            withAsterisk
            {...form.getInputProps('source')}
          />
          <Group grow align="flex-start">
            <NumberInput
              label={t('officialLength')}
              description={t('officialLengthLong')}
              min={0}
              decimalScale={3}
              {...form.getInputProps('officialLengthKm')}
            />
            <TextInput
              label={t('approvalNumber')}
              description={t('approvalHint')}
              {...form.getInputProps('approvalNumber')}
            />
          </Group>
          <Checkbox label={t('approximate')} {...form.getInputProps('approximate', { type: 'checkbox' })} />
          <Refusal sentence={act.refusal} />
          <Button type="submit" loading={act.sending} w="fit-content">
            {t('loadLine')}
          </Button>
        </Stack>
        <Stack gap="sm">
          <Radio.Group
            label={t('homeSide')}
            description={t('homeSideLong')}
            {...form.getInputProps('homeSide')}
          >
            <Group mt={6}>
              <Radio value="left" label={t('left')} />
              <Radio value="right" label={t('right')} />
            </Group>
          </Radio.Group>
          <SidePreview positions={positions} homeSide={values.homeSide} />
        </Stack>
      </div>
    </form>
  )
}
