import type { BorderLine } from '../../geo/borderLine.ts'
import { layBand } from './layBand.ts'
import type { LineBand } from './lineBand.ts'
import { lineInSight } from './lineInSight.ts'
import { lanePx, type BandLane, type MapInk } from './mapInk.ts'

/** A band costs some milliseconds and stays the same while zoom, size and what is in sight do. */
const bands = new WeakMap<BorderLine, Map<string, LineBand>>()
const mostBands = 64

/**
 * The band of one lane; each lane is laid by itself, so that outer ones make no loops in bends.
 * Undefined where nothing of the line is in sight.
 */
export function tryBandOf(
  line: BorderLine,
  { zoom, sizePx, extent }: MapInk['scale'],
  lane: BandLane = 'ribbon',
): LineBand | undefined {
  const range = lineInSight(line, extent)
  if (range === undefined) return undefined
  const known = bands.get(line) ?? new Map<string, LineBand>()
  bands.set(line, known)
  const key = `${lane}:${zoom}:${sizePx}:${range.first}:${range.last}`
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= mostBands) known.clear()
  const band = layBand(line, zoom, lanePx[lane] * sizePx, range)
  known.set(key, band)
  return band
}
