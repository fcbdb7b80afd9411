import { Button, Group, MultiSelect, Select, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PlaceOnLine } from '../../../data/model/unitTree.ts'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import { usePeople, useShifts, type ShiftItem } from '../../api/records.ts'
import { useStaffingLogs } from '../../api/tracks.ts'
import { HistoryOnDemand } from '../../history/HistoryPart.tsx'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { InstantInput } from '../../shell/InstantInput.tsx'
import { useServerNow, wholeMinute } from '../../shell/serverClock.ts'
import { useAct } from '../../shell/useAct.ts'
import { useViewState } from '../../shell/viewState.ts'
import { usePeopleChoice } from './usePeopleChoice.ts'

const hourMs = 3_600_000
const backMs = 24 * hourMs

/** Who really was there in the last day, newest first, and logging who is there now. */
export function StaffingLogs({
  placeId,
  unitId,
  places,
}: {
  placeId: string
  unitId: string
  places: readonly PlaceOnLine[]
}) {
  const { t } = useTranslation('overview')
  const nameOf = useNameOf()
  const { moment, clock } = useQuantities()
  const { atMs } = useViewState()
  const toMs = Math.ceil(atMs / hourMs) * hourMs
  const people = usePeople().data
  const [logging, { open, close }] = useDisclosure(false)
  const nowMs = wholeMinute(useServerNow())
  const hourBeganMs = Math.floor(nowMs / hourMs) * hourMs
  const shifts = useShifts({ fromMs: hourBeganMs, toMs: hourBeganMs + hourMs }, placeId).data
  const rostered = shifts?.find((shift) => Date.parse(shift.from) <= nowMs && nowMs < Date.parse(shift.to))
  const logs = (useStaffingLogs(placeId, { fromMs: toMs - backMs, toMs }).data ?? []).toSorted(
    (one, other) => Date.parse(other.from) - Date.parse(one.from),
  )
  const personName = (id: string) => {
    const person = people?.find((one) => one.id === id)
    return person === undefined ? '–' : nameOf(person.name)
  }
  return (
    <>
      {logging ? (
        <StaffingLogForm placeId={placeId} unitId={unitId} rostered={rostered} onClose={close} />
      ) : (
        <OnlyNow right="log-duty" unitId={unitId} places={places}>
          <Button variant="default" fullWidth leftSection={<IconPlus size={16} />} onClick={open}>
            {t('logStaffing')}
          </Button>
        </OnlyNow>
      )}
      {logs.map((log) => {
        const there = [...(log.leadId === null ? [] : [log.leadId]), ...log.personIds].map(personName)
        if (log.others > 0) there.push(t('andOthers', { count: log.others }))
        return (
          <div key={log.id} className="shift-row">
            <Text size="sm" fw={500}>
              {moment(Date.parse(log.from))} – {clock(Date.parse(log.to))}
            </Text>
            <Text size="xs" c="dimmed">
              {there.length === 0 ? t('nobodyWasThere') : there.join(', ')}
            </Text>
            <HistoryOnDemand kind="staffing-log" id={log.id} />
          </div>
        )
      })}
      {logs.length === 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('noStaffingLogs')}
        </Text>
      )}
    </>
  )
}

interface LogFields {
  fromMs: number | null
  toMs: number | null
  leadId: string | null
  personIds: string[]
}

/** Begins with whoever the roster has there now; left empty it says that nobody was there. */
function StaffingLogForm({
  placeId,
  unitId,
  rostered,
  onClose,
}: {
  placeId: string
  unitId: string
  rostered: ShiftItem | undefined
  onClose: () => void
}) {
  const { t } = useTranslation('overview')
  const { t: shell } = useTranslation('shell')
  const nowMs = wholeMinute(useServerNow())
  const people = usePeopleChoice(unitId)
  const form = useForm<LogFields>({
    initialValues: {
      fromMs: rostered === undefined ? nowMs - hourMs : Date.parse(rostered.from),
      toMs: nowMs,
      leadId: rostered?.leadId ?? null,
      personIds: rostered?.personIds ?? [],
    },
  })
  const act = useAct(form, { from: 'fromMs', to: 'toMs' })
  const log = form.onSubmit(({ fromMs, toMs, leadId, personIds }) => {
    if (fromMs === null || toMs === null) return form.setFieldError('fromMs', shell('required'))
    return act.send(
      {
        method: 'POST',
        address: '/staffing-logs',
        body: {
          place: { kind: 'checkpoint', id: placeId },
          from: new Date(fromMs).toISOString(),
          to: new Date(toMs).toISOString(),
          leadId,
          personIds,
        },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={log} className="shift-form">
      <Stack gap="xs">
        <Text size="sm">{t('logStaffingLong')}</Text>
        <Group grow align="flex-start">
          <InstantInput label={t('fromTime')} {...form.getInputProps('fromMs')} />
          <InstantInput label={t('toTime')} {...form.getInputProps('toMs')} />
        </Group>
        <Select
          label={t('shiftLeader')}
          data={people.leads}
          searchable
          clearable
          limit={60}
          {...form.getInputProps('leadId')}
        />
        <MultiSelect
          label={t('others')}
          data={people.members}
          searchable
          limit={60}
          {...form.getInputProps('personIds')}
        />
        <FormEnd act={act} submit={t('logIt')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
