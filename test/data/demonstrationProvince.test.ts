import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { makeDemonstration } from '../../data/demo/makeDemonstration.ts'
import { recordSchemas } from '../../data/model/records.ts'
import type { UnitLevel } from '../../data/model/unit.ts'
import { figures } from '../../geo/figures.ts'
import {
  compiledLines,
  dayMs,
  idsReferredTo,
  ofKind,
  plannedOf,
  sunday,
  sundayMidnight,
} from './demonstrationRecords.ts'

describe('the demonstration province', () => {
  const { records } = makeDemonstration('province', sunday)
  const lines = compiledLines(records)
  const kind = <Kind extends keyof typeof recordSchemas>(kind: Kind) => ofKind(records, kind)
  const ofLevel = (level: UnitLevel) => kind('unit').filter((unit) => unit.level === level)

  it('runs along two whole borders of some 3,620 km', () => {
    const lengthM = lines.reduce((sum, line) => sum + line.lengthM, 0)
    expect(Math.abs(lengthM - 3_618_600)).toBeLessThan(500)
    expect(kind('border-line').map((line) => line.officialLengthM)).toEqual([1_449_566, null])
  })

  it('has thousands of trails, and hundreds of checkpoints and teams, as dense as a county', () => {
    const counted = Object.fromEntries(
      Object.keys(recordSchemas).map((kind) => [kind, records.filter((entry) => entry.kind === kind).length]),
    )
    expect(counted).toMatchObject({
      'border-line': 2,
      trail: 23 * 140,
      checkpoint: 23 * 36,
      barrier: 23 * 60,
      device: 23 * 45,
      desk: 23,
      port: 7,
      // Around the clock, and of a trade point a county on four days.
      shift: 23 * (37 * 3 * 7 + 4),
    })
    expect(counted['patrol']).toBeGreaterThan(20_000)
    const teams = new Set(kind('patrol').map((patrol) => patrol.team.en.replace(/[A-D]$/, '')))
    expect(teams.size).toBeGreaterThan(1000)
    expect(
      ['prefecture', 'county', 'township', 'village', 'group'].map(
        (level) => ofLevel(level as UnitLevel).length,
      ),
    ).toEqual([7, 23, 138, 690, 2070])
  })

  it('has only records that their schemas leave as they are', () => {
    for (const entry of records) {
      const parsed = recordSchemas[entry.kind].parse(entry.record)
      expect(isDeepStrictEqual(parsed, entry.record), entry.record.id).toBe(true)
    }
  })

  it('names as real nothing but its lines', () => {
    for (const entry of records) expect(entry.record.synthetic).toBe(entry.kind !== 'border-line')
    for (const unit of kind('unit')) expect(unit.name.en).toMatch(/^Demo /)
    for (const port of kind('port')) expect(port.name.en).toMatch(/^Demo /)
  })

  it('gives every record an id of its own and refers only to records that come before', () => {
    const known = new Set<string>()
    for (const entry of records) {
      const unknown = idsReferredTo(entry.record).filter((id) => !known.has(id))
      expect(unknown).toEqual([])
      expect(known.has(entry.record.id)).toBe(false)
      known.add(entry.record.id)
    }
  })

  it('numbers trails, barriers and teams once over the whole province', () => {
    const trails = kind('trail').map((trail) => trail.number)
    expect(new Set(trails).size).toBe(trails.length)
    const barriers = kind('barrier').map((barrier) => barrier.name.en)
    expect(new Set(barriers).size).toBe(barriers.length)
    const units = kind('unit').map((unit) => unit.name.en)
    expect(new Set(units).size).toBe(units.length)
  })

  it('gives each level of units ground that partitions both lines exactly', () => {
    for (const level of ['prefecture', 'county', 'township', 'village', 'group'] as const) {
      for (const line of lines) {
        const grounds = ofLevel(level)
          .flatMap((unit) => unit.ground.filter((ground) => ground.lineId === line.id))
          .sort((a, b) => a.fromM - b.fromM)
        expect(grounds[0]?.fromM).toBe(0)
        expect(grounds.at(-1)?.toM).toBe(line.lengthM)
        for (const [index, ground] of grounds.slice(1).entries())
          expect(ground.fromM).toBe(grounds[index]?.toM)
      }
    }
  })

  it('commits nothing beyond the end of a line', () => {
    const lengthM = new Map(lines.map((line) => [line.id, line.lengthM]))
    const stretches = [
      ...kind('patrol'),
      ...kind('stretch'),
      ...kind('device').map((device) => ({ ...device.range, lineId: device.lineId })),
      ...kind('checkpoint').flatMap(({ reach, lineId }) => (reach === null ? [] : [{ ...reach, lineId }])),
    ]
    const beyond = stretches.filter(({ lineId, toM }) => toM > (lengthM.get(lineId) ?? 0))
    expect(beyond).toEqual([])
  })

  it('is held about as well as a county', () => {
    const window = { fromMs: sundayMidnight, toMs: sundayMidnight + dayMs }
    const totals = plannedOf(records, window).map((coverage) => figures(coverage))
    const sum = (of: (total: (typeof totals)[number]) => number) =>
      totals.reduce((all, total) => all + of(total), 0)
    const share = sum((total) => total.held) / sum((total) => total.total)
    expect(share).toBeGreaterThan(0.7)
    expect(share).toBeLessThan(0.9)
  })

  it('is the same for the same instant', () => {
    const again = makeDemonstration('province', sunday).records
    expect(again.length).toBe(records.length)
    const differing = again.filter((entry, index) => JSON.stringify(entry) !== JSON.stringify(records[index]))
    expect(differing).toEqual([])
  })
})
