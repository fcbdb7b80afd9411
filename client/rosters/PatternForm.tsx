import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  MultiSelect,
  NativeSelect,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { mostShifts } from '../../data/model/recurringShift.ts'
import { dateOfDay } from '../../geo/civilTime.ts'
import type { RosterClash } from '../../geo/rosterClashes.ts'
import { useNameOf } from '../i18n/language.ts'
import { usePeopleChoice } from '../overview/inspect/usePeopleChoice.ts'
import { FormEnd } from '../shell/FormEnd.tsx'
import { useAct } from '../shell/useAct.ts'
import { ClashList } from './ClashList.tsx'
import { patternKinds, patternOf, type PatternFields, type PatternKind } from './patternFields.ts'
import { draftClashes } from './shiftFields.ts'
import type { UnitRoster } from './useRoster.ts'
import type { ShownDays } from './useRosterView.ts'

interface PatternFormProps {
  unitRoster: UnitRoster
  shown: ShownDays
  onClose: () => void
}

/** Crews that take turns over a span: three shifts, alternate days, on call; all its shifts are one act. */
export function PatternForm({ unitRoster, shown, onClose }: PatternFormProps) {
  const { t } = useTranslation('rosters')
  const nameOf = useNameOf()
  const { places, roster, holidays, shifts } = unitRoster
  const form = useForm<PatternFields>({
    initialValues: {
      placeId: places[0]?.id ?? null,
      kind: 'three',
      fromDate: dateOfDay(shown.days[0] ?? 0),
      toDate: dateOfDay(shown.days.at(-1) ?? 0),
      startTime: '00:00',
      crews: Array.from({ length: 4 }, () => ({ leadId: null, personIds: [] })),
      skipHolidays: false,
      replaces: true,
    },
  })
  const { values } = form
  const place = places.find(({ id }) => id === values.placeId)
  const choice = usePeopleChoice(place?.unitId ?? undefined)
  const act = useAct(form, { made: 'crews' })
  const made = useMemo(
    () =>
      patternOf(
        values,
        roster.zone,
        holidays.map(({ date }) => date),
      ),
    [values, roster.zone, holidays],
  )
  const isOnCall = values.kind === 'onCall'
  const standing = useMemo(() => {
    const [first, last] = [made[0], made.at(-1)]
    if (first === undefined || last === undefined) return []
    return shifts.filter(
      (one) =>
        one.place.id === values.placeId &&
        one.onCall === isOnCall &&
        first.fromMs <= Date.parse(one.from) &&
        Date.parse(one.from) < last.toMs,
    )
  }, [made, shifts, values.placeId, isOnCall])
  const clashes = useMemo((): RosterClash[] => {
    const { placeId } = values
    if (placeId === null || made.length === 0) return []
    const gone = new Set<string>(values.replaces ? standing.map(({ id }) => id) : [])
    const drafts = made.map((one, index) => ({ ...one, id: `draft ${index}`, placeId, onCall: isOnCall }))
    return draftClashes({ ...roster, shifts: roster.shifts.filter(({ id }) => !gone.has(id)) }, drafts)
  }, [values, made, standing, roster, isOnCall])
  const save = form.onSubmit(({ crews, replaces }) => {
    const empty = crews.findIndex(({ leadId, personIds }) => leadId === null && personIds.length === 0)
    if (empty !== -1) return form.setFieldError('crews', t('crewEmpty'))
    if (made.length > mostShifts) return form.setFieldError('toDate', t('tooMany', { most: mostShifts }))
    if (place === undefined) return undefined
    return act.send(
      {
        method: 'POST',
        address: '/shifts/arrange',
        body: {
          made: made.map(({ fromMs, toMs, leadId, personIds }) => ({
            place: place.place,
            from: new Date(fromMs).toISOString(),
            to: new Date(toMs).toISOString(),
            leadId,
            personIds,
            onCall: isOnCall,
          })),
          cancelled: replaces ? standing.map(({ id, version }) => ({ id, version })) : [],
        },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Select
          label={t('place')}
          data={places.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
          searchable
          allowDeselect={false}
          {...form.getInputProps('placeId')}
        />
        <NativeSelect
          label={t('patternKind')}
          data={Object.keys(patternKinds).map((kind) => ({
            value: kind,
            label: t(`pattern.${kind as PatternKind}`),
          }))}
          {...form.getInputProps('kind')}
        />
        <Group grow align="flex-start">
          <TextInput type="date" label={t('firstDate')} required {...form.getInputProps('fromDate')} />
          <TextInput type="date" label={t('lastDate')} required {...form.getInputProps('toDate')} />
          <TextInput type="time" label={t('startTime')} required {...form.getInputProps('startTime')} />
        </Group>
        {values.crews.map((crew, index) => (
          <Fieldset key={index} legend={t('crew', { number: index + 1 })} p="xs">
            <Stack gap={6}>
              <Select
                aria-label={`${t('crew', { number: index + 1 })}: ${t('leads')}`}
                placeholder={t('leads')}
                data={choice.leads}
                searchable
                clearable
                limit={80}
                {...form.getInputProps(`crews.${index}.leadId`)}
              />
              <MultiSelect
                aria-label={`${t('crew', { number: index + 1 })}: ${t('others')}`}
                placeholder={crew.personIds.length === 0 ? t('others') : ''}
                data={choice.members.filter(({ value }) => value !== crew.leadId)}
                searchable
                limit={80}
                {...form.getInputProps(`crews.${index}.personIds`)}
              />
              {values.crews.length > 1 && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => form.removeListItem('crews', index)}
                >
                  {t('removeCrew', { number: index + 1 })}
                </Button>
              )}
            </Stack>
          </Fieldset>
        ))}
        {form.errors['crews'] !== undefined && (
          <Text size="sm" role="alert" className="form-error">
            {form.errors['crews']}
          </Text>
        )}
        {values.crews.length < 12 && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => form.insertListItem('crews', { leadId: null, personIds: [] })}
          >
            {t('addCrew')}
          </Button>
        )}
        <Checkbox label={t('skipHolidays')} {...form.getInputProps('skipHolidays', { type: 'checkbox' })} />
        {standing.length > 0 && (
          <Checkbox
            label={t('replaces', { count: standing.length })}
            {...form.getInputProps('replaces', { type: 'checkbox' })}
          />
        )}
        <ClashList
          title={t('patternMakes', { count: made.length, crews: values.crews.length })}
          clashes={clashes}
          unitRoster={unitRoster}
        />
        <FormEnd act={act} submit={t('patternEnter', { count: made.length })} onCancel={onClose} />
      </Stack>
    </form>
  )
}
