import { minutesOfTime } from '../../geo/civilTime.ts'
import { GeoError } from '../../geo/geoError.ts'
import { patternedShifts, type PatternedShift, type RosterPattern } from '../../geo/rosterPattern.ts'

/** How many duties a day has, and when the next crew follows. */
export const patternKinds = {
  three: { duties: 3, nextCrew: 'duty' },
  days: { duties: 1, nextCrew: 'day' },
  onCall: { duties: 1, nextCrew: 'week' },
} as const satisfies Record<string, { duties: number; nextCrew: RosterPattern['nextCrew'] }>
export type PatternKind = keyof typeof patternKinds

export interface PatternFields {
  placeId: string | null
  kind: PatternKind
  fromDate: string
  toDate: string
  startTime: string
  crews: { leadId: string | null; personIds: string[] }[]
  skipHolidays: boolean
  replaces: boolean
}

/** The shifts of a pattern as it is entered; none while it is not whole. */
export function patternOf(
  fields: PatternFields,
  zone: string,
  holidays: readonly string[],
): PatternedShift[] {
  const { duties, nextCrew } = patternKinds[fields.kind]
  const { fromDate, toDate, crews, skipHolidays } = fields
  try {
    const startMin = minutesOfTime(fields.startTime, 'startTime')
    const timeAt = (share: number) => timeOf((startMin + (share * 24 * 60) / duties) % (24 * 60))
    return patternedShifts({
      zone,
      fromDate,
      toDate,
      duties: Array.from({ length: duties }, (_, index) => ({
        startTime: timeAt(index),
        endTime: timeAt(index + 1),
      })),
      nextCrew,
      crews,
      exceptDates: skipHolidays ? holidays : [],
    })
  } catch (error) {
    if (error instanceof GeoError) return []
    throw error
  }
}

const timeOf = (min: number): string =>
  `${String(Math.floor(min / 60)).padStart(2, '0')}:${String(min % 60).padStart(2, '0')}`
