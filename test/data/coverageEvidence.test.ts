import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageEvidence, type EvidenceRecords } from '../../data/coverageEvidence.ts'
import { defaultPolicyRecord } from '../../data/defaultPolicyRecord.ts'
import { device } from '../../data/model/device.ts'
import { patrol } from '../../data/model/patrol.ts'
import { checkpoint, desk } from '../../data/model/place.ts'
import { shift } from '../../data/model/shift.ts'
import { staffingLog } from '../../data/model/staffingLog.ts'
import { patrolEvent, type PatrolEventKind } from '../../data/model/patrolEvent.ts'
import { lostTrack } from '../../data/model/tracker.ts'
import { person } from '../../data/model/unit.ts'
import type { LineTracks } from '../../data/trackShelf.ts'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { passList, stayKind, walkKind } from '../../geo/passes.ts'

const idOf = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`
const [lineId, checkpointId, deskId, deviceId, leadId, otherId, patrolId, trackerId, unitId] = Array.from(
  { length: 9 },
  (_, index) => idOf(index + 1),
) as [string, string, string, string, string, string, string, string, string]
const name = { en: 'One', zh: '一' }
const line = compileBorderLine({
  id: lineId,
  positions: [
    [104.7, 22.9],
    [104.8, 22.9],
  ],
  homeSide: 'left',
})

/** Hours of the tenth of March, in which now is 12. */
const at = (hour: number) => Date.parse('2026-03-10T00:00:00Z') + hour * 3_600_000
const iso = (hour: number) => new Date(at(hour)).toISOString()
const window = { fromMs: at(0), toMs: at(24) }
const nowMs = at(12)
const time = (from: number, to: number) => ({ fromMs: at(from), toMs: at(to) })

const shiftOf = (placeKind: 'checkpoint' | 'desk', from: number, to: number) =>
  shift.parse({
    id: idOf(2000 + from),
    place: { kind: placeKind, id: placeKind === 'desk' ? deskId : checkpointId },
    from: iso(from),
    to: iso(to),
    leadId,
    personIds: [otherId],
  })
const logOf = (
  placeKind: 'checkpoint' | 'desk',
  from: number,
  to: number,
  who: object = { leadId, personIds: [otherId] },
) =>
  staffingLog.parse({
    id: idOf(1000 + from),
    place: { kind: placeKind, id: placeKind === 'desk' ? deskId : checkpointId },
    from: iso(from),
    to: iso(to),
    ...who,
  })
const patrolOf = (from: number, to: number, more: object = {}) =>
  patrol.parse({
    id: patrolId,
    lineId,
    fromM: 1000,
    toM: 2000,
    from: iso(from),
    to: iso(to),
    mode: 'foot',
    team: name,
    unitId,
    ...more,
  })

const wordOf = (kind: PatrolEventKind, hour: number) =>
  patrolEvent.parse({
    id: idOf(3000 + hour),
    patrolId,
    kind,
    at: iso(hour),
    plan: patrolOf(8, 12),
    receivedAt: iso(hour),
    actor: 'li',
  })

const nothing: EvidenceRecords = {
  policies: [defaultPolicyRecord({ id: idOf(99), validFrom: '2020-01-01T00:00:00Z', synthetic: false })],
  tierOrders: [],
  barriers: [],
  trails: [],
  trailEvents: [],
  checkpoints: [],
  desks: [],
  shifts: [],
  people: [
    person.parse({ id: leadId, unitId, name, post: name, mayLead: true }),
    person.parse({ id: otherId, unitId, name, post: name, mayLead: false }),
  ],
  devices: [],
  patrols: [],
  staffingLogs: [],
  lostTracks: [],
  patrolEvents: [],
  firstLogMs: new Map(),
}
const place = checkpoint.parse({
  id: checkpointId,
  lineId,
  name,
  position: [104.71, 22.9],
  chainageM: 1000,
  reach: { fromM: 500, toM: 1500 },
  minimumStaff: 2,
  unitId,
})
const watch = {
  desks: [desk.parse({ id: deskId, name, unitId, minimumStaff: 1 })],
  devices: [
    device.parse({
      id: deviceId,
      lineId,
      name,
      type: 'camera',
      position: [104.72, 22.9],
      chainageM: 2000,
      range: { fromM: 1800, toM: 2400 },
      sweepMin: 10,
      deskId,
      states: [
        { working: true, from: iso(-200) },
        { working: false, from: iso(9) },
      ],
    }),
  ],
}

/** Walks of the tracker: from and to in hours, then metres; `heard` in hours. */
function tracksOf(
  walks: [number, number, number, number][],
  heard: [number, number][],
  trackId = trackerId,
): LineTracks {
  const passes = passList()
  for (const [from, to, startM, endM] of walks) passes.push(walkKind, startM, endM, at(from), at(to))
  return {
    passes: passes.finish(),
    passTrack: new Uint32Array(walks.length),
    trackIds: [trackId],
    firstPassMs: walks.length === 0 ? Infinity : at(walks[0]![0]),
    heard: (seriesId, during) =>
      seriesId === trackId
        ? heard
            .map(([from, to]) => ({
              fromMs: Math.max(at(from), during.fromMs),
              toMs: Math.min(at(to), during.toMs),
            }))
            .filter(({ fromMs, toMs }) => fromMs < toMs)
        : [],
  }
}
const untracked = tracksOf([], [])
const evidence = (records: Partial<EvidenceRecords>, tracks = untracked) =>
  coverageEvidence(line, { ...nothing, ...records }, tracks, window, nowMs)

describe('a checkpoint', () => {
  const silence = { kind: 'checkpoint', id: checkpointId, fromM: 500, toM: 1500 }
  it('is silent while its shifts staff it, no log says anything and now has not come', () => {
    const facts = evidence({
      checkpoints: [place],
      shifts: [shiftOf('checkpoint', 4, 8), shiftOf('checkpoint', 10, 20)],
    })
    expect(facts.presences).toEqual([])
    expect(facts.silences).toEqual([
      { ...silence, ...time(4, 8) },
      { ...silence, ...time(10, 12) },
    ])
    expect(facts.trackedSinceMs).toBe(Infinity)
  })

  it('is present where its logs have enough people under a qualified lead, planned or not', () => {
    const { presences, silences } = evidence({
      checkpoints: [place],
      shifts: [shiftOf('checkpoint', 4, 8)],
      staffingLogs: [
        logOf('checkpoint', 5, 7),
        logOf('checkpoint', 9, 10),
        logOf('checkpoint', 10, 11, { leadId, personIds: [] }),
      ],
    })
    expect(presences).toEqual(
      [time(5, 7), time(9, 10)].map((during) => ({ ...silence, ...during, lagMs: 0 })),
    )
    expect(silences).toEqual([time(4, 5), time(7, 8)].map((during) => ({ ...silence, ...during })))
  })

  it('counts those of a log who are on no roster', () => {
    const lead = { leadId, personIds: [] }
    const presences = (others: number) =>
      evidence({ checkpoints: [place], staffingLogs: [logOf('checkpoint', 2, 4, { ...lead, others })] })
        .presences.length
    expect([presences(0), presences(1)]).toEqual([0, 1])
  })

  it('where a log says that nobody was there is neither present nor silent', () => {
    const { presences, silences } = evidence({
      checkpoints: [place],
      shifts: [shiftOf('checkpoint', 4, 8)],
      staffingLogs: [logOf('checkpoint', 4, 8, { leadId: null, personIds: [] })],
    })
    expect([presences, silences]).toEqual([[], []])
  })

  it('without a reach on the line, or on another line, is no evidence here', () => {
    const inland = { ...place, reach: null }
    const elsewhere = { ...place, lineId: inland.unitId as unknown as typeof place.lineId }
    for (const one of [inland, elsewhere])
      expect(
        evidence({
          checkpoints: [one],
          shifts: [shiftOf('checkpoint', 4, 8)],
          staffingLogs: [logOf('checkpoint', 4, 8)],
        }),
      ).toMatchObject({ presences: [], silences: [] })
  })

  it('was staffed before the window too, as far back as ages are shown', () => {
    const { presences } = evidence({ checkpoints: [place], staffingLogs: [logOf('checkpoint', -200, -100)] })
    expect(presences.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([[at(-7 * 24), at(-100)]])
  })
})

describe('a device', () => {
  it('is evidence and under way while it works and its desk is logged, silent while the desk is', () => {
    const region = { kind: 'device', id: deviceId, fromM: 1800, toM: 2400 }
    const facts = evidence({
      ...watch,
      shifts: [shiftOf('desk', 0, 24)],
      staffingLogs: [logOf('desk', 2, 6), logOf('desk', 8, 12)],
    })
    const watched = [time(2, 6), time(8, 9)].map((during) => ({ ...region, ...during }))
    expect(facts.presences).toEqual(watched.map((one) => ({ ...one, lagMs: 600_000 })))
    expect(facts.underWay).toEqual(watched)
    expect(facts.silences).toEqual([time(0, 2), time(6, 8)].map((during) => ({ ...region, ...during })))
  })
})

describe('a patrol', () => {
  const region = { kind: 'patrol', id: patrolId, fromM: 1000, toM: 2000 }
  it('without tracker or upload is silent all its time up to now', () => {
    expect(evidence({ patrols: [patrolOf(10, 14)] }).silences).toEqual([{ ...region, ...time(10, 12) }])
  })

  it('is silent where its tracker was not heard, and under way while it was on its stretch', () => {
    const tracks = tracksOf(
      [
        [4, 5, 500, 1500],
        [5, 6, 1500, 500],
      ],
      [[3, 6]],
    )
    const facts = evidence({ patrols: [patrolOf(4, 8, { trackerId })] }, tracks)
    expect(facts.silences).toEqual([{ ...region, ...time(6, 8) }])
    expect(facts.underWay).toEqual([{ ...region, ...time(4.5, 5.5) }])
    expect(facts.passes).toBe(tracks.passes)
    expect(facts.trackedSinceMs).toBe(at(4))
  })

  it('is not silent yet for the minutes that are bridged between two fixes', () => {
    const minutes = (count: number) => count / 60
    const facts = (from: number, to: number) =>
      evidence(
        { patrols: [patrolOf(4, 12, { trackerId })] },
        tracksOf([[from, to, 1000, 2000]], [[from, to]]),
      ).silences
    expect(facts(4 + minutes(5), 12 - minutes(5))).toEqual([])
    expect(facts(4 + minutes(6), 12)).toEqual([{ ...region, ...time(4, 4 + minutes(6)) }])
    expect(facts(4, 12 - minutes(6))).toEqual([{ ...region, ...time(12 - minutes(6), 12) }])
  })

  it('is silent at the same times whatever window is asked for', () => {
    const minutes = (count: number) => count / 60
    const silences = (windowFrom: number, windowTo: number, heard: [number, number][]) =>
      coverageEvidence(
        line,
        { ...nothing, patrols: [patrolOf(-20, 10, { trackerId })] },
        tracksOf([], heard),
        time(windowFrom, windowTo),
        nowMs,
      ).silences
    // Silent for half an hour from three minutes before the window ends.
    const from = 6 - minutes(3)
    const cutAtEnd = silences(0, 6, [
      [-20, from],
      [from + 0.5, 10],
    ])
    expect(cutAtEnd).toEqual([{ ...region, ...time(from, 6) }])
    // Silent until three minutes after where the longest limit reaches back to, 8 hours.
    const until = -8 + minutes(3)
    const cutAtStart = silences(0, 6, [
      [-20, until - 0.5],
      [until, 10],
    ])
    expect(cutAtStart).toEqual([{ ...region, ...time(-8, until) }])
    // Silent from four minutes before the window ends to two minutes after it.
    const between = silences(0, 6, [
      [-20, 6 - minutes(4)],
      [6 + minutes(2), 10],
    ])
    expect(between).toEqual([{ ...region, ...time(6 - minutes(4), 6) }])
  })

  it('is under way since its last fix too, for the minutes that are bridged, unless it was heard elsewhere', () => {
    const onStretchUntil = (hour: number, heardUntil = hour) =>
      evidence(
        { patrols: [patrolOf(4, 14, { trackerId })] },
        tracksOf([[11, hour, 1000, 2000]], [[11, heardUntil]]),
      ).underWay
    expect(onStretchUntil(12 - 4 / 60)).toEqual([{ ...region, ...time(11, 12) }])
    expect(onStretchUntil(12 - 6 / 60)).toEqual([{ ...region, ...time(11, 12 - 6 / 60) }])
    expect(onStretchUntil(12 - 4 / 60, 12)).toEqual([{ ...region, ...time(11, 12 - 4 / 60) }])
  })

  it('whose tracker was heard somewhere else is not silent and not under way', () => {
    const facts = evidence(
      { patrols: [patrolOf(4, 8, { trackerId })] },
      tracksOf([[4, 8, 5000, 6000]], [[4, 8]]),
    )
    expect([facts.silences, facts.underWay]).toEqual([[], []])
  })

  it('is heard by what was uploaded for it as well', () => {
    const facts = evidence(
      { patrols: [patrolOf(4, 8, { trackerId })] },
      tracksOf([[4, 5, 1000, 2000]], [[4, 5]], patrolId),
    )
    expect(facts.silences).toEqual([{ ...region, ...time(5, 8) }])
    expect(facts.underWay).toEqual([{ ...region, ...time(4, 5) }])
  })

  it('is no longer silent where the desk declared its track lost', () => {
    const lost = lostTrack.parse({
      id: idOf(70),
      patrolId,
      from: iso(5),
      to: iso(6),
      reason: 'fell into the river',
    })
    const facts = evidence({ patrols: [patrolOf(4, 8)], lostTracks: [lost] })
    expect(facts.silences).toEqual([time(4, 5), time(6, 8)].map((during) => ({ ...region, ...during })))
  })

  it('whose team said that it was over is silent no more, and was absent from then on', () => {
    const records = { patrols: [patrolOf(4, 8)] }
    const patrolEvents = [wordOf('started', 4), wordOf('ended', 6)]
    expect(evidence({ ...records, patrolEvents }).silences).toEqual([{ ...region, ...time(4, 6) }])
    expect(evidence({ ...records, patrolEvents: [wordOf('started', 4)] }).silences).toEqual([
      { ...region, ...time(4, 8) },
    ])
  })

  it('is under way by the word of its team while nothing was heard, and not while it rests', () => {
    const patrolEvents = [wordOf('started', 4), wordOf('paused', 5), wordOf('resumed', 7)]
    expect(evidence({ patrols: [patrolOf(4, 8)], patrolEvents }).underWay).toEqual(
      [time(4, 5), time(7, 8)].map((during) => ({ ...region, ...during })),
    )
  })

  it('that said it started and was heard elsewhere is not under way there', () => {
    const records = { patrols: [patrolOf(4, 8, { trackerId })], patrolEvents: [wordOf('started', 4)] }
    expect(evidence(records, tracksOf([[4, 6, 5000, 6000]], [[4, 6]])).underWay).toEqual([
      { ...region, ...time(6, 8) },
    ])
  })

  it('is made present by nothing that its team says, and silent for no longer', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 6 })
    const kinds = fc.array(fc.constantFrom<PatrolEventKind>('started', 'paused', 'resumed', 'ended'), {
      minLength: 6,
      maxLength: 6,
    })
    const lengthOf = (silences: readonly { fromMs: number; toMs: number }[]) =>
      silences.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
    fc.assert(
      fc.property(hours, kinds, fc.boolean(), (said, words, isTracked) => {
        const tracks = isTracked ? tracksOf([[4, 5, 1000, 2000]], [[4, 5]]) : untracked
        const patrols = [patrolOf(3, 9, { trackerId })]
        const patrolEvents = said.map((hour, index) => wordOf(words[index]!, hour))
        const [without, withWords] = [
          evidence({ patrols }, tracks),
          evidence({ patrols, patrolEvents }, tracks),
        ]
        expect(withWords.presences).toEqual(without.presences)
        expect(withWords.passes).toBe(without.passes)
        expect(lengthOf(withWords.silences)).toBeLessThanOrEqual(lengthOf(without.silences))
      }),
    )
  })

  it('before the window is silent as far back as the longest limit reaches', () => {
    // 120 minutes in the normal tier, four times as long behind a barrier.
    expect(evidence({ patrols: [patrolOf(-20, 2)] }).silences).toEqual([{ ...region, ...time(-8, 2) }])
    expect(evidence({ patrols: [patrolOf(-20, -9)] }).silences).toEqual([])
  })

  it('that waits where its stretch begins, and not on it, is not under way', () => {
    const passes = passList()
    passes.push(stayKind, 990, 1000, at(4), at(5))
    const tracks = { ...tracksOf([], [[4, 5]]), passes: passes.finish(), passTrack: new Uint32Array(1) }
    expect(evidence({ patrols: [patrolOf(4, 8, { trackerId })] }, tracks).underWay).toEqual([])
  })

  it('is under way within the window alone, and touching passes make one time', () => {
    const facts = evidence(
      { patrols: [patrolOf(-4, 8, { trackerId })] },
      tracksOf(
        [
          [-2, 1, 1100, 1900],
          [1, 2, 1900, 1000],
        ],
        [[-2, 2]],
      ),
    )
    expect(facts.underWay).toEqual([{ ...region, ...time(0, 2) }])
  })
})

describe('a line', () => {
  it('is tracked since the first log of a checkpoint on it or of a desk that watches it, or its first pass', () => {
    const records = {
      ...watch,
      checkpoints: [place],
      firstLogMs: new Map([
        [checkpointId, at(-500)],
        [deskId, at(-600)],
        [idOf(77), at(-900)],
      ]),
    }
    expect(evidence(records, tracksOf([[4, 5, 0, 100]], [])).trackedSinceMs).toBe(at(-600))
    expect(evidence({ ...records, devices: [] }, tracksOf([[4, 5, 0, 100]], [])).trackedSinceMs).toBe(
      at(-500),
    )
    expect(evidence({}, tracksOf([[4, 5, 0, 100]], [])).trackedSinceMs).toBe(at(4))
  })
})
