import type { Fixes } from '../../geo/fixes.ts'
import type { TimeWindow } from '../../geo/units.ts'

/** Fixes of one series as they are kept: by time, and of one time in the order they came. */
export interface KeptFixes extends Fixes {
  /** When each arrived, whole epoch milliseconds. */
  readonly receivedMs: Float64Array
  /** Why a fix was not to be trusted as it arrived, as `geo/cleanFixes` numbers reasons; 0 for none. */
  readonly flag: Uint8Array
}

/** Fixes on their way into the store. */
export interface ArrivingFixes extends Fixes {
  readonly flag?: Uint8Array
}

export const hourMs = 3_600_000

/** Positions are kept to 1e-7° (1.1 cm), accuracies to 0.1 m, and up to 6,553.4 m or worse. */
export const degreesPerStep = 1e-7
export const worstAccuracyDm = 65_534

const kept = (count: number): KeptFixes => ({
  count,
  timeMs: new Float64Array(count),
  lonLat: new Float64Array(2 * count),
  accuracyM: new Float32Array(count),
  receivedMs: new Float64Array(count),
  flag: new Uint8Array(count),
})

/**
 * Rounds fixes to what is kept, by time and by hour of time. Times are epoch milliseconds within
 * the hours that a 32-bit count of them reaches.
 */
export function keptByHour(fixes: ArrivingFixes, receivedMs: number): Map<number, KeptFixes> {
  const hours = new Map<number, KeptFixes>()
  const order = byTime(fixes)
  const received = Math.floor(receivedMs)
  for (let start = 0; start < order.length;) {
    const hour = hourOf(Math.round(fixes.timeMs[order[start]!]!))
    let end = start + 1
    while (end < order.length && hourOf(Math.round(fixes.timeMs[order[end]!]!)) === hour) end++
    const one = kept(end - start)
    for (let index = start; index < end; index++) {
      const from = order[index]!
      const to = index - start
      one.timeMs[to] = Math.round(fixes.timeMs[from]!)
      one.lonLat[2 * to] = keptDegrees(fixes.lonLat[2 * from]!)
      one.lonLat[2 * to + 1] = keptDegrees(fixes.lonLat[2 * from + 1]!)
      one.accuracyM[to] = keptAccuracyM(fixes.accuracyM[from]!)
      one.receivedMs[to] = received
      one.flag[to] = fixes.flag?.[from] ?? 0
    }
    hours.set(hour, one)
    start = end
  }
  return hours
}

/** A single fix as it is kept. */
export function keptFix<Fix extends { timeMs: number; lon: number; lat: number; accuracyM: number }>(
  fix: Fix,
): Pick<Fix, 'timeMs' | 'lon' | 'lat' | 'accuracyM'> {
  return {
    timeMs: Math.round(fix.timeMs),
    lon: keptDegrees(fix.lon),
    lat: keptDegrees(fix.lat),
    accuracyM: Math.fround(keptAccuracyM(fix.accuracyM)),
  }
}

/** Joins what is kept of an hour with what arrived; a fix of the same time and place is there already. */
export function mergeFixes(
  before: KeptFixes | undefined,
  arriving: KeptFixes,
): { merged: KeptFixes; added: number } {
  if (before === undefined && timesRise(arriving)) return { merged: arriving, added: arriving.count }
  const rows: [KeptFixes, number][] = []
  const places = new PlacesOfTime()
  let [a, b] = [0, 0]
  const beforeCount = before?.count ?? 0
  while (a < beforeCount || b < arriving.count) {
    const isBefore =
      before !== undefined &&
      a < beforeCount &&
      !(b < arriving.count && arriving.timeMs[b]! < before.timeMs[a]!)
    const from = isBefore ? before : arriving
    const index = isBefore ? a++ : b++
    const isNew = places.add(from, index)
    if (isBefore || isNew) rows.push([from, index])
  }
  const merged = kept(rows.length)
  for (const [to, [from, index]] of rows.entries()) copyFix(from, index, merged, to)
  return { merged, added: rows.length - beforeCount }
}

/** The last fixes no older than so long before the last one, for what continues from them. */
export function lastFixes(fixes: KeptFixes, withinMs: number): KeptFixes {
  const lastMs = fixes.timeMs[fixes.count - 1] ?? 0
  let start = fixes.count
  while (start > 0 && fixes.timeMs[start - 1]! >= lastMs - withinMs) start--
  return sliceFixes(fixes, start, fixes.count)
}

/** Fixes of one series one after the other. */
export function joinFixes(parts: readonly KeptFixes[]): KeptFixes {
  if (parts.length === 1 && parts[0] !== undefined) return parts[0]
  const joined = kept(parts.reduce((total, part) => total + part.count, 0))
  let at = 0
  for (const part of parts) {
    joined.timeMs.set(part.timeMs, at)
    joined.lonLat.set(part.lonLat, 2 * at)
    joined.accuracyM.set(part.accuracyM, at)
    joined.receivedMs.set(part.receivedMs, at)
    joined.flag.set(part.flag, at)
    at += part.count
  }
  return joined
}

/** Those of a window. */
export function fixesWithin(fixes: KeptFixes, { fromMs, toMs }: TimeWindow): KeptFixes {
  let [start, end] = [0, fixes.count]
  while (start < end && fixes.timeMs[start]! < fromMs) start++
  while (end > start && fixes.timeMs[end - 1]! >= toMs) end--
  return sliceFixes(fixes, start, end)
}

/** Only those of a time that lies in one of the windows. */
export const fixesWithinAny = (fixes: KeptFixes, windows: readonly TimeWindow[]): KeptFixes =>
  chosenFixes(fixes, (index) => windows.some((window) => isWithin(window, fixes.timeMs[index]!)))

export const isWithin = ({ fromMs, toMs }: TimeWindow, atMs: number): boolean => fromMs <= atMs && atMs < toMs

/** Only those that nothing was said against when they arrived. */
export const unflaggedFixes = (fixes: KeptFixes): KeptFixes =>
  chosenFixes(fixes, (index) => fixes.flag[index] === 0)

/** Only those that had arrived before an instant, in the order in which they were kept then. */
export const receivedBefore = (fixes: KeptFixes, untilMs: number): KeptFixes =>
  chosenFixes(fixes, (index) => fixes.receivedMs[index]! < untilMs)

export const hourOf = (atMs: number): number => Math.floor(atMs / hourMs) * hourMs

/** Adding 0 makes 0 of -0, which bytes do not know. */
const keptDegrees = (degrees: number): number => Math.round(degrees / degreesPerStep) / 1e7 + 0

const keptAccuracyM = (accuracyM: number): number =>
  Number.isNaN(accuracyM)
    ? NaN
    : Math.min(worstAccuracyDm, Math.max(0, Math.round(Math.fround(accuracyM) * 10))) / 10

/** Indexes by time; those of one time stay in the order in which they came. */
function byTime({ count, timeMs }: Fixes): Uint32Array {
  const order = new Uint32Array(count)
  let isSorted = true
  for (let index = 0; index < count; index++) {
    order[index] = index
    if (index > 0 && timeMs[index]! < timeMs[index - 1]!) isSorted = false
  }
  return isSorted ? order : order.sort((a, b) => timeMs[a]! - timeMs[b]! || a - b)
}

function timesRise({ count, timeMs }: Fixes): boolean {
  for (let index = 1; index < count; index++) if (timeMs[index]! <= timeMs[index - 1]!) return false
  return true
}

/** The places of the fixes of one time. A broken clock gives the same one to a whole file. */
class PlacesOfTime {
  #timeMs = NaN
  readonly #latsByLon = new Map<number, Set<number>>()

  /** Adds the place of a fix no earlier than the one before; false where it is there already. */
  add({ timeMs, lonLat }: KeptFixes, index: number): boolean {
    if (timeMs[index] !== this.#timeMs) {
      this.#timeMs = timeMs[index]!
      this.#latsByLon.clear()
    }
    const [lon, lat] = [lonLat[2 * index]!, lonLat[2 * index + 1]!]
    const lats = this.#latsByLon.get(lon) ?? new Set()
    if (lats.has(lat)) return false
    this.#latsByLon.set(lon, lats.add(lat))
    return true
  }
}

function chosenFixes(fixes: KeptFixes, isChosen: (index: number) => boolean): KeptFixes {
  const indexes = [...fixes.flag.keys()].filter((index) => isChosen(index))
  if (indexes.length === fixes.count) return fixes
  const chosen = kept(indexes.length)
  for (const [to, index] of indexes.entries()) copyFix(fixes, index, chosen, to)
  return chosen
}

function copyFix(from: KeptFixes, index: number, to: KeptFixes, at: number): void {
  to.timeMs[at] = from.timeMs[index]!
  to.lonLat[2 * at] = from.lonLat[2 * index]!
  to.lonLat[2 * at + 1] = from.lonLat[2 * index + 1]!
  to.accuracyM[at] = from.accuracyM[index]!
  to.receivedMs[at] = from.receivedMs[index]!
  to.flag[at] = from.flag[index]!
}

function sliceFixes(fixes: KeptFixes, start: number, end: number): KeptFixes {
  return {
    count: end - start,
    timeMs: fixes.timeMs.subarray(start, end),
    lonLat: fixes.lonLat.subarray(2 * start, 2 * end),
    accuracyM: fixes.accuracyM.subarray(start, end),
    receivedMs: fixes.receivedMs.subarray(start, end),
    flag: fixes.flag.subarray(start, end),
  }
}
