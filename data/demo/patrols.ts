import type { Patrol } from '../model/patrol.ts'
import type { Team } from '../model/team.ts'
import type { Tracker } from '../model/tracker.ts'
import type { Name } from '../model/values.ts'
import { rounded } from './apportion.ts'
import { type Beat, makeBeats } from './beats.ts'
import type { Headquarters } from './demonstration.ts'
import { dayMs, hourMs, localInstant } from './demonstrationDay.ts'
import { demoName, padded } from './numberedName.ts'
import { type Hitch, hitchAt } from './hitches.ts'
import type { Crew, Personnel } from './personnel.ts'
import type { UnitTree } from './units.ts'
import type { Watch } from './watches.ts'

/** Patrol assignments for every watch that touches the days around today, and what their crews carry. */
export function makePatrols(
  headquarters: Headquarters,
  units: UnitTree,
  personnel: Personnel,
): { patrols: Patrol[]; trackers: Tracker[]; teams: Team[] } {
  const trackers: Tracker[] = []
  const teams: Team[] = []
  const counts = { foot: 0, vehicle: 0, drone: 0 }
  const patrols = makeBeats(headquarters, units).flatMap((beat) => {
    counts[beat.mode] += 1
    const crews = appointCrews(headquarters, beat, personnel)
    trackers.push(...crews.map((crew) => crew.tracker))
    teams.push(...crews.map((crew) => crew.team))
    return patrolsOf(headquarters, beat, counts[beat.mode], crews)
  })
  return { patrols, trackers, teams }
}

function patrolsOf(
  { index, nextId, randomFor, todayMs, days }: Headquarters,
  beat: Beat,
  number: number,
  crews: readonly PatrolCrew[],
): Patrol[] {
  const random = randomFor(`patrols/${beat.mode}/${number}`)
  const patrols: Patrol[] = []
  // The day before the first one has a watch that runs over midnight.
  for (let day = -days.before - 1; day <= days.after; day++) {
    for (const watch of beat.watches) {
      const startMs = todayMs + day * dayMs + watch.startHour * hourMs
      const hitch = hitchAt(
        { beat, number, watch, day, startMs, todayMs, lastDay: days.after, county: index },
        random,
      )
      const window = windowOf(startMs, watch, hitch)
      if (window === null || window.toMs <= todayMs - days.before * dayMs) continue
      const crew = crewOn(crews, watch, day + days.before + 1)
      patrols.push({
        id: nextId('patrol'),
        lineId: beat.lineId,
        fromM: watch.fromM,
        toM: watch.toM,
        from: localInstant(window.fromMs),
        to: localInstant(window.toMs),
        mode: beat.mode,
        speedKmh: watch.speedKmh,
        loop: false,
        longestOnGroundMin: beat.longestOnGroundMin,
        team: crew.name,
        teamId: crew.team.id,
        planId: null,
        planItemId: null,
        unitId: beat.unitId,
        leadId: crew.leadId,
        memberIds: [...crew.memberIds],
        trackerId: crew.tracker.id,
        synthetic: true,
      })
    }
  }
  return patrols
}

function windowOf(startMs: number, watch: Watch, hitch: Hitch) {
  const toMs = startMs + watch.hours * hourMs
  switch (hitch) {
    case 'none':
      return { fromMs: startMs, toMs }
    case 'late':
      return { fromMs: startMs + hourMs, toMs }
    case 'absent':
      return null
  }
}

/** Crews change watches at the turn of the week. */
function crewOn(crews: readonly PatrolCrew[], watch: Watch, dayOfRoster: number): PatrolCrew {
  const week = Math.floor(dayOfRoster / 7)
  const crew = crews[(watch.crew + week) % crews.length]
  if (crew === undefined) throw new RangeError('a beat needs crews')
  return crew
}

/** From the order until a vehicle has set out. */
const readinessMin = 15

const letters = ['A', 'B', 'C', 'D'] as const
const zhLetters = ['甲', '乙', '丙', '丁'] as const

const posts: Readonly<Record<Beat['mode'], { noun: Name; lead: Name; member: Name; members: number }>> = {
  foot: {
    noun: { en: 'foot team', zh: '步巡组' },
    lead: { en: 'Patrol lead', zh: '巡逻组长' },
    member: { en: 'Patrol member', zh: '巡逻队员' },
    members: 1,
  },
  vehicle: {
    noun: { en: 'vehicle team', zh: '车巡组' },
    lead: { en: 'Vehicle patrol lead', zh: '车巡组长' },
    member: { en: 'Driver', zh: '驾驶员' },
    members: 2,
  },
  drone: {
    noun: { en: 'drone team', zh: '无人机组' },
    lead: { en: 'Drone pilot', zh: '无人机飞手' },
    member: { en: 'Observer', zh: '观察员' },
    members: 1,
  },
}

/** A crew with the telephone that it carries on every watch, on record as a team. */
interface PatrolCrew extends Crew {
  readonly tracker: Tracker
  readonly team: Team
}

function appointCrews({ nextId, nextNumber }: Headquarters, beat: Beat, personnel: Personnel): PatrolCrew[] {
  const { mode, unitId, watches } = beat
  const { noun, lead, member, members } = posts[mode]
  const name = demoName(noun.en, noun.zh, nextNumber(mode))
  const count = 1 + Math.max(...watches.map((watch) => watch.crew))
  return Array.from({ length: count }, (_, index) => {
    const crew = personnel.appointCrew(
      unitId,
      { en: `${name.en}${letters[index] ?? ''}`, zh: `${name.zh} ${zhLetters[index] ?? ''}` },
      { lead, member },
      members,
    )
    const key = `demo-${padded(nextNumber('tracker'), 4)}`
    const tracker: Tracker = { id: nextId('tracker'), key, name: crew.name, unitId, synthetic: true }
    // Who drives by day is at hand when something happens: the first of them is kept ready.
    const isStrike = mode === 'vehicle' && index === 0
    const team: Team = {
      id: nextId('team'),
      name: crew.name,
      unitId,
      leadId: crew.leadId,
      memberIds: [...crew.memberIds],
      mode,
      speedKmh: null,
      longestOnGroundMin: beat.longestOnGroundMin,
      base: { kind: 'chainage', lineId: beat.lineId, chainageM: rounded((beat.fromM + beat.toM) / 2) },
      isStrike,
      readinessMin: isStrike ? readinessMin : null,
      trackerId: tracker.id,
      synthetic: true,
    }
    return { ...crew, tracker, team }
  })
}
