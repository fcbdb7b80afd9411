import type { ArrivingFixes } from '../../../data/store/keptFixes.ts'

interface Row {
  readonly timeMs: number
  readonly lon: number
  readonly lat: number
  readonly accuracyM?: number
  readonly flag?: number
}

/** Fixes from rows of them, as they may arrive. */
export function fixesOf(rows: readonly Row[]): ArrivingFixes {
  return {
    count: rows.length,
    timeMs: Float64Array.from(rows, (row) => row.timeMs),
    lonLat: Float64Array.from(rows.flatMap((row) => [row.lon, row.lat])),
    accuracyM: Float32Array.from(rows, (row) => row.accuracyM ?? NaN),
    flag: Uint8Array.from(rows, (row) => row.flag ?? 0),
  }
}
