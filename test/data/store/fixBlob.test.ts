import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChunkError, decodeFixes, encodeFixes } from '../../../data/store/fixBlob.ts'
import { keptByHour, mergeFixes } from '../../../data/store/keptFixes.ts'
import { decodePasses, encodePasses } from '../../../data/store/passBlob.ts'
import { fixesOf } from './fixesOf.ts'

const hour = Date.parse('2026-03-10T04:00:00Z')
const hourMs = 3_600_000

const fix = fc.record({
  timeMs: fc.integer({ min: hour, max: hour + hourMs - 1 }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  accuracyM: fc.oneof(fc.constant(NaN), fc.double({ min: 0, max: 20_000, noNaN: true })),
  flag: fc.integer({ min: 0, max: 255 }),
})

describe('an hour of fixes as bytes', () => {
  it('comes back as it went in, to 1e-7° and 0.1 m, at no more than 20 bytes a fix', () => {
    fc.assert(
      fc.property(
        fc.array(fix, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: -1e6, max: 1e9 }),
        (rows, late) => {
          const arriving = fixesOf(rows)
          const receivedMs = hour + late
          const kept = keptByHour(arriving, receivedMs).get(hour)!
          const blob = encodeFixes(kept, hour)
          const back = decodeFixes(blob, hour)
          expect(back).toEqual(kept)
          expect(blob.byteLength).toBeLessThanOrEqual(16 + 20 * rows.length)
          const sorted = rows
            .map((row, index) => ({ ...row, index }))
            .sort((a, b) => a.timeMs - b.timeMs || a.index - b.index)
          for (const [index, row] of sorted.entries()) {
            expect(back.timeMs[index]).toBe(row.timeMs)
            expect(Math.abs(back.lonLat[2 * index]! - row.lon)).toBeLessThanOrEqual(0.5001e-7)
            expect(Math.abs(back.lonLat[2 * index + 1]! - row.lat)).toBeLessThanOrEqual(0.5001e-7)
            expect(back.receivedMs[index]).toBe(receivedMs)
            expect(back.flag[index]).toBe(row.flag)
            if (Number.isNaN(row.accuracyM)) expect(back.accuracyM[index]).toBeNaN()
            else
              expect(Math.abs(back.accuracyM[index]! - Math.min(row.accuracyM, 6553.4))).toBeLessThan(0.051)
          }
        },
      ),
    )
  })

  it('written when seconds of arrival were kept is read as it was', () => {
    const kept = keptByHour(fixesOf([{ timeMs: hour + 5, lon: 104.7, lat: 22.9 }]), hour + 61_000).get(hour)!
    const blob = encodeFixes(kept, hour)
    blob.writeUInt32LE(1, 4)
    expect(decodeFixes(blob, hour)).toEqual(kept)
  })

  it('is not taken for fixes where it is damaged, cut, of another hour or of another version', () => {
    const blob = encodeFixes(
      keptByHour(fixesOf([{ timeMs: hour + 5, lon: 104.7, lat: 22.9 }]), hour).get(hour)!,
      hour,
    )
    const spoiled = (change: (bytes: Buffer) => unknown) => {
      const bytes = Buffer.from(blob)
      change(bytes)
      return () => decodeFixes(bytes, hour)
    }
    expect(spoiled((bytes) => bytes.writeUInt8(0, 0))).toThrow(ChunkError)
    expect(spoiled((bytes) => bytes.writeUInt32LE(3, 4))).toThrow('version 3')
    expect(spoiled((bytes) => bytes.writeUInt32LE(7, 8))).toThrow('7 fixes do not fill')
    expect(spoiled((bytes) => bytes.writeUInt32LE(hourMs, 16))).toThrow('out of its time')
    expect(spoiled((bytes) => bytes.writeInt32LE(2_000_000_000, 20))).toThrow('nowhere on earth')
    expect(() => decodeFixes(blob.subarray(0, 30), hour)).toThrow(ChunkError)
    expect(() => decodeFixes(Buffer.alloc(0), hour)).toThrow(ChunkError)
    expect(() => decodeFixes(blob, hour + hourMs)).toThrow('another hour')
  })
})

describe('joining fixes', () => {
  const few = fc.array(
    fc.record({
      timeMs: fc.integer({ min: hour, max: hour + 9 }),
      lon: fc.integer({ min: 0, max: 2 }),
      lat: fc.constant(0),
    }),
    { maxLength: 30 },
  )

  it('keeps each time and place once, by time, whatever the order and however often it comes', () => {
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 4 }), (parts) => {
        const distinct = new Set(parts.flat().map((row) => `${row.timeMs} ${row.lon}`))
        const join = (order: typeof parts) => {
          let merged: ReturnType<typeof mergeFixes>['merged'] | undefined
          let added = 0
          for (const part of [...order, ...order]) {
            const arriving = keptByHour(fixesOf(part), hour).get(hour)
            if (arriving === undefined) continue
            const merge = mergeFixes(merged, arriving)
            merged = merge.merged
            added += merge.added
          }
          expect(added).toBe(distinct.size)
          return merged
        }
        const merged = join(parts)
        expect(merged?.count ?? 0).toBe(distinct.size)
        expect([...(merged?.timeMs ?? [])]).toEqual([...(merged?.timeMs ?? [])].sort((a, b) => a - b))
        expect([...(join(parts.toReversed())?.timeMs ?? [])]).toEqual([...(merged?.timeMs ?? [])])
      }),
    )
  })
})

it('a file whose clock stood still is joined by its places, however many there are', () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => ({ timeMs: hour, lon: index * 1e-4, lat: 0 }))
  const arriving = keptByHour(fixesOf([...rows, ...rows]), hour).get(hour)!
  const { merged, added } = mergeFixes(undefined, arriving)
  expect([merged.count, added]).toEqual([50_000, 50_000])
  expect(mergeFixes(merged, arriving).added).toBe(0)
})

describe('passes as bytes', () => {
  it('come back to the last digit, also those that begin before the hour', () => {
    const passes = {
      count: 2,
      kind: Uint8Array.of(0, 1),
      startM: Float64Array.of(12.345678901, 0),
      endM: Float64Array.of(3, 250_000_000.125),
      startMs: Float64Array.of(hour - 60_000, hour + 1),
      endMs: Float64Array.of(hour + 7, hour + hourMs),
    }
    expect(decodePasses(encodePasses(passes, hour), hour)).toEqual(passes)
    expect(() => decodePasses(encodePasses(passes, hour).subarray(1), hour)).toThrow(ChunkError)
    expect(() => decodePasses(Buffer.alloc(3), hour)).toThrow(ChunkError)
  })
})
