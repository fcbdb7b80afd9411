import type { Beat } from './beats.ts'
import { dayMs, hourMs, localWeekday } from './demonstrationDay.ts'
import type { SeededRandom } from './seededRandom.ts'
import { isNight, type Watch } from './watches.ts'

/** What becomes of a watch: a team that never comes, or one that takes over an hour late. */
export type Hitch = 'none' | 'late' | 'absent'

/** What follows befalls the first of so many counties. */
const befallsOneOf = 4
/** A vehicle that breaks down over a weekend, by the custom of its township. */
const brokenVehicle = { custom: 3, fromHour: 12, hours: 32 }
/** A foot team that stands down for some days, on every watch. */
const standDown = { foot: 27, fromDay: -2, toDay: 1 }
/** Townships that have not yet assigned their nights on the last days, by their custom. */
const unfiled = { custom: 1, lastDays: 2 }

/** Chances of a team that is off sick and of a late handover, by night and by day. */
const sick = { night: 0.04, day: 0.025 }
const late = { night: 0.03, day: 0.035 }
/** Drones stay down in mist and wind. */
const badWeather = 0.2

export interface WatchInPlace {
  readonly beat: Beat
  /** The beat's number among those of its mode. */
  readonly number: number
  readonly watch: Watch
  /** Days from today. */
  readonly day: number
  readonly startMs: number
  readonly todayMs: number
  /** The last day of the roster. */
  readonly lastDay: number
  /** The county's number, from 0. */
  readonly county: number
}

/** The deliberate holes of the demonstration, each of a kind that a county knows. */
export function hitchAt(
  { beat, number, watch, day, startMs, todayMs, lastDay, county }: WatchInPlace,
  random: SeededRandom,
): Hitch {
  // Drawn first, so that a hole with a name leaves all other draws as they are.
  const draw = random.next()
  const byNight = isNight(watch.startHour, watch.hours)
  const isBefallen = county % befallsOneOf === 0
  switch (beat.mode) {
    case 'drone':
      return draw < badWeather ? 'absent' : 'none'
    case 'vehicle':
      return isBefallen && beat.custom === brokenVehicle.custom && isBrokenDown(startMs, todayMs)
        ? 'absent'
        : 'none'
    case 'foot': {
      if (isBefallen && number === standDown.foot && day >= standDown.fromDay && day <= standDown.toDay)
        return 'absent'
      if (isBefallen && byNight && beat.custom === unfiled.custom && day > lastDay - unfiled.lastDays)
        return 'absent'
      const hour = byNight ? 'night' : 'day'
      if (draw < sick[hour]) return 'absent'
      return draw < sick[hour] + late[hour] ? 'late' : 'none'
    }
  }
}

/** From Saturday noon: last weekend, or the next one where today is Saturday or Sunday. */
function isBrokenDown(startMs: number, todayMs: number): boolean {
  const weekday = localWeekday(todayMs)
  const saturdayDays = weekday === 6 ? 7 : weekday === 0 ? 6 : -1 - weekday
  const fromMs = todayMs + saturdayDays * dayMs + brokenVehicle.fromHour * hourMs
  return startMs >= fromMs && startMs < fromMs + brokenVehicle.hours * hourMs
}
