import { useTranslation } from 'react-i18next'
import type { ShiftItem } from '../api/records.ts'
import type { HolidayItem, LeaveItem, NeedItem } from '../api/rosters.ts'
import { FormDrawer } from '../admin/FormDrawer.tsx'
import { HistoryPart } from '../history/HistoryPart.tsx'
import { HolidayForm } from './HolidayForm.tsx'
import { LeaveForm } from './LeaveForm.tsx'
import { NeedForm } from './NeedForm.tsx'
import { PatternForm } from './PatternForm.tsx'
import type { Hole } from './rosterRows.ts'
import { ShiftForm } from './ShiftForm.tsx'
import type { MovedShift } from './shiftFields.ts'
import type { UnitRoster } from './useRoster.ts'
import type { ShownDays } from './useRosterView.ts'

/** What is being entered. */
export type OpenForm =
  | { kind: 'new'; placeId?: string; fromMs?: number }
  /** `moved` is what dragging would make of it. */
  | { kind: 'change'; shift: ShiftItem; moved?: MovedShift }
  | { kind: 'fill'; hole: Hole }
  | { kind: 'pattern' }
  | { kind: 'need'; need?: NeedItem }
  | { kind: 'leave'; leave?: LeaveItem }
  | { kind: 'holiday'; holiday?: HolidayItem }

interface RosterFormsProps {
  form: OpenForm
  unitRoster: UnitRoster
  shown: ShownDays
  onClose: () => void
}

/** The form that is open beside the roster. */
export function RosterForms({ form, unitRoster, shown, onClose }: RosterFormsProps) {
  const { t } = useTranslation('rosters')
  switch (form.kind) {
    case 'new':
    case 'fill':
    case 'change': {
      const shift = form.kind === 'change' ? form.shift : holeShift(form, unitRoster)
      return (
        <FormDrawer title={t(shift === undefined ? 'formNew' : 'formChange')} onClose={onClose}>
          <ShiftForm
            shift={shift}
            moved={form.kind === 'change' ? form.moved : undefined}
            begins={beginsOf(form, shown)}
            unitRoster={unitRoster}
            onClose={onClose}
          />
          {shift !== undefined && <HistoryPart kind="shift" id={shift.id} />}
        </FormDrawer>
      )
    }
    case 'pattern':
      return (
        <FormDrawer title={t('patternTitle')} onClose={onClose}>
          <PatternForm unitRoster={unitRoster} shown={shown} onClose={onClose} />
        </FormDrawer>
      )
    case 'need':
      return (
        <FormDrawer title={t('needForm')} onClose={onClose}>
          <NeedForm need={form.need} unitRoster={unitRoster} shown={shown} onClose={onClose} />
        </FormDrawer>
      )
    case 'leave':
      return (
        <FormDrawer title={t('leaveForm')} onClose={onClose}>
          <LeaveForm leave={form.leave} unitRoster={unitRoster} shown={shown} onClose={onClose} />
        </FormDrawer>
      )
    case 'holiday':
      return (
        <FormDrawer title={t('holidayForm')} onClose={onClose}>
          <HolidayForm holiday={form.holiday} shown={shown} onClose={onClose} />
        </FormDrawer>
      )
  }
}

/** A hole is filled by putting somebody on the shift that it begins in; where there is none, by a new one. */
function holeShift(
  form: Exclude<OpenForm, { kind: 'change' }>,
  { shiftById }: UnitRoster,
): ShiftItem | undefined {
  if (form.kind !== 'fill') return undefined
  const { shiftIds, fromMs } = form.hole
  return shiftIds
    .flatMap((id) => shiftById.get(id) ?? [])
    .find(({ from, to }) => Date.parse(from) <= fromMs && fromMs < Date.parse(to))
}

function beginsOf(form: OpenForm, shown: ShownDays): { placeId?: string; fromMs: number; toMs: number } {
  const eightHoursMs = 8 * 3_600_000
  if (form.kind === 'fill') {
    const { placeId, fromMs, toMs } = form.hole
    return { placeId, fromMs, toMs: Math.min(toMs, fromMs + 24 * 3_600_000) }
  }
  const asked: { placeId?: string; fromMs?: number } = form.kind === 'new' ? form : {}
  const fromMs = asked.fromMs ?? shown.fromMs + eightHoursMs
  return {
    ...(asked.placeId === undefined ? {} : { placeId: asked.placeId }),
    fromMs,
    toMs: fromMs + eightHoursMs,
  }
}
