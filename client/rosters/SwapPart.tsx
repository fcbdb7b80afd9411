import { Button, Select, Stack } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { peopleOn } from '../../geo/peopleOn.ts'
import type { ShiftItem } from '../api/records.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { ClashList } from './ClashList.tsx'
import { draftClashes } from './shiftFields.ts'
import { rosterShift, type UnitRoster } from './useRoster.ts'
import { useRosterWords } from './useRosterWords.ts'

interface SwapPartProps {
  shift: ShiftItem
  unitRoster: UnitRoster
  onClose: () => void
}

/** Two people take each other's place on two shifts; what that would break is said before. */
export function SwapPart({ shift, unitRoster, onClose }: SwapPartProps) {
  const { t } = useTranslation('rosters')
  const { personName, placeName, hours, date } = useRosterWords(unitRoster)
  const act = useAct()
  const on = peopleOn(shift)
  const [gives, setGives] = useState<string | null>(on[0] ?? null)
  const [seat, setSeat] = useState<string | null>(null)
  const { shifts, shiftById, roster } = unitRoster
  const seats = useMemo(() => {
    const nearMs = 15 * 24 * 3_600_000
    const isNear = ({ from }: ShiftItem) => Math.abs(Date.parse(from) - Date.parse(shift.from)) < nearMs
    return shifts
      .filter((one) => one.id !== shift.id && isNear(one))
      .toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))
      .flatMap((one) =>
        peopleOn(one)
          .filter((id) => !on.includes(id) && (gives === null || !peopleOn(one).includes(gives)))
          .map((id) => {
            const window = { fromMs: Date.parse(one.from), toMs: Date.parse(one.to) }
            return {
              value: `${one.id} ${id}`,
              label: `${personName(id)} · ${date(window.fromMs)} ${hours(window)} · ${placeName(one.place.id)}`,
            }
          }),
      )
  }, [shifts, shift, on, gives, personName, placeName, hours, date])
  const [otherId = '', takes = ''] = seat?.split(' ') ?? []
  const other = shiftById.get(otherId)
  const clashes = useMemo(() => {
    if (other === undefined || gives === null) return undefined
    return draftClashes(roster, [put(shift, gives, takes), put(other, takes, gives)])
  }, [roster, shift, other, gives, takes])
  if (on.length === 0) return null
  return (
    <section className="candidates" aria-label={t('swap')}>
      <h3>{t('swap')}</h3>
      <Stack gap="xs">
        <Select
          label={t('swapWho')}
          data={on.map((id) => ({ value: id, label: personName(id) }))}
          value={gives}
          onChange={setGives}
          allowDeselect={false}
        />
        <Select label={t('swapWith')} data={seats} value={seat} onChange={setSeat} searchable limit={100} />
        {clashes !== undefined && (
          <ClashList title={t('swapWould')} clashes={clashes} unitRoster={unitRoster} />
        )}
        <Refusal sentence={act.refusal} />
        <Button
          variant="default"
          disabled={other === undefined || gives === null}
          loading={act.sending}
          onClick={() =>
            other !== undefined &&
            act.send(
              {
                method: 'POST',
                address: '/shifts/swap',
                body: {
                  one: { id: shift.id, version: shift.version, personId: gives },
                  other: { id: other.id, version: other.version, personId: takes },
                },
              },
              onClose,
            )
          }
        >
          {t('swapDo')}
        </Button>
      </Stack>
    </section>
  )
}

/** A shift with somebody in the place of another. */
function put(shift: ShiftItem, whoId: string, byId: string) {
  const own = rosterShift(shift)
  const swapped = (id: string) => (id === whoId ? byId : id)
  return {
    ...own,
    leadId: own.leadId === null ? null : swapped(own.leadId),
    personIds: own.personIds.map(swapped),
  }
}
