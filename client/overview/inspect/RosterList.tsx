import { Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceOnLine } from '../../../data/model/unitTree.ts'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import { usePeople, useShifts, type ShiftItem } from '../../api/records.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { AskedButton } from '../../shell/AskedButton.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { useViewState } from '../../shell/viewState.ts'
import { ShiftForm } from './ShiftForm.tsx'

const hourMs = 3_600_000
const aheadMs = 48 * hourMs
const farAheadMs = 30 * 24 * hourMs

/** The shift on now and those of the next days, each to change or cancel, and adding one. */
export function RosterList({
  placeId,
  unitId,
  places,
}: {
  placeId: string
  unitId: string
  places: readonly PlaceOnLine[]
}) {
  const { t } = useTranslation('overview')
  const { atMs } = useViewState()
  const fromMs = Math.floor(atMs / hourMs) * hourMs
  const [isFar, setFar] = useState(false)
  const toMs = fromMs + (isFar ? farAheadMs : aheadMs)
  const shifts = (useShifts({ fromMs, toMs }, placeId).data ?? []).toSorted(
    (one, other) => Date.parse(one.from) - Date.parse(other.from),
  )
  const [edited, setEdited] = useState<string | undefined>(undefined)
  const last = shifts.at(-1)
  return (
    <>
      {shifts.map((shift) =>
        edited === shift.id ? (
          <ShiftForm
            key={shift.id}
            placeId={placeId}
            unitId={unitId}
            shift={shift}
            startMs={Date.parse(shift.from)}
            onClose={() => setEdited(undefined)}
          />
        ) : (
          <ShiftRow
            key={shift.id}
            unitId={unitId}
            places={places}
            shift={shift}
            atMs={atMs}
            onEdit={() => setEdited(shift.id)}
          />
        ),
      )}
      {shifts.length === 0 && (
        <Text size="sm" c="dimmed" mb="xs">
          {t(isFar ? 'noShiftsMonth' : 'noShifts')}
        </Text>
      )}
      {!isFar && (
        <button type="button" className="plain-link" onClick={() => setFar(true)}>
          {t('laterShifts')}
        </button>
      )}
      {edited === 'new' ? (
        <ShiftForm
          placeId={placeId}
          unitId={unitId}
          startMs={last === undefined ? fromMs : Date.parse(last.to)}
          onClose={() => setEdited(undefined)}
          onRepeated={() => setFar(true)}
        />
      ) : (
        <OnlyNow right="assign-duty" unitId={unitId} places={places}>
          <Button
            variant="default"
            fullWidth
            mt={6}
            leftSection={<IconPlus size={16} />}
            onClick={() => setEdited('new')}
          >
            {t('addShift')}
          </Button>
        </OnlyNow>
      )}
    </>
  )
}

interface ShiftRowProps {
  shift: ShiftItem
  /** Of the place. */
  unitId: string
  places: readonly PlaceOnLine[]
  atMs: number
  onEdit: () => void
}

function ShiftRow({ shift, unitId, places, atMs, onEdit }: ShiftRowProps) {
  const { t } = useTranslation('overview')
  const nameOf = useNameOf()
  const { moment, clock } = useQuantities()
  const people = usePeople().data
  const act = useAct()
  const personName = (id: string) => {
    const person = people?.find((one) => one.id === id)
    return person === undefined ? '–' : nameOf(person.name)
  }
  const now = Date.parse(shift.from) <= atMs && atMs < Date.parse(shift.to)
  return (
    <div className="shift-row">
      <Text size="sm" fw={now ? 650 : 500}>
        {moment(Date.parse(shift.from))} – {clock(Date.parse(shift.to))}
        {now && ` · ${t('now')}`}
      </Text>
      <Text size="xs" c="dimmed">
        {t('shiftLead', { name: shift.leadId === null ? t('noLead') : personName(shift.leadId) })}
        {shift.personIds.length > 0 && ` · ${shift.personIds.map(personName).join(', ')}`}
      </Text>
      <OnlyNow right="assign-duty" unitId={unitId} places={places}>
        <Group gap={6} mt={3}>
          <Button size="compact-xs" variant="default" onClick={onEdit}>
            {t('change')}
          </Button>
          <AskedButton
            size="compact-xs"
            label={t('cancelShift')}
            question={t('cancelShiftQuestion')}
            keep={t('keep')}
            loading={act.sending}
            onConfirm={() =>
              act.send({ method: 'DELETE', address: `/shifts/${shift.id}`, version: shift.version })
            }
          />
        </Group>
      </OnlyNow>
      <Refusal sentence={act.refusal} />
    </div>
  )
}
