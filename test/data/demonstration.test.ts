import { describe, expect, it } from 'vitest'
import { makeDemonstration } from '../../data/demo/makeDemonstration.ts'
import { trailEventFact } from '../../data/coverageFacts.ts'
import { recordSchemas } from '../../data/model/records.ts'
import type { UnitLevel } from '../../data/model/unit.ts'
import { calibrate } from '../../geo/calibration.ts'
import { locate, pathLengthM } from '../../geo/chainage.ts'
import { checkPath, portionsOffHomeGround } from '../../geo/pathCheck.ts'
import { trailStatusAt } from '../../geo/trailStatus.ts'
import {
  compiledLines,
  dayMs,
  hourMs,
  idsReferredTo,
  ofKind,
  sunday,
  sundayMidnight,
} from './demonstrationRecords.ts'

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe.each(['malipo', 'baoshan'] as const)('the demonstration %s', (name) => {
  const { records } = makeDemonstration(name, sunday)
  const lines = compiledLines(records)
  const lineOf = (lineId: string) => lines.find((line) => line.id === lineId)!
  const kind = <Kind extends keyof typeof recordSchemas>(kind: Kind) => ofKind(records, kind)

  it('is the same for the same instant', () => {
    expect(makeDemonstration(name, sunday)).toEqual({ countyName: expect.anything(), records })
  })

  it('has the draft of a week after all that is assigned, each team out once at a time', () => {
    const [plan, ...others] = kind('patrol-plan')
    expect(others).toEqual([])
    expect(plan).toMatchObject({ status: 'draft', publications: [], synthetic: true })
    const [fromMs, toMs] = [Date.parse(plan!.from), Date.parse(plan!.to)]
    expect(toMs - fromMs).toBe(7 * dayMs)
    expect(new Date(fromMs + 8 * hourMs).getUTCDay()).toBe(1)
    expect(Math.max(...kind('patrol').map(({ from }) => Date.parse(from)))).toBeLessThan(fromMs)
    expect(plan!.items.length).toBeGreaterThan(100)
    for (const teamId of new Set(plan!.items.map((item) => item.teamId))) {
      const own = plan!.items.filter((item) => item.teamId === teamId)
      const sorted = own.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))
      for (const [index, item] of sorted.entries()) {
        expect(Date.parse(item.from)).toBeGreaterThanOrEqual(fromMs)
        expect(Date.parse(item.from)).toBeLessThan(toMs)
        if (index > 0) expect(Date.parse(item.from)).toBeGreaterThanOrEqual(Date.parse(sorted[index - 1]!.to))
      }
    }
  })

  it('is the same all day but for the trail events and logs that have not arrived yet', () => {
    const late = makeDemonstration(name, sundayMidnight + dayMs - 1).records
    const early = makeDemonstration(name, sundayMidnight).records
    const arrived = new Set(early.map(({ record }) => record.id))
    const later = late.filter(({ record }) => !arrived.has(record.id))
    expect(late.filter(({ record }) => arrived.has(record.id))).toEqual(early)
    expect(later.length).toBeGreaterThan(20)
    expect(new Set(later.map((entry) => entry.kind))).toEqual(new Set(['trail-event', 'staffing-log']))
  })

  it('has other assignments on the next day', () => {
    const tomorrow = makeDemonstration(name, sunday + dayMs).records
    expect(ofKind(tomorrow, 'patrol')[0]?.from).not.toBe(kind('patrol')[0]?.from)
  })

  it('has only records that their schemas leave as they are', () => {
    for (const entry of records) expect(recordSchemas[entry.kind].parse(entry.record)).toEqual(entry.record)
  })

  it('says of everything but the lines that it is synthetic, and of the lines that they are approximate', () => {
    for (const entry of records) expect(entry.record.synthetic).toBe(entry.kind !== 'border-line')
    for (const line of kind('border-line')) {
      expect(line.approximate).toBe(true)
      expect(line.licence).toBe('ODbL-1.0')
    }
    expect(kind('border-line').map((line) => line.officialLengthM)).toEqual(
      name === 'malipo' ? [277_000] : [148_075, 19_710],
    )
  })

  it('gives every record an id of its own in the shape of UUIDv7', () => {
    const ids = records.map(({ record }) => record.id)
    expect(new Set<string>(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(uuidV7)
  })

  it('refers only to records that come before', () => {
    const known = new Set<string>()
    for (const entry of records) {
      for (const id of idsReferredTo(entry.record)) expect(known.has(id), `${entry.kind} → ${id}`).toBe(true)
      known.add(entry.record.id)
    }
  })

  it('has what it is said to have', () => {
    const counted = Object.fromEntries(
      Object.keys(recordSchemas).map((kind) => [kind, records.filter((entry) => entry.kind === kind).length]),
    )
    expect(counted).toMatchObject({
      'border-line': name === 'malipo' ? 1 : 2,
      marker: 300,
      trail: 140,
      checkpoint: 36,
      desk: 1,
      barrier: 60,
      device: 45,
      'trade-point': 12,
      port: 1,
      policy: 1,
      // Of checkpoints and the desk around the clock, and of one trade point on some working days.
      shift: 37 * 3 * 15 + 8,
    })
    expect(counted['patrol']).toBeGreaterThan(1500)
    const ofLevel = (level: UnitLevel) => kind('unit').filter((unit) => unit.level === level).length
    expect([ofLevel('prefecture'), ofLevel('township'), ofLevel('village'), ofLevel('group')]).toEqual([
      1, 6, 30, 90,
    ])
    expect(ofLevel('county')).toBe(lines.length)
    expect(kind('checkpoint').filter((checkpoint) => checkpoint.reach === null).length).toBe(5)
    const modes = new Set(kind('patrol').map((patrol) => patrol.mode))
    expect(modes).toEqual(new Set(['foot', 'vehicle', 'drone']))
  })

  it('gives each level of units ground that partitions every line exactly', () => {
    for (const level of ['prefecture', 'county', 'township', 'village', 'group']) {
      for (const line of lines) {
        const grounds = kind('unit')
          .filter((unit) => unit.level === level)
          .flatMap((unit) => unit.ground.filter((ground) => ground.lineId === line.id))
          .sort((a, b) => a.fromM - b.fromM)
        expect(grounds[0]?.fromM).toBe(0)
        expect(grounds.at(-1)?.toM).toBe(line.lengthM)
        for (const [index, ground] of grounds.slice(1).entries()) {
          expect(ground.fromM).toBe(grounds[index]?.toM)
          expect(Number.isInteger(ground.fromM)).toBe(true)
        }
      }
    }
  })

  it('leaves two holes and one double assignment among the village chiefs and none above', () => {
    for (const level of ['city', 'county', 'township', 'village']) {
      let unassignedStretches = 0
      let doubledM = 0
      for (const line of lines) {
        const chiefs = kind('stretch')
          .filter((chief) => chief.level === level && chief.lineId === line.id)
          .filter((chief) => chief.to === null || Date.parse(chief.to) > sunday)
          .sort((a, b) => a.fromM - b.fromM)
        let answeredM = 0
        for (const { fromM, toM } of [...chiefs, { fromM: line.lengthM, toM: line.lengthM }]) {
          if (fromM > answeredM) unassignedStretches++
          doubledM += Math.max(0, answeredM - fromM)
          answeredM = Math.max(answeredM, toM)
        }
      }
      expect([level, unassignedStretches, doubledM]).toEqual(
        level === 'village' ? [level, 2, 600] : [level, 0, 0],
      )
    }
  })

  it('has markers on the line in the order of both their chainages', () => {
    for (const line of lines) {
      const markers = kind('marker').filter((marker) => marker.lineId === line.id)
      expect(() => calibrate(line, markers)).not.toThrow()
      for (const marker of markers) {
        const { chainageM, offsetM } = locate(line, marker.position)
        expect(Math.abs(chainageM - marker.chainageM)).toBeLessThan(0.05)
        expect(Math.abs(offsetM)).toBeLessThan(0.05)
      }
      expect(markers.filter((marker) => marker.officialChainageM !== null).length).toBeGreaterThan(4)
      expect(new Set(markers.map((marker) => marker.number)).size).toBe(markers.length)
    }
  })

  it('has trails of 200 to 900 m that lead from home ground across the line where they say', () => {
    for (const trail of kind('trail')) {
      const line = lineOf(trail.lineId)
      const lengthM = pathLengthM(checkPath(trail.path))
      expect(lengthM).toBeGreaterThan(200)
      expect(lengthM).toBeLessThan(900)
      expect(locate(line, trail.path[0]!).offsetM).toBeGreaterThan(0)
      const beyond = portionsOffHomeGround(line, trail.path)
      expect(beyond).toHaveLength(1)
      const crossing = locate(line, beyond[0]!.path[0]!)
      expect(Math.abs(crossing.chainageM - trail.meetsLineAtM[0]!)).toBeLessThan(1)
    }
    expect(new Set(kind('trail').map((trail) => trail.kind)).size).toBe(3)
  })

  it('has trails of which some two dozen are unsealed and eight wait to be verified', () => {
    const statuses = kind('trail').map((trail) => {
      const events = kind('trail-event').filter((event) => event.trailId === trail.id)
      return trailStatusAt(events.map(trailEventFact), sunday)!
    })
    const unsealed = statuses.filter((status) => status.unsealed).length
    expect(unsealed).toBeGreaterThanOrEqual(24)
    expect(unsealed).toBeLessThanOrEqual(27)
    const unverified = statuses.filter((status) => status.status === 'sealed').length
    expect(unverified).toBeGreaterThanOrEqual(8)
    expect(unverified).toBeLessThanOrEqual(10)
    expect(new Set(statuses.map((status) => status.status)).size).toBe(5)
  })

  it('has an event within the last hour whatever the hour, and none from the future', () => {
    for (let hour = 0; hour < 24; hour++) {
      const nowMs = sundayMidnight + hour * hourMs
      const received = ofKind(makeDemonstration(name, nowMs).records, 'trail-event').map((event) =>
        Date.parse(event.receivedAt),
      )
      expect(Math.max(...received)).toBeGreaterThan(nowMs - hourMs)
      expect(Math.max(...received)).toBeLessThanOrEqual(nowMs)
    }
  })

  it('has seals verified by somebody else than who sealed', () => {
    let verified = 0
    for (const trail of kind('trail')) {
      const events = kind('trail-event').filter((event) => event.trailId === trail.id)
      for (const [index, event] of events.entries()) {
        if (event.kind !== 'verified') continue
        verified++
        const seal = events.slice(0, index).findLast((other) => other.kind === 'sealed')
        expect(seal?.actor).toBeDefined()
        expect(event.actor).not.toBe(seal?.actor)
      }
    }
    expect(verified).toBeGreaterThan(100)
  })

  it('has barriers on home ground within 200 m of the line that do not meet themselves', () => {
    for (const barrier of kind('barrier')) {
      const line = lineOf(barrier.lineId)
      expect(barrier.parts.length).toBeLessThanOrEqual(4)
      for (const part of barrier.parts) {
        expect(portionsOffHomeGround(line, checkPath(part.path))).toEqual([])
        for (const position of part.path) expect(locate(line, position).offsetM).toBeLessThan(201)
        const instants = part.statuses.map((status) => Date.parse(status.from))
        expect(instants).toEqual(instants.toSorted((a, b) => a - b))
        expect(instants.at(-1)).toBeLessThan(sundayMidnight)
      }
    }
  })

  it('commits whole metres, but at the end of a line, and whole minutes', () => {
    const stretches = [
      ...kind('patrol'),
      ...kind('device').map((device) => ({ ...device.range, lineId: device.lineId })),
      ...kind('checkpoint').flatMap(({ reach, lineId }) => (reach === null ? [] : [{ ...reach, lineId }])),
    ]
    for (const { fromM, toM, lineId } of stretches) {
      expect(Number.isInteger(fromM)).toBe(true)
      expect(Number.isInteger(toM) || toM === lineOf(lineId).lengthM).toBe(true)
      expect(toM).toBeLessThanOrEqual(lineOf(lineId).lengthM)
    }
    for (const { from, to } of [...kind('patrol'), ...kind('shift')]) {
      expect(Date.parse(from) % 60_000).toBe(0)
      expect(Date.parse(to) % 60_000).toBe(0)
    }
  })

  it('never puts anybody in two places at once', () => {
    const duties = [
      ...kind('patrol').map(({ from, to, leadId, memberIds }) => ({
        from,
        to,
        people: [leadId, ...memberIds],
      })),
      ...kind('shift').map(({ from, to, leadId, personIds }) => ({
        from,
        to,
        people: [leadId, ...personIds],
      })),
    ]
    const byPerson = new Map<string, { fromMs: number; toMs: number }[]>()
    for (const { from, to, people } of duties) {
      expect(new Set(people).size).toBe(people.length)
      for (const person of people) {
        if (person === null) continue
        const windows = byPerson.get(person) ?? []
        windows.push({ fromMs: Date.parse(from), toMs: Date.parse(to) })
        byPerson.set(person, windows)
      }
    }
    for (const windows of byPerson.values()) {
      windows.sort((a, b) => a.fromMs - b.fromMs)
      for (const [index, window] of windows.slice(1).entries()) {
        expect(window.fromMs).toBeGreaterThanOrEqual(windows[index]!.toMs)
      }
    }
  })

  it('has rosters with shifts short of people, without a lead, and under one who may not lead', () => {
    const mayLead = new Set(kind('person').flatMap((person) => (person.mayLead ? [person.id] : [])))
    const shifts = kind('shift').filter((shift) => shift.place.kind === 'checkpoint')
    expect(shifts.filter((shift) => shift.personIds.length === 0).length).toBeGreaterThan(5)
    expect(shifts.filter((shift) => shift.leadId === null).length).toBeGreaterThan(0)
    const unqualified = shifts.filter((shift) => shift.leadId !== null && !mayLead.has(shift.leadId))
    expect(unqualified.length).toBeGreaterThan(0)
    const ofDesk = kind('shift').filter((shift) => shift.place.kind === 'desk')
    expect(ofDesk.filter((shift) => shift.personIds.length === 0)).toHaveLength(1)
  })

  it('has devices of which six are down now', () => {
    const working = kind('device').map((device) => device.states.at(-1)!.working)
    expect(working.filter((isWorking) => !isWorking)).toHaveLength(6)
  })
})

it('puts Tianbao port on its line where it is', () => {
  const { records } = makeDemonstration('malipo', sunday)
  const [port] = ofKind(records, 'port')
  const [line] = compiledLines(records)
  expect(port?.name).toEqual({ en: 'Tianbao port', zh: '天保口岸' })
  expect(Math.abs(locate(line!, [104.8507, 22.9376]).chainageM - port!.chainageM)).toBeLessThanOrEqual(0.5)
})
