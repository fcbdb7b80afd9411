import type { Stretch } from '../../geo/units.ts'
import type { SeededRandom } from './seededRandom.ts'

/** A turn of duty that comes round every day: from a local hour, for so many hours, on a stretch. */
export interface Watch extends Stretch {
  readonly startHour: number
  readonly hours: number
  /** Which of the beat's crews. */
  readonly crew: number
  /** Where the ground is slower, or the dark, than the policy's speed. */
  readonly speedKmh: number | null
}

/** By custom, how townships divide the day: where it begins and how long a watch is. */
const dayPlans = [
  { startHour: 6, hours: 8 },
  { startHour: 5, hours: 6 },
  { startHour: 7, hours: 8 },
  { startHour: 8, hours: 8 },
  { startHour: 6, hours: 6 },
  { startHour: 7, hours: 8 },
] as const

/** Townships have one of so many customs, numbered from 0. */
export const customs = dayPlans.length

/** Of the beats that no vehicle takes over by night, so many have a night crew. */
const nightCrewShare = 0.84
/** So many beats are too remote for more than one watch, by day. */
const remoteShare = 0.07
/** So many have nobody at all. */
const abandonedShare = 0.04
/** So many lack the people for one of their watches by day. */
const shortOfPeopleShare = 0.16
/** So many lie on steep ground, where walkers are slow; in the dark they are slow on more of them. */
const steepShare = { day: 0.14, night: 0.7 }
const slowKmh = 2

/** By this custom the way from the post to the beat is walked in the time of the watch. */
const farFromPost = 4
/** By this one only the night crew sets out for home before its relief comes. */
const earlyHome = 5
const wayHours = 0.5

/** Neighbouring beats hand over an hour apart, so that a township never changes all at once. */
export function footWatches(
  stretch: Stretch,
  { custom, beat, isDrivenByNight }: { custom: number; beat: number; isDrivenByNight: boolean },
  random: SeededRandom,
): Watch[] {
  const { startHour, hours } = dayPlans[custom] ?? dayPlans[0]
  const hasNightCrew = random.chance(nightCrewShare) && !isDrivenByNight
  const vacantTurn = random.chance(shortOfPeopleShare) ? random.whole(0, 1) : undefined
  const slowness = random.next()
  const isSlow = (byNight: boolean) => slowness < (byNight ? steepShare.night : steepShare.day)
  if (random.chance(abandonedShare)) return []
  if (random.chance(remoteShare)) {
    return [
      { ...stretch, startHour: 7 + (beat % 2), hours: 10, crew: 0, speedKmh: isSlow(false) ? slowKmh : null },
    ]
  }
  return Array.from({ length: 24 / hours }, (_, turn): Watch => {
    const start = (startHour + (beat % 2) + turn * hours) % 24
    const byNight = isNight(start, hours)
    const losesTime = custom === farFromPost || (byNight && custom === earlyHome)
    return {
      ...stretch,
      startHour: start,
      hours: losesTime ? hours - wayHours : hours,
      crew: turn,
      speedKmh: isSlow(byNight) ? slowKmh : null,
    }
  }).filter((watch) => (isNight(watch.startHour, hours) ? hasNightCrew : watch.crew !== vacantTurn))
}

/**
 * A vehicle drives in three shifts; by night it drives the longer stretch on which no walkers are out.
 * Where there is no second driver the first crew stops for an hour to eat, each at an hour of its own.
 */
export function vehicleWatches(byDay: Stretch, byNight: Stretch, custom: number): Watch[] {
  const { startHour } = dayPlans[custom] ?? dayPlans[0]
  const stopHour = 10 + (custom % 4)
  const early = hasSecondDriver(custom)
    ? [driving(byDay, 0, startHour, startHour + 8)]
    : [driving(byDay, 0, startHour, stopHour), driving(byDay, 0, stopHour + 1, startHour + 8)]
  return [
    ...early,
    driving(byDay, 1, startHour + 8, startHour + 16),
    driving(byNight, 2, startHour + 16, startHour + 24),
  ]
}

const hasSecondDriver = (custom: number) => custom % 2 === 1

function driving(stretch: Stretch, crew: number, fromHour: number, toHour: number): Watch {
  return { ...stretch, startHour: fromHour % 24, hours: toHour - fromHour, crew, speedKmh: null }
}

/** Drones fly in the morning and in the afternoon. */
export function droneWatches(stretch: Stretch): Watch[] {
  return [
    { ...stretch, startHour: 8, hours: 4, crew: 0, speedKmh: null },
    { ...stretch, startHour: 14, hours: 3, crew: 0, speedKmh: null },
  ]
}

/** A watch whose middle lies between 22:00 and 05:00. */
export function isNight(startHour: number, hours: number): boolean {
  const middle = (startHour + hours / 2) % 24
  return middle >= 22 || middle < 5
}
