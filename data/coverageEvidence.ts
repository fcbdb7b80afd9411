import type { BorderLine } from '../geo/borderLine.ts'
import { staffedIntervals, type ShiftFact } from '../geo/claims.ts'
import type { EvidenceFacts, Presence, Silence, UnderWay } from '../geo/evidence.ts'
import { asInterval, asWindow, complement, intersect, subtract } from '../geo/intervals.ts'
import { defaultTrackPolicy } from '../geo/trackPolicy.ts'
import type { TimeWindow } from '../geo/units.ts'
import { leadsAmong, shiftFact, workingIntervals, type CoverageRecords } from './coverageFacts.ts'
import { groupedBy } from '../geo/groupedBy.ts'
import type { Device } from './model/device.ts'
import type { Patrol } from './model/patrol.ts'
import type { PatrolEvent } from './model/patrolEvent.ts'
import { saidUnderWay, tryEndedMs } from './model/patrolProgress.ts'
import { policyFact } from './model/policy.ts'
import type { Shift } from './model/shift.ts'
import type { StaffingLog } from './model/staffingLog.ts'
import type { LostTrack } from './model/tracker.ts'
import { recordTime } from './recordTime.ts'
import { passesByTrack, timesOnStretch } from './timesOnStretch.ts'
import type { LineTracks } from './trackShelf.ts'

/** All records that evidence rests on; those of other lines and times are passed over. */
export interface EvidenceRecords extends CoverageRecords {
  readonly staffingLogs: readonly StaffingLog[]
  readonly lostTracks: readonly LostTrack[]
  readonly patrolEvents: readonly PatrolEvent[]
  /** When the first log ever kept of a checkpoint or desk begins, by its id. */
  readonly firstLogMs: ReadonlyMap<string, number>
}

const dayMs = 24 * 3_600_000
/** Ages are shown up to so much: evidence that old is looked for before a window. */
export const evidenceLookBackMs = 7 * dayMs

/**
 * The evidence on one line for actual coverage of a window, as far as it was received by now.
 *
 * - Passes are those of all tracks, on duty or not: a place was seen by whoever passed it.
 * - A checkpoint or desk was staffed where its logs have enough people under a qualified lead, which
 *   is what its shifts are judged by too. It is silent where its shifts staff it and no log says
 *   anything; a log without anybody ends the silence.
 * - A device is evidence while it works and its desk is logged as staffed, and silent while that desk
 *   is. While it is evidence it is also under way.
 * - A patrol is silent in its window where neither its tracker nor an uploaded track was heard and
 *   the desk did not declare it lost; not yet, though, while it is no longer than is bridged between
 *   two fixes, and no more once the team said that it was over. It is under way while a track of its
 *   own is on its stretch, and while nothing was heard of it, from the team's word that it started to
 *   the word that it rests or is over: where it was heard, the track knows better.
 * - The line is tracked since its first pass or the first log of a checkpoint with a reach on it or
 *   of a desk that watches a device on it, whichever was first.
 *
 * `tracks` and `records` are to reach back `evidenceLookBackMs` before the window.
 */
export function coverageEvidence(
  line: BorderLine,
  records: EvidenceRecords,
  tracks: LineTracks,
  window: TimeWindow,
  nowMs: number,
): EvidenceFacts {
  const toMs = Math.min(window.toMs, nowMs)
  const seen = { fromMs: window.fromMs - evidenceLookBackMs, toMs }
  const waitedFor = { fromMs: Math.max(seen.fromMs, window.fromMs - longestLimitMs(records)), toMs }
  const staffing = staffingOf(records, seen, waitedFor)
  const places = placeEvidence(line, records, staffing, seen)
  // What was heard just beyond tells a silence that the edge cuts from the beat of a tracker.
  const judged = {
    fromMs: waitedFor.fromMs - shortestSilenceMs,
    toMs: Math.min(window.toMs + shortestSilenceMs, nowMs),
  }
  const silences = patrolSilences(line, records, tracks, judged)
    .map((silence) => ({ ...silence, ...clip(silence, waitedFor) }))
    .filter(({ fromMs, toMs }) => fromMs < toMs)
  return {
    passes: tracks.passes,
    passTrack: tracks.passTrack,
    trackIds: tracks.trackIds,
    presences: places.presences,
    silences: [...places.silences, ...silences],
    underWay: [
      ...places.underWay,
      ...patrolsUnderWay(line, records, tracks, { fromMs: window.fromMs, toMs }),
    ],
    trackedSinceMs: trackedSinceMs(line, records, tracks),
  }
}

/** No silence older than the longest limit can keep any. */
function longestLimitMs({ policies }: EvidenceRecords): number {
  const limitsMin = policies
    .map(policyFact)
    .flatMap((policy) => [
      policy.trailLimitMin,
      ...Object.values(policy.baseLimitMin).map((limitMin) => limitMin * policy.barredFactor),
    ])
  return Math.max(0, ...limitsMin) * 60_000
}

interface Staffing {
  /** When it was staffed by its logs. */
  logged(place: { readonly id: string; readonly minimumStaff: number }): TimeWindow[]
  /** When it should have been staffed and no log says anything. */
  silent(place: { readonly id: string; readonly minimumStaff: number }): TimeWindow[]
}

function staffingOf(records: EvidenceRecords, seen: TimeWindow, waitedFor: TimeWindow): Staffing {
  const mayLead = leadsAmong(records.people)
  const logs = groupedBy(records.staffingLogs, (log): string => log.place.id)
  const shifts = groupedBy(records.shifts, (shift): string => shift.place.id)
  const facts = (entries: readonly (Shift | StaffingLog)[] | undefined): ShiftFact[] =>
    (entries ?? []).map((entry) => withOthers(shiftFact(entry, mayLead), entry))
  return {
    logged: (place) => staffedIntervals(place, facts(logs.get(place.id)), seen),
    silent: (place) => {
      const planned = staffedIntervals(place, facts(shifts.get(place.id)), waitedFor).map(asInterval)
      return subtract(planned, (logs.get(place.id) ?? []).map(recordTime).map(asInterval)).map(asWindow)
    },
  }
}

/** Whoever is counted and not named is somebody else in each log. */
function withOthers(fact: ShiftFact, entry: Shift | StaffingLog): ShiftFact {
  if (!('others' in entry) || entry.others === 0) return fact
  const others = Array.from({ length: entry.others }, (_, index) => `${entry.id} ${index}`)
  return { ...fact, personIds: [...fact.personIds, ...others] }
}

function placeEvidence(line: BorderLine, records: EvidenceRecords, staffing: Staffing, seen: TimeWindow) {
  const presences: Presence[] = []
  const silences: Silence[] = []
  const underWay: UnderWay[] = []
  for (const checkpoint of records.checkpoints) {
    const { id, lineId, reach } = checkpoint
    if (lineId !== line.id || reach === null) continue
    const region = { kind: 'checkpoint', id, fromM: reach.fromM, toM: reach.toM } as const
    for (const time of staffing.logged(checkpoint)) presences.push({ ...region, ...time, lagMs: 0 })
    for (const time of staffing.silent(checkpoint)) silences.push({ ...region, ...time })
  }
  const desks = new Map(
    records.desks.map((desk) => [
      desk.id,
      { logged: staffing.logged(desk).map(asInterval), silent: staffing.silent(desk).map(asInterval) },
    ]),
  )
  for (const device of devicesOn(line, records)) {
    const { id, range, sweepMin } = device
    const desk = desks.get(device.deskId)
    const region = { kind: 'device', id, fromM: range.fromM, toM: range.toM } as const
    const working = workingIntervals(device, seen).map(asInterval)
    for (const time of intersect(working, desk?.logged ?? []).map(asWindow)) {
      presences.push({ ...region, ...time, lagMs: sweepMin * 60_000 })
      underWay.push({ ...region, ...time })
    }
    for (const time of intersect(working, desk?.silent ?? []).map(asWindow))
      silences.push({ ...region, ...time })
  }
  return { presences, silences, underWay }
}

function patrolSilences(
  line: BorderLine,
  records: EvidenceRecords,
  tracks: LineTracks,
  judged: TimeWindow,
): Silence[] {
  const lost = groupedBy(records.lostTracks, (one): string => one.patrolId)
  const said = groupedBy(records.patrolEvents, (one): string => one.patrolId)
  return records.patrols
    .filter((patrol) => patrol.lineId === line.id)
    .flatMap((patrol) =>
      silentTimes(patrol, tracks, lost.get(patrol.id), clip(workTime(patrol, said), judged)).map((time) => ({
        ...regionOf(patrol),
        ...time,
      })),
    )
}

function patrolsUnderWay(
  line: BorderLine,
  records: EvidenceRecords,
  tracks: LineTracks,
  asked: TimeWindow,
): UnderWay[] {
  const underWay: UnderWay[] = []
  const said = groupedBy(records.patrolEvents, (one): string => one.patrolId)
  const ofTrack = passesByTrack(tracks.passTrack, tracks.trackIds.length)
  const trackNumbers = new Map(tracks.trackIds.map((id, number) => [id, number]))
  for (const patrol of records.patrols) {
    if (patrol.lineId !== line.id) continue
    const within = clip(recordTime(patrol), asked)
    if (within.fromMs >= within.toMs) continue
    const heard = seriesOf(patrol).flatMap((series) => tracks.heard(series, within).map(asInterval))
    const words = saidUnderWay(said.get(patrol.id) ?? [], within.toMs).map((time) => clip(time, within))
    const unheard = subtract(words.filter(({ fromMs, toMs }) => fromMs < toMs).map(asInterval), heard)
    for (const time of unheard.map(asWindow)) underWay.push({ ...regionOf(patrol), ...time })
    for (const series of seriesOf(patrol)) {
      const number = trackNumbers.get(series)
      if (number === undefined) continue
      const times = timesOnStretch(tracks.passes, ofTrack(number), patrol, within)
      for (const time of bridgedToNow(times, series, tracks, within.toMs))
        underWay.push({ ...regionOf(patrol), ...time })
    }
  }
  return underWay
}

/** Since its last fix a team is where it was for as long as is bridged between two fixes. */
function bridgedToNow(
  times: readonly TimeWindow[],
  series: string,
  tracks: LineTracks,
  nowMs: number,
): readonly TimeWindow[] {
  const last = times.at(-1)
  if (last === undefined || nowMs - last.toMs > shortestSilenceMs) return times
  const isHeardElsewhere = tracks.heard(series, { fromMs: last.toMs, toMs: nowMs }).length > 0
  return isHeardElsewhere ? times : [...times.slice(0, -1), { fromMs: last.fromMs, toMs: nowMs }]
}

const regionOf = ({ id, fromM, toM }: Patrol) => ({ kind: 'patrol', id, fromM, toM }) as const

/** The time of an assignment, up to the team's word that it was over. */
function workTime(patrol: Patrol, said: ReadonlyMap<string, readonly PatrolEvent[]>): TimeWindow {
  const { fromMs, toMs } = recordTime(patrol)
  return { fromMs, toMs: Math.min(toMs, tryEndedMs(said.get(patrol.id) ?? []) ?? toMs) }
}

/** What reports for a patrol: the tracker it carries, and what was uploaded for it. */
const seriesOf = ({ id, trackerId }: Patrol): string[] => (trackerId === null ? [id] : [trackerId, id])

function silentTimes(
  patrol: Patrol,
  tracks: LineTracks,
  lost: readonly LostTrack[] | undefined,
  within: TimeWindow,
): TimeWindow[] {
  if (within.fromMs >= within.toMs) return []
  const known = seriesOf(patrol).map((series) => tracks.heard(series, within).map(asInterval))
  if (lost !== undefined) known.push(lost.map(recordTime).map(asInterval))
  return complement(known.flat(), asInterval(within))
    .map(asWindow)
    .filter(
      // Before the first fix and since the last one no silence can be told from the beat of the tracker.
      ({ fromMs, toMs }) =>
        toMs - fromMs > shortestSilenceMs || (fromMs > within.fromMs && toMs < within.toMs),
    )
}

/** Between two fixes so much is bridged too. */
const shortestSilenceMs = defaultTrackPolicy.foot.bridgeMin * 60_000

function trackedSinceMs(line: BorderLine, records: EvidenceRecords, tracks: LineTracks): number {
  const watched = [
    ...records.checkpoints.filter((one) => one.lineId === line.id && one.reach !== null).map(({ id }) => id),
    ...devicesOn(line, records).map(({ deskId }) => deskId),
  ]
  return watched.reduce(
    (first, placeId) => Math.min(first, records.firstLogMs.get(placeId) ?? Infinity),
    tracks.firstPassMs,
  )
}

const devicesOn = (line: BorderLine, { devices }: EvidenceRecords): readonly Device[] =>
  devices.filter((device) => device.lineId === line.id)

const clip = (time: TimeWindow, within: TimeWindow): TimeWindow => ({
  fromMs: Math.max(time.fromMs, within.fromMs),
  toMs: Math.min(time.toMs, within.toMs),
})
