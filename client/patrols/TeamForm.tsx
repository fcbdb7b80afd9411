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
import { patrolMode } from '../../data/model/patrol.ts'
import { formatChainage, parseChainage } from '../../geo/chainageLabel.ts'
import { FormDrawer } from '../admin/FormDrawer.tsx'
import type { TeamItem } from '../api/patrolPlans.ts'
import type { UnitItem } from '../api/records.ts'
import { usePeopleChoice } from '../overview/inspect/usePeopleChoice.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { useAct } from '../shell/useAct.ts'

export interface TeamFormProps {
  unit: UnitItem
  lineId: string
  team: TeamItem | undefined
  onMade: (id: string) => void
  onClose: () => void
}

interface TeamValues {
  nameEn: string
  nameZh: string
  unitId: string
  leadId: string | null
  memberIds: string[]
  mode: TeamItem['mode']
  speedKmh: number | string
  longestOnGroundMin: number
  /** As people write it. */
  base: string
  isStrike: boolean
  readinessMin: number | string
}

/** A team: who is in it, how it goes, where from, and whether it is kept ready. */
export function TeamForm({ unit, lineId, team, onMade, onClose }: TeamFormProps) {
  const { t } = useTranslation('patrolPlans')
  const { t: domain } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  const form = useForm<TeamValues>({
    initialValues: {
      nameEn: team?.name.en ?? '',
      nameZh: team?.name.zh ?? '',
      unitId: team?.unitId ?? unit.id,
      leadId: team?.leadId ?? null,
      memberIds: team?.memberIds ?? [],
      mode: team?.mode ?? 'foot',
      speedKmh: team?.speedKmh ?? '',
      longestOnGroundMin: team?.longestOnGroundMin ?? 0,
      base: team?.base?.kind === 'chainage' ? formatChainage(team.base.chainageM) : '',
      isStrike: team?.isStrike ?? false,
      readinessMin: team?.readinessMin ?? 15,
    },
  })
  const { values } = form
  const people = usePeopleChoice(values.unitId)
  const act = useAct(form, {
    name: 'nameEn',
    'name.en': 'nameEn',
    'name.zh': 'nameZh',
    'base.chainageM': 'base',
  })
  const save = form.onSubmit(({ nameEn, nameZh, speedKmh, base, readinessMin, ...rest }) => {
    const name = nameEn.trim() === '' ? nameZh : nameEn
    if (name.trim() === '') return form.setFieldError('nameEn', shell('required'))
    const chainageM = parseChainage(base)
    const kept = team?.base?.kind === 'position' ? team.base : null
    return act.send(
      {
        method: team === undefined ? 'POST' : 'PUT',
        address: team === undefined ? '/teams' : `/teams/${team.id}`,
        ...(team === undefined ? {} : { version: team.version }),
        body: {
          ...rest,
          name: { en: name, zh: nameZh.trim() === '' ? name : nameZh },
          speedKmh: speedKmh === '' ? null : Number(speedKmh),
          base: chainageM === undefined ? kept : { kind: 'chainage', lineId, chainageM },
          readinessMin: rest.isStrike ? Number(readinessMin) : null,
          trackerId: team?.trackerId ?? null,
        },
      },
      (answer) => {
        onMade((answer as { id: string }).id)
        onClose()
      },
    )
  })
  return (
    <FormDrawer title={t(team === undefined ? 'newTeam' : 'changeTeam')} onClose={onClose}>
      <form onSubmit={save}>
        <Stack gap="xs">
          <Group grow align="flex-start">
            <TextInput label={t('teamName')} withAsterisk {...form.getInputProps('nameEn')} />
            <TextInput label={t('teamNameZh')} {...form.getInputProps('nameZh')} />
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
          <TextInput label={t('base')} placeholder="K12+300" {...form.getInputProps('base')} />
          <Checkbox label={t('isStrike')} {...form.getInputProps('isStrike', { type: 'checkbox' })} />
          {values.isStrike && (
            <NumberInput label={t('readiness')} min={0} max={1440} {...form.getInputProps('readinessMin')} />
          )}
          <FormEnd act={act} submit={t('save')} onCancel={onClose} />
        </Stack>
      </form>
    </FormDrawer>
  )
}
