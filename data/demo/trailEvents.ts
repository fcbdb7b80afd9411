import type { PersonId, UnitId } from '../model/ids.ts'
import { sealMethod, type Trail, type TrailEvent, type TrailEventKind } from '../model/trail.ts'
import type { Headquarters } from './demonstration.ts'
import { dayMs, hourMs, localInstant, minuteMs } from './demonstrationDay.ts'
import { displaced } from './ground.ts'
import { padded } from './numberedName.ts'
import type { Personnel } from './personnel.ts'
import type { SeededRandom } from './seededRandom.ts'
import { dayOfVisits, trailFates, trailHistory, type TrailHappening } from './trailHistories.ts'
import type { UnitTree } from './units.ts'

/** Two wardens of each village, so that a second person can verify what the first one sealed. */
type Wardens = ReadonlyMap<UnitId, readonly [PersonId, PersonId]>

/**
 * The events of all trails up to the end of today. The whole day is made whatever the hour is, so
 * that the same day always has the same events; the caller leaves out what has not arrived yet.
 */
export function makeTrailEvents(
  headquarters: Headquarters,
  trails: readonly Trail[],
  units: UnitTree,
  personnel: Personnel,
): TrailEvent[] {
  const { randomFor, todayMs } = headquarters
  const random = randomFor('trail-events')
  const wardens: Wardens = new Map(
    units.villages.map((village) => [
      village.id,
      [appointWarden(personnel, village.id), appointWarden(personnel, village.id)],
    ]),
  )
  const fates = trailFates(trails.length, random)
  const histories = trails.map((trail, index) => ({
    trail,
    happenings: trailHistory(fates[index] ?? 'verified', todayMs, random),
  }))

  const sealed = random.shuffled(histories.filter((_, index) => fates[index] === 'verified'))
  for (const midnightMs of [todayMs - dayMs, todayMs]) {
    const visits = dayOfVisits(midnightMs, random)
    const visited = sealed.splice(0, 1 + Math.max(...visits.map((visit) => visit.trail)))
    for (const { trail, ...happening } of visits) visited[trail]?.happenings.push(happening)
  }
  return histories.flatMap(({ trail, happenings }) =>
    happenings.flatMap((happening, index) =>
      writeUp(headquarters, trail, happening, index, wardens, personnel, random),
    ),
  )
}

function appointWarden(personnel: Personnel, villageId: UnitId): PersonId {
  return personnel.appoint(villageId, { en: 'Warden', zh: '界务员' })
}

function writeUp(
  { nextId, todayMs }: Headquarters,
  trail: Trail,
  { kind, observedMs, withdrawnAfterMs }: TrailHappening,
  index: number,
  wardens: Wardens,
  personnel: Personnel,
  random: SeededRandom,
): TrailEvent[] {
  const pair = trail.unitId === null ? undefined : wardens.get(trail.unitId)
  if (pair === undefined) throw new RangeError(`trail ${trail.number} has no wardens`)
  const warden = kind === 'verified' || (kind === 'inspected' && index % 2 === 0) ? pair[1] : pair[0]
  const wasOffline = observedMs < todayMs - dayMs && random.chance(0.06)
  const delayMs = wasOffline ? random.whole(2 * 60, 9 * 60) * minuteMs : random.whole(20, 200) * 1000
  const event: TrailEvent = {
    id: nextId('trail-event'),
    trailId: trail.id,
    kind,
    observedAt: localInstant(observedMs),
    receivedAt: localInstant(observedMs + delayMs),
    actor: personnel.getPerson(warden).name.en,
    ...whereSeen(trail, random),
    method: kind === 'sealed' ? random.pick(sealMethod.options) : null,
    note: random.chance(0.3) ? notes[kind] : '',
    notByGps: null,
    personId: warden,
    breach: kind === 'breached' ? 'cut' : null,
    peopleSeen: null,
    photos: [],
    order: kind === 'reopened' ? `Demo headquarters order / 示例指挥部令 ${padded(trail.number)}` : null,
    withdraws: null,
    synthetic: true,
  }
  if (withdrawnAfterMs === undefined) return [event]
  const withdrawnMs = observedMs + withdrawnAfterMs
  return [
    event,
    {
      ...event,
      id: nextId('trail-event'),
      kind: 'withdrawn',
      observedAt: localInstant(withdrawnMs),
      receivedAt: localInstant(withdrawnMs + Math.min(delayMs, hourMs)),
      breach: null,
      note: notes.withdrawn,
      withdraws: event.id,
    },
  ]
}

/** Near the last point of the trail on home ground, as a telephone would say. */
function whereSeen(
  trail: Trail,
  random: SeededRandom,
): Pick<TrailEvent, 'position' | 'accuracyM' | 'positionSource'> {
  const [head] = trail.path
  const positionSource = random.chance(0.86) ? 'gps' : random.pick(['map', 'trail-head'] as const)
  if (head === undefined || positionSource === 'trail-head') {
    return { position: head ?? null, accuracyM: null, positionSource: 'trail-head' }
  }
  const near = trail.path[Math.floor(trail.path.length / 3)] ?? head
  return {
    position: displaced(near, random.between(-9, 9), random.between(-9, 9)),
    accuracyM: positionSource === 'gps' ? random.whole(4, 18) : null,
    positionSource,
  }
}

const notes: Readonly<Record<TrailEventKind, string>> = {
  reported: 'Footprints on wet ground / 湿地上有脚印',
  sealed: 'Closed over the whole width / 全宽封堵',
  verified: 'Checked on the spot / 现场复核',
  inspected: 'Seal intact / 封堵完好',
  breached: 'Wire cut in two places / 铁丝两处被剪断',
  reopened: 'For the harvest, by day only / 农忙期白天开放',
  withdrawn: 'Entered for the wrong trail / 登记到错误的便道',
}
