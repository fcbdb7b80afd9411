import type { UnitId } from '../model/ids.ts'
import type { Checkpoint, Desk } from '../model/place.ts'
import type { Shift } from '../model/shift.ts'
import type { Name } from '../model/values.ts'
import type { Headquarters } from './demonstration.ts'
import { dayMs, hourMs, localInstant } from './demonstrationDay.ts'
import type { Crew, Personnel } from './personnel.ts'
import type { SeededRandom } from './seededRandom.ts'

/** Night, day, evening: 00–08–16 in local time. */
const shiftHours = 8
const shiftsADay = 24 / shiftHours

/** How often a shift goes wrong, by night and otherwise. */
const holes = { understaffed: { night: 0.05, other: 0.015 }, withoutLead: { night: 0.03, other: 0.01 } }

/**
 * The desk of the first county is short of one person on this day's night shift, the next one's a day
 * before, and so on: never are all devices of a province unwatched at once.
 */
const deskHole = { day: 2, onDays: 5, shift: 0 }

/** The duty desk of the headquarters. */
export function makeDesk({ plan, nextId }: Headquarters, unitId: UnitId): Desk {
  return {
    id: nextId('desk'),
    name: {
      en: `${plan.name.en} duty desk (demo)`,
      zh: `${plan.name.zh}指挥部值班室（示例）`,
    },
    unitId,
    minimumStaff: 2,
    synthetic: true,
  }
}

/** Rosters around the clock on all days, with some shifts short of people or of a lead. */
export function makeShifts(
  headquarters: Headquarters,
  checkpoints: readonly Checkpoint[],
  desk: Desk,
  personnel: Personnel,
): Shift[] {
  const random = headquarters.randomFor('rosters')
  const ofCheckpoints = checkpoints.flatMap((checkpoint) => {
    const crews = appointCrews(personnel, checkpoint, checkpointPosts, random.whole(1, 2))
    const substitute = personnel.appoint(checkpoint.unitId, checkpointPosts.member)
    return shiftTimes(headquarters).map(({ turn, shift, fromMs }): Shift => {
      const crew = crewOf(crews, turn)
      const hour = shift === 0 ? 'night' : 'other'
      const draw = random.next()
      const short = draw < holes.understaffed[hour]
      const leaderless = !short && draw < holes.understaffed[hour] + holes.withoutLead[hour]
      return {
        ...newShift(headquarters, { kind: 'checkpoint', id: checkpoint.id }, fromMs),
        leadId: leaderless ? unqualifiedLead(substitute, random) : crew.leadId,
        personIds: short ? [] : [...crew.memberIds],
      }
    })
  })
  const deskCrews = appointCrews(personnel, desk, deskPosts, 2)
  const ofDesk = shiftTimes(headquarters).map(({ turn, day, shift, fromMs }): Shift => {
    const crew = crewOf(deskCrews, turn)
    const isShort = day === deskHole.day - (headquarters.index % deskHole.onDays) && shift === deskHole.shift
    return {
      ...newShift(headquarters, { kind: 'desk', id: desk.id }, fromMs),
      leadId: crew.leadId,
      personIds: isShort ? [] : [...crew.memberIds],
    }
  })
  return [...ofCheckpoints, ...ofDesk]
}

/** Nobody at all, or somebody who may not lead. */
function unqualifiedLead(substitute: Shift['personIds'][number], random: SeededRandom) {
  return random.chance(0.5) ? substitute : null
}

function newShift({ nextId }: Headquarters, place: Shift['place'], fromMs: number) {
  return {
    id: nextId('shift'),
    place,
    from: localInstant(fromMs),
    to: localInstant(fromMs + shiftHours * hourMs),
    onCall: false,
    synthetic: true,
  }
}

function shiftTimes({ todayMs, days }: Headquarters) {
  return Array.from({ length: (days.before + 1 + days.after) * shiftsADay }, (_, turn) => {
    const day = Math.floor(turn / shiftsADay) - days.before
    const shift = turn % shiftsADay
    return { turn, day, shift, fromMs: todayMs + day * dayMs + shift * shiftHours * hourMs }
  })
}

/** Four crews take turns over three shifts, so that each rests every fourth turn. */
function crewOf(crews: readonly Crew[], turn: number): Crew {
  const crew = crews[turn % crews.length]
  if (crew === undefined) throw new RangeError('a roster needs crews')
  return crew
}

function appointCrews(
  personnel: Personnel,
  place: Checkpoint | Desk,
  posts: { lead: Name; member: Name },
  members: number,
): Crew[] {
  return Array.from({ length: 4 }, () => personnel.appointCrew(place.unitId, place.name, posts, members))
}

const checkpointPosts = {
  lead: { en: 'Checkpoint shift lead', zh: '卡点带班员' },
  member: { en: 'Checkpoint officer', zh: '卡点执勤员' },
}
const deskPosts = {
  lead: { en: 'Desk shift lead', zh: '值班室带班领导' },
  member: { en: 'Desk officer', zh: '值班室值班员' },
}
