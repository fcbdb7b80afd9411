import type { Holiday, Leave } from '../model/leave.ts'
import type { Checkpoint, TradePoint } from '../model/place.ts'
import type { Patrol } from '../model/patrol.ts'
import type { Shift } from '../model/shift.ts'
import type { StaffNeed } from '../model/staffNeed.ts'
import type { Headquarters } from './demonstration.ts'
import { dayMs, hourMs, localInstant, localWeekday } from './demonstrationDay.ts'
import { stampedId } from './demonstrationIds.ts'
import type { Personnel } from './personnel.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const workingDays = [1, 2, 3, 4, 5]

/**
 * What the first checkpoint needs, which is one more by day at weekends, and the first trade point, which
 * is open on working days. Every other place needs its minimum around the clock.
 */
export function makeStaffNeeds(
  { nextId, firstDate }: Pick<Headquarters, 'nextId'> & { firstDate: string },
  [checkpoint]: readonly Checkpoint[],
  [tradePoint]: readonly TradePoint[],
): StaffNeed[] {
  const need = (
    place: StaffNeed['place'],
    more: Pick<StaffNeed, 'weekdays' | 'startTime' | 'endTime' | 'people' | 'holidays'>,
  ): StaffNeed => ({
    id: nextId('staff-need'),
    place,
    leadNeeded: true,
    fromDate: firstDate,
    toDate: null,
    synthetic: true,
    ...more,
  })
  return [
    ...(checkpoint === undefined
      ? []
      : [
          need(
            { kind: 'checkpoint', id: checkpoint.id },
            {
              weekdays: everyDay,
              startTime: '00:00',
              endTime: '00:00',
              people: null,
              holidays: 'as-usual',
            },
          ),
          need(
            { kind: 'checkpoint', id: checkpoint.id },
            {
              weekdays: [6, 7],
              startTime: '08:00',
              endTime: '16:00',
              people: checkpoint.minimumStaff + 1,
              holidays: 'as-usual',
            },
          ),
        ]),
    ...(tradePoint === undefined
      ? []
      : [
          need(
            { kind: 'trade-point', id: tradePoint.id },
            { weekdays: workingDays, startTime: '09:00', endTime: '17:00', people: 2, holidays: 'not' },
          ),
        ]),
  ]
}

/** Two of the county's people who are on nothing else then keep the first trade point, but for one day a week. */
export function makeTradePointShifts(
  { todayMs, days }: Headquarters,
  [tradePoint]: readonly TradePoint[],
  rostered: readonly (Shift | Patrol)[],
  { people }: Pick<Personnel, 'people'>,
): Shift[] {
  if (tradePoint === undefined) return []
  return Array.from({ length: days.before + 1 + days.after }, (_, index) => {
    return todayMs + (index - days.before) * dayMs
  }).flatMap((dayBeganMs): Shift[] => {
    const weekday = localWeekday(dayBeganMs)
    if (!workingDays.includes(weekday) || weekday === 3) return []
    const [fromMs, toMs] = [dayBeganMs + 9 * hourMs, dayBeganMs + 17 * hourMs]
    const busy = new Set(
      rostered
        // With a night's rest before and after.
        .filter(({ from, to }) => Date.parse(from) < toMs + restMs && fromMs - restMs < Date.parse(to))
        .flatMap((one) => [one.leadId, ...('personIds' in one ? one.personIds : one.memberIds)]),
    )
    const free = people.filter(({ id }) => !busy.has(id))
    const near = free.filter(({ unitId }) => unitId === tradePoint.unitId)
    const lead = [...near, ...free].find(({ mayLead }) => mayLead)
    const member = [...near, ...free].find((person) => person !== lead && !person.mayLead)
    if (lead === undefined || member === undefined) return []
    return [
      {
        id: stampedId(dayBeganMs, `trade-point-shift/${tradePoint.id}`) as Shift['id'],
        place: { kind: 'trade-point', id: tradePoint.id },
        from: localInstant(fromMs),
        to: localInstant(toMs),
        leadId: lead.id,
        personIds: [member.id],
        onCall: false,
        synthetic: true,
      },
    ]
  })
}

const restMs = 11 * hourMs

/** Somebody of the first shift of tomorrow and somebody of the last one of the day after are on leave. */
export function makeLeaves({ nextId, todayMs }: Headquarters, shifts: readonly Shift[]): Leave[] {
  const awayFrom = (fromMs: number, lastedDays: number): Leave[] => {
    const shift = shifts.find(({ from, personIds }) => Date.parse(from) >= fromMs && personIds.length > 0)
    const personId = shift?.personIds[0]
    if (personId === undefined) return []
    return [
      {
        id: nextId('leave'),
        personId,
        from: localInstant(fromMs),
        to: localInstant(fromMs + lastedDays * dayMs),
        synthetic: true,
      },
    ]
  }
  return [...awayFrom(todayMs + dayMs, 2), ...awayFrom(todayMs + 2 * dayMs + 16 * hourMs, 5)]
}

/** New Year's Day, Labour Day and National Day of the year and the next. */
export function makeHolidays({
  nextId,
  firstDate,
}: Pick<Headquarters, 'nextId'> & { firstDate: string }): Holiday[] {
  const year = Number(firstDate.slice(0, 4))
  const named = [
    ['01-01', 'New Year’s Day', '元旦'],
    ['05-01', 'Labour Day', '劳动节'],
    ['10-01', 'National Day', '国庆节'],
  ] as const
  return [year, year + 1].flatMap((one) =>
    named.map(([day, en, zh]) => ({
      id: nextId('holiday'),
      date: `${one}-${day}`,
      name: { en, zh },
      synthetic: true,
    })),
  )
}
