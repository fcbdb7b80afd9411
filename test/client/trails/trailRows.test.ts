import { describe, expect, it } from 'vitest'
import {
  countsByUnit,
  isListed,
  isOverdue,
  trailRow,
  type KnownTrail,
} from '../../../client/trails/trailRows.ts'

const hourMs = 3_600_000
const atMs = Date.parse('2026-03-10T04:00:00Z')
const rules = { verificationHours: 48, reinspectionDays: 14 }
const ago = (hours: number) => new Date(atMs - hours * hourMs).toISOString()

const unit = (id: string, parentId: string | null, fromM: number, toM: number) =>
  [id, { id, parentId, ground: [{ lineId: 'line', fromM, toM }] }] as const
const units = new Map([
  unit('county', null, 0, 9000),
  unit('west', 'county', 0, 4000),
  unit('village', 'west', 0, 2000),
  unit('east', 'county', 4000, 9000),
]) as unknown as Parameters<typeof trailRow>[1]

const row = (given: Partial<KnownTrail['properties']>) =>
  trailRow(
    {
      id: 'trail',
      path: [],
      properties: {
        lineId: 'line',
        number: 1,
        name: { en: 'Path', zh: '小路' },
        kind: 'farm-path',
        meetsLineAtM: [1000],
        unitId: null,
        status: 'sealed',
        statusSince: ago(50),
        lastConfirmed: ago(50),
        unsealed: false,
        ...given,
      },
    },
    units,
    rules,
  )

describe('the lists of trails', () => {
  it('a seal is unverified from the first hour, and late after the hours of the rules', () => {
    expect(isListed('unverified', row({ statusSince: ago(1) }), atMs)).toBe(true)
    expect(isOverdue('unverified', row({ statusSince: ago(48) }), atMs)).toBe(false)
    expect(isOverdue('unverified', row({ statusSince: ago(49) }), atMs)).toBe(true)
    expect(isListed('unverified', row({ status: 'verified' }), atMs)).toBe(false)
  })

  it('an inspection is listed three days before it is due, and late once it is over', () => {
    const confirmed = (days: number) => row({ status: 'verified', lastConfirmed: ago(days * 24) })
    expect(isListed('reinspection', confirmed(10.9), atMs)).toBe(false)
    expect(isListed('reinspection', confirmed(11.1), atMs)).toBe(true)
    expect(isOverdue('reinspection', confirmed(13.9), atMs)).toBe(false)
    expect(isOverdue('reinspection', confirmed(14.1), atMs)).toBe(true)
  })

  it('an open trail is due for nothing, and a breached one is on its own list too', () => {
    const breached = row({ status: 'breached', unsealed: true, lastConfirmed: ago(900) })
    expect(isListed('unsealed', breached, atMs)).toBe(true)
    expect(isListed('breached', breached, atMs)).toBe(true)
    expect(isListed('reinspection', breached, atMs)).toBe(false)
    expect(isOverdue('all', breached, atMs)).toBe(false)
  })
})

describe('the units of trails', () => {
  it('a trail of nobody is of the lowest unit whose ground it meets the line on', () => {
    expect(row({}).unitIds).toEqual(['village', 'west', 'county'])
    expect(row({ meetsLineAtM: [5000, 3000] }).unitIds).toEqual(['west', 'county'])
    expect(row({ unitId: 'east' }).unitIds).toEqual(['east', 'county'])
  })

  it('each unit counts those of all below it', () => {
    const counts = countsByUnit([row({}), row({ meetsLineAtM: [3000] }), row({ unitId: 'east' })])
    expect(Object.fromEntries(counts)).toEqual({ village: 1, west: 2, east: 1, county: 3 })
  })
})
