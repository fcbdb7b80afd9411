import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../../data/demo/evidence.ts'
import { makeDemonstration } from '../../data/demo/makeDemonstration.ts'
import { makeStaffingLogs } from '../../data/demo/staffingLogs.ts'
import { makeTracks } from '../../data/demo/tracks.ts'
import { walkOf } from '../../data/demo/walks.ts'
import { assignmentWalk } from '../../geo/assignmentWalk.ts'
import { locate } from '../../geo/chainage.ts'
import { fixFlags, flagCode } from '../../geo/cleanFixes.ts'
import { defaultTrackPolicy } from '../../geo/trackPolicy.ts'
import { trackToPasses } from '../../geo/trackToPasses.ts'
import { compiledLines, dayMs, hourMs, ofKind, sunday, sundayMidnight } from './demonstrationRecords.ts'

const { records } = makeDemonstration('malipo', sunday)
const lines = compiledLines(records)
const line = lines[0]!
const patrols = ofKind(records, 'patrol')
const { fromMs, steps } = evidenceOf('malipo', sunday)
const tracksOf = (some: typeof patrols, toMs = sunday) => [
  ...makeTracks(some, lines, steps, { fromMs, toMs }),
]
const isWhole = (patrol: (typeof patrols)[number]) =>
  Date.parse(patrol.from) > fromMs + hourMs && Date.parse(patrol.to) < sunday - hourMs

describe('trackers of a demonstration', () => {
  it('are carried by every patrol, each by one crew', () => {
    const trackers = new Map(ofKind(records, 'tracker').map((tracker) => [tracker.id, tracker]))
    for (const patrol of patrols) expect(trackers.get(patrol.trackerId!)?.name).toEqual(patrol.team)
    expect(new Set([...trackers.values()].map((tracker) => tracker.key)).size).toBe(trackers.size)
  })
})

describe('tracks of a demonstration', () => {
  const tracks = tracksOf(patrols)

  it('are the same for the same window, and cut where it is cut', () => {
    expect(tracksOf(patrols)).toEqual(tracks)
    const earlier = tracksOf(patrols, sunday - hourMs)
    const count = (some: typeof tracks) => some.reduce((sum, { fixes }) => sum + fixes.count, 0)
    const later = [...makeTracks(patrols, lines, steps, { fromMs: sunday - hourMs, toMs: sunday })]
    expect(count(earlier) + count(later)).toBe(count(tracks))
  })

  it('have a fix every half minute and none from the future', () => {
    const firstMs = Math.min(...tracks.map(({ fixes }) => fixes.timeMs[0]!))
    expect(firstMs).toBeGreaterThanOrEqual(sundayMidnight - 2 * dayMs)
    expect(firstMs).toBeLessThan(sundayMidnight - 2 * dayMs + 60_000)
    for (const { fixes, receivedMs } of tracks) {
      expect(fixes.timeMs.at(-1)).toBeLessThan(sunday)
      expect(receivedMs).toBeGreaterThanOrEqual(fixes.timeMs.at(-1)!)
      expect(fixes.lonLat.length).toBe(2 * fixes.count)
    }
  })

  it('run on home ground beside the stretch of their patrol, at least four of five', () => {
    let asAssigned = 0
    const whole = patrols.filter(isWhole)
    for (const patrol of whole) {
      const [track] = tracksOf([patrol])
      if (track === undefined) continue
      const { fixes } = track
      const { flags } = trackToPasses(line, fixes, defaultTrackPolicy.vehicle, track.receivedMs)
      let within = 0
      let good = 0
      for (let fix = 0; fix < fixes.count; fix += 7) {
        if (flags[fix] !== 0) continue
        good++
        const { chainageM, offsetM } = locate(line, [fixes.lonLat[2 * fix]!, fixes.lonLat[2 * fix + 1]!])
        if (offsetM > 0 && offsetM < 60 && chainageM > patrol.fromM - 60 && chainageM < patrol.toM + 60)
          within++
      }
      // A pause of the walkers at their post lasts a quarter of a watch at most.
      if (within > good * 0.7) asAssigned++
    }
    expect(whole.length).toBeGreaterThan(200)
    expect(asAssigned / whole.length).toBeGreaterThan(0.8)
    expect(asAssigned / whole.length).toBeLessThan(0.95)
  })

  it('fail in every way that a county knows', () => {
    const found = { late: 0, leftEarly: 0, silent: 0, silentForAWhile: 0, offStretch: 0, notToTheEnd: 0 }
    for (const patrol of patrols.filter(isWhole)) {
      const window = { fromMs: Date.parse(patrol.from), toMs: Date.parse(patrol.to) }
      const minutes = (window.toMs - window.fromMs) / 60_000
      const [track] = tracksOf([patrol])
      if (track === undefined) {
        found.silent++
        continue
      }
      const { passes, heard } = trackToPasses(line, track.fixes, defaultTrackPolicy.vehicle, track.receivedMs)
      const walk = assignmentWalk(patrol, window, passes, heard)
      if ((walk.lateMin ?? 0) > 30) found.late++
      if ((walk.leftEarlyMin ?? 0) > 30) found.leftEarly++
      if (walk.silentMin > 25) found.silentForAWhile++
      if (walk.offStretchMin > minutes * 0.9) found.offStretch++
      if (walk.shareWalked > 0.6 && walk.shareWalked < 0.72) found.notToTheEnd++
    }
    for (const [failing, count] of Object.entries(found)) expect(count, failing).toBeGreaterThan(0)
  })

  it('have a fix that is far out now and then, which is flagged', () => {
    const counts = new Map<string, number>()
    for (const { fixes, receivedMs } of tracks.slice(0, 60)) {
      const { flags } = trackToPasses(line, fixes, defaultTrackPolicy.vehicle, receivedMs)
      for (const flag of flags) counts.set(fixFlags[flag]!, (counts.get(fixFlags[flag]!) ?? 0) + 1)
    }
    expect(flagCode('good')).toBe(0)
    expect(counts.get('impossible-speed')).toBeGreaterThan(0)
    expect(counts.get('inaccurate')).toBeGreaterThan(0)
    expect(counts.get('good')! / [...counts.values()].reduce((a, b) => a + b)).toBeGreaterThan(0.98)
  })

  it('let walkers keep the claim of their patrol', () => {
    for (const patrol of patrols.filter((one) => one.mode === 'foot')) {
      const walk = walkOf(patrol, line.lengthM)
      const lengthM = patrol.toM - patrol.fromM
      const claimedLegMs = (lengthM / 1000 / (patrol.speedKmh ?? 2.5)) * hourMs
      // The slow ones take up to twice as long.
      expect(walk.legMs).toBeLessThanOrEqual(2.05 * claimedLegMs)
      expect(walk.restMs).toBeLessThan(walk.legMs)
    }
  })
})

describe('staffing logs of a demonstration', () => {
  const logs = ofKind(records, 'staffing-log')
  const shifts = ofKind(records, 'shift')

  it('tell of full hours that are over, of checkpoints and of the desk', () => {
    expect(new Set(logs.map((log) => log.place.kind))).toEqual(new Set(['checkpoint', 'desk']))
    for (const log of logs) {
      expect(Date.parse(log.to) - Date.parse(log.from)).toBe(hourMs)
      expect(Date.parse(log.to)).toBeLessThanOrEqual(sunday)
      expect(Date.parse(log.to)).toBeGreaterThan(fromMs)
    }
  })

  it('say now and then that nobody was there, and of some shifts nothing at all', () => {
    const empty = logs.filter((log) => log.leadId === null && log.personIds.length === 0)
    expect(empty.length).toBeGreaterThan(0)
    // Trade points keep no log.
    const over = shifts.filter(
      ({ place, from, to }) =>
        place.kind !== 'trade-point' && Date.parse(from) >= fromMs && Date.parse(to) <= sunday,
    )
    const logged = new Set(logs.map((log) => `${log.place.id} ${Date.parse(log.from)}`))
    const silent = over.filter((shift) => !logged.has(`${shift.place.id} ${Date.parse(shift.from)}`))
    expect(silent.length).toBeGreaterThan(0)
    expect(silent.length / over.length).toBeLessThan(0.1)
    expect(silent.every((shift) => shift.place.kind === 'checkpoint')).toBe(true)
  })

  it('tell of nobody who was on call at home', () => {
    const onCall = shifts.map((shift) => ({ ...shift, onCall: true }))
    expect(makeStaffingLogs(onCall, { fromMs, toMs: sunday })).toEqual([])
  })

  it('are written hour by hour: two windows that meet have each log once', () => {
    const noon = sundayMidnight - 12 * hourMs
    const before = makeStaffingLogs(shifts, { fromMs, toMs: noon })
    const after = makeStaffingLogs(shifts, { fromMs: noon, toMs: sunday })
    const ids = [...before, ...after].map((log) => log.id)
    expect(new Set(ids)).toEqual(new Set(logs.map((log) => log.id)))
    expect(ids.length).toBe(logs.length)
  })
})
