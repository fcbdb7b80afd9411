import { Group, MultiSelect, NativeSelect, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { chiefLevel, type Answering, type Charge, type ChiefLevel } from '../../data/model/chief.ts'
import type { Stretch } from '../../geo/units.ts'
import { UnitSelect } from '../admin/UnitSelect.tsx'
import { useUnits } from '../api/records.ts'
import { bothNames } from '../i18n/bothNames.ts'
import { domainWords } from '../i18n/domainWords.ts'
import { ChainageInput } from '../overview/inspect/ChainageInput.tsx'
import { usePeopleChoice } from '../overview/inspect/usePeopleChoice.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { InstantInput } from '../shell/InstantInput.tsx'
import { useAct } from '../shell/useAct.ts'
import { useViewState } from '../shell/viewState.ts'

/** What somebody is named for, or what is changed of it. */
export type ChiefFormFor =
  | ({ kind: 'stretch'; lineId: string } & Stretch)
  | { kind: 'charge'; of: Charge['of']; title: string }

export interface ChiefFormProps {
  target: ChiefFormFor
  level: ChiefLevel
  /** When a new term begins; at the instant shown where left out. */
  startMs?: number | undefined
  /** The record that is changed; a new one is made without. */
  before?: (Answering & { readonly id: string; readonly version: number }) | undefined
  onClose: () => void
}

interface ChiefFields {
  level: ChiefLevel
  fromM: number
  toM: number
  unitId: string | null
  personId: string | null
  postZh: string
  postEn: string
  department: string
  deputyIds: string[]
  actingId: string | null
  actingFromMs: number | null
  actingToMs: number | null
  startMs: number | null
  endMs: number | null
}

const unitLevelOf = {
  city: 'prefecture',
  county: 'county',
  township: 'township',
  village: 'village',
} as const

/** Who answers, with office, deputies and formal delegation, for which metres or point, from when to when. */
export function ChiefForm({ target, level, startMs: beginsMs, before, onClose }: ChiefFormProps) {
  const { t } = useTranslation('chiefs')
  const { t: domain } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  const { atMs } = useViewState()
  const units = useUnits().data ?? []
  const unitAt = (of: ChiefLevel): string | null => {
    if (target.kind !== 'stretch') return null
    const middleM = (target.fromM + target.toM) / 2
    const holds = ({ lineId, fromM, toM }: Stretch & { readonly lineId: string }) =>
      lineId === target.lineId && fromM <= middleM && middleM < toM
    return units.find((one) => one.level === unitLevelOf[of] && one.ground.some(holds))?.id ?? null
  }
  const [acting] = before?.deputising ?? []
  const form = useForm<ChiefFields>({
    initialValues: {
      level,
      fromM: target.kind === 'stretch' ? target.fromM : 0,
      toM: target.kind === 'stretch' ? target.toM : 0,
      unitId: before?.unitId ?? unitAt(level),
      personId: before?.personId ?? null,
      postZh: before?.post.zh ?? domainWords.zh[`chiefLevel.${level}`],
      postEn: before?.post.en ?? domainWords.en[`chiefLevel.${level}`],
      department: before?.department?.zh ?? '',
      deputyIds: before?.deputyIds ?? [],
      actingId: acting?.personId ?? null,
      actingFromMs: acting === undefined ? null : Date.parse(acting.from),
      actingToMs: acting === undefined ? null : Date.parse(acting.to),
      startMs: before === undefined ? (beginsMs ?? atMs) : Date.parse(before.from),
      endMs: before === undefined || before.to === null ? null : Date.parse(before.to),
    },
  })
  // What the form suggested for one level it suggests for the other; what somebody wrote stays.
  const changeLevel = (next: ChiefLevel) => {
    const { level: last, unitId, postZh, postEn } = form.getValues()
    form.setValues({
      level: next,
      ...(unitId === unitAt(last) ? { unitId: unitAt(next) } : {}),
      ...(postZh === domainWords.zh[`chiefLevel.${last}`]
        ? { postZh: domainWords.zh[`chiefLevel.${next}`] }
        : {}),
      ...(postEn === domainWords.en[`chiefLevel.${last}`]
        ? { postEn: domainWords.en[`chiefLevel.${next}`] }
        : {}),
    })
  }
  const people = usePeopleChoice(form.values.unitId ?? undefined)
  const act = useAct(form, {
    from: 'startMs',
    to: 'endMs',
    'post.zh': 'postZh',
    'post.en': 'postEn',
    deputising: 'actingId',
  })
  const save = form.onSubmit((values) => {
    const { unitId, startMs, endMs, actingId, actingFromMs, actingToMs } = values
    const post = bothNames(values.postEn, values.postZh)
    if (unitId === null) return form.setFieldError('unitId', shell('required'))
    if (startMs === null) return form.setFieldError('startMs', shell('required'))
    if (post.zh === '') return form.setFieldError('postZh', shell('required'))
    const given = [actingId, actingFromMs, actingToMs].filter((one) => one !== null)
    if (given.length !== 0 && given.length !== 3) return form.setFieldError('actingId', t('actsIncomplete'))
    const own = before?.department
    const department =
      values.department.trim() === ''
        ? null
        : own?.zh === values.department
          ? own
          : bothNames('', values.department)
    const answering = {
      level: values.level,
      unitId,
      personId: values.personId,
      post,
      department,
      deputyIds: values.deputyIds,
      deputising: [
        ...(given.length === 3
          ? [
              {
                personId: actingId,
                from: new Date(actingFromMs!).toISOString(),
                to: new Date(actingToMs!).toISOString(),
              },
            ]
          : []),
        ...(before?.deputising.slice(1) ?? []),
      ],
      from: new Date(startMs).toISOString(),
      to: endMs === null ? null : new Date(endMs).toISOString(),
    }
    const list = target.kind === 'stretch' ? '/collections/stretches/items' : '/charges'
    return act.send(
      {
        method: before === undefined ? 'POST' : 'PUT',
        address: before === undefined ? list : `${list}/${before.id}`,
        ...(before === undefined ? {} : { version: before.version }),
        body:
          target.kind === 'stretch'
            ? { ...answering, lineId: target.lineId, fromM: values.fromM, toM: values.toM }
            : { ...answering, of: target.of },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <NativeSelect
          label={t('level')}
          data={chiefLevel.options.map((one) => ({ value: one, label: domain(`chiefLevel.${one}`) }))}
          {...form.getInputProps('level')}
          onChange={(event) => changeLevel(chiefLevel.parse(event.currentTarget.value))}
        />
        {target.kind === 'stretch' ? (
          <Group grow align="flex-start">
            <ChainageInput label={t('fromChainage')} {...form.getInputProps('fromM')} />
            <ChainageInput label={t('toChainage')} {...form.getInputProps('toM')} />
          </Group>
        ) : (
          <Text size="sm">
            {t('forWhat')}: <strong>{target.title}</strong>
          </Text>
        )}
        <UnitSelect withAsterisk {...form.getInputProps('unitId')} />
        <Select
          label={t('person')}
          data={people.members}
          searchable
          clearable
          limit={60}
          {...form.getInputProps('personId')}
        />
        <Group grow align="flex-start">
          <TextInput label={t('postZh')} maxLength={200} {...form.getInputProps('postZh')} />
          <TextInput label={t('postEn')} maxLength={200} {...form.getInputProps('postEn')} />
        </Group>
        <Group grow align="flex-start">
          <InstantInput label={t('from')} required {...form.getInputProps('startMs')} />
          <InstantInput label={t('to')} clearable {...form.getInputProps('endMs')} />
        </Group>
        <TextInput
          label={t('office')}
          description={t('officeHint')}
          maxLength={200}
          {...form.getInputProps('department')}
        />
        <MultiSelect
          label={t('deputies')}
          data={people.members}
          searchable
          limit={60}
          maxValues={10}
          {...form.getInputProps('deputyIds')}
        />
        <Select
          label={t('acts')}
          data={people.members}
          searchable
          clearable
          limit={60}
          {...form.getInputProps('actingId')}
        />
        {form.values.actingId !== null && (
          <Group grow align="flex-start">
            <InstantInput label={t('actsFrom')} {...form.getInputProps('actingFromMs')} />
            <InstantInput label={t('actsTo')} {...form.getInputProps('actingToMs')} />
          </Group>
        )}
        <FormEnd
          act={act}
          {...(before === undefined ? {} : { note: t('formNote') })}
          submit={t(before === undefined ? 'name_it' : 'save')}
          onCancel={onClose}
        />
      </Stack>
    </form>
  )
}
