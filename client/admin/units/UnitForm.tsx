import { Group, NativeSelect, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { unitLevel, type UnitLevel } from '../../../data/model/unit.ts'
import { useUnits, type UnitItem } from '../../api/records.ts'
import { bothNames } from '../../i18n/bothNames.ts'
import { useNameOf } from '../../i18n/language.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { useAct } from '../../shell/useAct.ts'
import { GroundFields, type GroundPiece } from './GroundFields.tsx'

export interface UnitFormProps {
  /** The one that is changed; a new one is made without it. */
  unit?: UnitItem | undefined
  /** Below which a new one stands. */
  parent?: UnitItem | undefined
  onClose: () => void
}

interface UnitFields {
  nameZh: string
  nameEn: string
  level: UnitLevel
  parentId: string | null
  ground: readonly GroundPiece[]
  /** Longitude and latitude as typed. */
  seat: string
}

const below = (level: UnitLevel | undefined): UnitLevel =>
  level === undefined
    ? 'county'
    : (unitLevel.options[unitLevel.options.indexOf(level) + 1] ?? unitLevel.options.at(-1) ?? 'group')

/** Name, level, what it stands below, and its ground on each line. */
export function UnitForm({ unit, parent, onClose }: UnitFormProps) {
  const { t } = useTranslation('admin')
  const { t: domain } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const units = useUnits().data ?? []
  const form = useForm<UnitFields>({
    initialValues: {
      nameZh: unit?.name.zh ?? '',
      nameEn: unit?.name.en ?? '',
      level: unit?.level ?? below(parent?.level),
      parentId: unit === undefined ? (parent?.id ?? null) : unit.parentId,
      ground: unit?.ground ?? [],
      seat: unit?.seat?.join(', ') ?? '',
    },
  })
  const act = useAct(form, { 'name.en': 'nameEn', 'name.zh': 'nameZh' })
  const save = form.onSubmit(({ nameZh, nameEn, level, parentId, ground, seat: typed }) => {
    const name = bothNames(nameEn, nameZh)
    if (name.zh === '') return form.setFieldError('nameZh', shell('required'))
    // What cannot be read as a chainage stands there as NaN.
    if (ground.some(({ fromM, toM }) => !(fromM < toM))) return form.setFieldError('ground', t('groundWrong'))
    const seat = readSeat(typed)
    if (seat === undefined) return form.setFieldError('seat', t('seatWrong'))
    return act.send(
      {
        method: unit === undefined ? 'POST' : 'PUT',
        address: unit === undefined ? '/units' : `/units/${unit.id}`,
        ...(unit === undefined ? {} : { version: unit.version }),
        body: {
          name,
          level,
          parentId,
          ground: ground.map(({ lineId, fromM, toM }) => ({ lineId, fromM, toM })),
          seat,
        },
      },
      onClose,
    )
  })
  const parents = units
    .filter(({ id, level }) => id !== unit?.id && isAbove(level, form.values.level))
    .map((one) => ({
      value: one.id as string,
      label: `${nameOf(one.name)} · ${domain(`unitLevel.${one.level}`)}`,
    }))
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Group grow align="flex-start">
          <TextInput label={t('nameZh')} {...form.getInputProps('nameZh')} />
          <TextInput label={t('nameEn')} {...form.getInputProps('nameEn')} />
        </Group>
        <NativeSelect
          label={t('level')}
          data={unitLevel.options.map((level) => ({ value: level, label: domain(`unitLevel.${level}`) }))}
          {...form.getInputProps('level')}
        />
        <Select
          label={t('parent')}
          placeholder={t('noParent')}
          data={parents}
          searchable
          clearable
          limit={80}
          {...form.getInputProps('parentId')}
        />
        <GroundFields
          ground={form.values.ground}
          error={form.errors['ground']}
          onChange={(ground) => form.setFieldValue('ground', ground)}
        />
        <TextInput
          label={t('seat')}
          description={t('seatLong')}
          placeholder="104.85070, 22.93760"
          {...form.getInputProps('seat')}
        />
        <FormEnd act={act} submit={t('save')} onCancel={onClose} />
      </Stack>
    </form>
  )
}

const isAbove = (level: UnitLevel, other: UnitLevel): boolean =>
  unitLevel.options.indexOf(level) < unitLevel.options.indexOf(other)

/** Longitude and latitude in degrees; null where nothing is typed, undefined where it is no position. */
function readSeat(typed: string): [number, number] | null | undefined {
  const parts = typed.split(/[\s,，]+/).filter((part) => part !== '')
  if (parts.length === 0) return null
  const [lon, lat] = parts.map(Number)
  if (parts.length !== 2 || lon === undefined || lat === undefined) return undefined
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined
}
