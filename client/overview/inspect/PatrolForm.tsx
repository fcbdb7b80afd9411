import {
  Checkbox,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Select,
  Stack,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { patrolMode } from '../../../data/model/patrol.ts'
import { formatStretch } from '../../../geo/chainageLabel.ts'
import { useUnits, type PatrolItem } from '../../api/records.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { InstantInput } from '../../shell/InstantInput.tsx'
import { useAct } from '../../shell/useAct.ts'
import { useViewState } from '../../shell/viewState.ts'
import { ChainageInput } from './ChainageInput.tsx'
import { InspectorHead } from './InspectorHead.tsx'
import { PatrolRevisit } from './PatrolRevisit.tsx'
import { TrackerChoice } from '../tracks/TrackerChoice.tsx'
import { usePeopleChoice } from './usePeopleChoice.ts'

export interface PatrolFormProps {
  lineId: string
  fromM: number
  toM: number
  /** The assignment to change; without it a new one is made. */
  patrol?: PatrolItem
  onClose: () => void
}

const hourMs = 3_600_000

function initialPatrol({ fromM, toM, patrol }: PatrolFormProps, atMs: number, unitId: string | undefined) {
  const startMs = Math.ceil(atMs / (hourMs / 2)) * (hourMs / 2)
  return {
    fromM: patrol?.fromM ?? fromM,
    toM: patrol?.toM ?? toM,
    fromMs: (patrol === undefined ? startMs : Date.parse(patrol.from)) as number | null,
    toMs: (patrol === undefined ? startMs + 4 * hourMs : Date.parse(patrol.to)) as number | null,
    mode: patrol?.mode ?? ('foot' as const),
    speedKmh: (patrol?.speedKmh ?? '') as number | string,
    loop: patrol?.loop ?? false,
    longestOnGroundMin: patrol?.longestOnGroundMin ?? 0,
    team: patrol?.team.en ?? '',
    teamZh: patrol?.team.zh ?? '',
    unitId: patrol?.unitId ?? unitId ?? '',
    leadId: (patrol?.leadId ?? null) as string | null,
    memberIds: (patrol?.memberIds ?? []) as string[],
    trackerId: (patrol?.trackerId ?? null) as string | null,
  }
}

/** A patrol assignment: its stretch, window, mode and team. */
export function PatrolForm(props: PatrolFormProps) {
  const { lineId, patrol, onClose } = props
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  const { atMs } = useViewState()
  const middleM = (props.fromM + props.toM) / 2
  const units = useUnits().data ?? []
  const unit = (['village', 'township'] as const)
    .map((level) =>
      units.find(
        (one) =>
          one.level === level &&
          one.ground.some(
            (ground) => ground.lineId === lineId && ground.fromM <= middleM && middleM < ground.toM,
          ),
      ),
    )
    .find((one) => one !== undefined)
  const form = useForm({ initialValues: initialPatrol(props, atMs, unit?.id) })
  const { values } = form
  const people = usePeopleChoice(values.unitId)
  const act = useAct(form, { from: 'fromMs', to: 'toMs', 'team.en': 'team', 'team.zh': 'teamZh' })
  const save = form.onSubmit(({ fromMs, toMs, team, teamZh, speedKmh, ...rest }) => {
    if (fromMs === null || toMs === null) return form.setFieldError('fromMs', shell('required'))
    const name = team.trim() === '' ? teamZh : team
    if (name.trim() === '') return form.setFieldError('team', shell('required'))
    return act.send(
      {
        method: patrol === undefined ? 'POST' : 'PUT',
        address: patrol === undefined ? '/patrols' : `/patrols/${patrol.id}`,
        ...(patrol === undefined ? {} : { version: patrol.version }),
        body: {
          ...rest,
          lineId,
          from: new Date(fromMs).toISOString(),
          to: new Date(toMs).toISOString(),
          speedKmh: speedKmh === '' ? null : Number(speedKmh),
          team: { en: name, zh: teamZh.trim() === '' ? name : teamZh },
        },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={save}>
      <InspectorHead
        kind={domain('patrol')}
        title={t(patrol === undefined ? 'assignPatrol' : 'changePatrol')}
        place={formatStretch(values)}
        onClose={onClose}
      />
      <Stack gap="xs" mt="sm">
        <Group grow align="flex-start">
          <ChainageInput label={t('fromChainage')} {...form.getInputProps('fromM')} />
          <ChainageInput label={t('toChainage')} {...form.getInputProps('toM')} />
        </Group>
        <Group grow align="flex-start">
          <InstantInput label={t('fromTime')} {...form.getInputProps('fromMs')} />
          <InstantInput label={t('toTime')} {...form.getInputProps('toMs')} />
        </Group>
        <Group grow align="flex-start">
          <NativeSelect
            label={t('mode')}
            data={patrolMode.options.map((mode) => ({ value: mode, label: domain(`patrolMode.${mode}`) }))}
            {...form.getInputProps('mode')}
          />
          <NumberInput
            label={t('speed')}
            placeholder={t('byRules')}
            min={0.1}
            max={200}
            step={0.5}
            {...form.getInputProps('speedKmh')}
          />
        </Group>
        {values.mode === 'drone' && (
          <NumberInput
            label={t('longestOnGround')}
            min={0}
            max={1440}
            {...form.getInputProps('longestOnGroundMin')}
          />
        )}
        <Checkbox label={t('loop')} {...form.getInputProps('loop', { type: 'checkbox' })} />
        <PatrolRevisit lineId={lineId} values={values} />
        <Group grow align="flex-start">
          <TextInput label={t('team')} withAsterisk {...form.getInputProps('team')} />
          <TextInput label={t('teamZh')} {...form.getInputProps('teamZh')} />
        </Group>
        <Select
          label={t('unit')}
          data={people.units}
          searchable
          allowDeselect={false}
          limit={60}
          {...form.getInputProps('unitId')}
        />
        <Select
          label={t('lead')}
          data={people.leads}
          searchable
          clearable
          limit={60}
          {...form.getInputProps('leadId')}
        />
        <MultiSelect
          label={t('members')}
          data={people.members}
          searchable
          limit={60}
          {...form.getInputProps('memberIds')}
        />
        <TrackerChoice unitId={values.unitId} {...form.getInputProps('trackerId')} />
        <FormEnd
          act={act}
          note={t('claimNote')}
          submit={t(patrol === undefined ? 'assign' : 'save')}
          onCancel={onClose}
        />
      </Stack>
    </form>
  )
}
