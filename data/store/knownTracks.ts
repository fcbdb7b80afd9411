import { sql } from 'kysely'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { deriveHour } from '../derivePasses.ts'
import { groupedBy } from '../../geo/groupedBy.ts'
import { receivedBefore, hourMs, hourOf, type KeptFixes } from './keptFixes.ts'
import type { Reader } from './tables.ts'
import { readChunks } from './trackChunks.ts'
import {
  hourHeard,
  storedTracks,
  type DerivedTracks,
  type HourHeard,
  type HourPasses,
  type TrackSource,
} from './trackSource.ts'

interface ChunkKey {
  readonly series_id: string
  readonly hour_ms: number
}

/**
 * What tracks had shown by the fixes that had arrived before an instant. An hour that nothing was added
 * to since, nor to the hour before it, says what is stored of it; any other is derived again from those of
 * its fixes that were there. `stored` are the lines that passes are stored for: of a line that was taken
 * away since, all is derived again.
 */
export function tracksKnownBefore(
  lines: readonly BorderLine[],
  beforeMs: number,
  stored: ReadonlySet<string>,
): TrackSource {
  const isAllStored = lines.every((line) => stored.has(line.id))
  /** A fix timed an hour after it arrived is not believed, so of later hours nothing was known. */
  const endMs = hourOf(beforeMs) + 2 * hourMs

  async function readHours(
    tx: Reader,
    lineIds: readonly string[],
    asked: TimeWindow,
  ): Promise<DerivedTracks> {
    const hours = { fromMs: asked.fromMs, toMs: Math.min(asked.toMs, endMs) }
    if (hours.fromMs >= hours.toMs) return { passes: [], heard: [] }
    const chunks = await tx
      .selectFrom('track_chunk')
      .select(['series_id', 'hour_ms', 'received_ms', 'heard'])
      .where('hour_ms', '>=', hours.fromMs - hourMs)
      .where('hour_ms', '<', hours.toMs)
      .execute()
    const grown = new Set(chunks.filter((one) => one.received_ms >= beforeMs).map(nameOf))
    const isStale = (chunk: ChunkKey) =>
      !isAllStored || grown.has(nameOf(chunk)) || grown.has(nameOf(hourBefore(chunk)))
    const within = chunks.filter((chunk) => chunk.hour_ms >= hours.fromMs)
    const stale = within.filter(isStale)
    const staleNames = new Set(stale.map(nameOf))
    const kept = await storedTracks.readHours(tx, isAllStored ? lineIds : [], hours)
    const again = await deriveAgain(tx, lines, stale, beforeMs)
    return {
      passes: [
        ...kept.passes.filter(
          (one) => !staleNames.has(nameOf({ series_id: one.seriesId, hour_ms: one.hourMs })),
        ),
        ...again.passes.filter((one) => lineIds.includes(one.lineId)),
      ],
      heard: [...within.filter((chunk) => !staleNames.has(nameOf(chunk))).map(hourHeard), ...again.heard],
    }
  }

  return {
    revision: () => Promise.resolve(0),
    readHours,
    readSince: () => Promise.resolve({ passes: [], heard: [] }),
    async firstPassMs(tx, lineId) {
      const line = lines.filter(({ id }) => id === lineId)
      const untouchedMs = isAllStored ? await firstUntouchedMs(tx, lineId, beforeMs) : Infinity
      const stale = isAllStored
        ? await grownUntil(tx, Math.min(untouchedMs + hourMs, endMs), beforeMs)
        : await allUntil(tx, endMs)
      let firstMs = untouchedMs
      for (const [hour, ofHour] of groupedBy(stale, (chunk) => chunk.hour_ms)) {
        // A pass may begin in the hour before its own, and no earlier.
        if (hour - hourMs > firstMs) break
        const { passes } = await deriveAgain(tx, line, ofHour, beforeMs)
        for (const one of passes) firstMs = one.passes.startMs.reduce((a, b) => Math.min(a, b), firstMs)
      }
      return firstMs
    },
  }
}

const nameOf = ({ series_id, hour_ms }: ChunkKey): string => `${series_id} ${hour_ms}`
const hourBefore = ({ series_id, hour_ms }: ChunkKey): ChunkKey => ({ series_id, hour_ms: hour_ms - hourMs })

const seriesAtOnce = 100

/** Hour by hour, as each is read with the one before it. */
async function deriveAgain(
  tx: Reader,
  lines: readonly BorderLine[],
  chunks: readonly ChunkKey[],
  beforeMs: number,
): Promise<{ passes: HourPasses[]; heard: HourHeard[] }> {
  const derived: { passes: HourPasses[]; heard: HourHeard[] } = { passes: [], heard: [] }
  for (const [hour, ofHour] of groupedBy(chunks, (chunk) => chunk.hour_ms))
    for (let start = 0; start < ofHour.length; start += seriesAtOnce) {
      const seriesIds = ofHour.slice(start, start + seriesAtOnce).map((chunk) => chunk.series_id)
      for (const [seriesId, byHour] of await readChunks(tx, seriesIds, [hour - hourMs, hour])) {
        const known = (at: number): KeptFixes | undefined => {
          const fixes = byHour.get(at)?.fixes
          return fixes && receivedBefore(fixes, beforeMs)
        }
        const own = known(hour)
        if (own === undefined || own.count === 0) continue
        const { heardMs, passes } = deriveHour(lines, known(hour - hourMs), own)
        derived.heard.push({ seriesId, hourMs: hour, heardMs })
        for (const [lineId, ofLine] of passes)
          derived.passes.push({ lineId, seriesId, hourMs: hour, passes: ofLine })
      }
    }
  return derived
}

/** Of the passes that are stored and say what was known, when the first begins. */
async function firstUntouchedMs(tx: Reader, lineId: string, beforeMs: number): Promise<number> {
  const row = await tx
    .selectFrom('track_passes as seen')
    .innerJoin('track_chunk as own', (join) =>
      join.onRef('own.series_id', '=', 'seen.series_id').onRef('own.hour_ms', '=', 'seen.hour_ms'),
    )
    .select('seen.from_ms')
    .where('seen.line_id', '=', lineId)
    .where('seen.from_ms', 'is not', null)
    .where('own.received_ms', '<', beforeMs)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('track_chunk as earlier')
            .select('earlier.hour_ms')
            .whereRef('earlier.series_id', '=', 'seen.series_id')
            .where('earlier.hour_ms', '=', sql<number>`seen.hour_ms - ${hourMs}`)
            .where('earlier.received_ms', '>=', beforeMs),
        ),
      ),
    )
    .orderBy('seen.from_ms')
    .limit(1)
    .executeTakeFirst()
  return row?.from_ms ?? Infinity
}

/** Hours before an instant that grew since, and those after them, in order. */
async function grownUntil(tx: Reader, untilMs: number, beforeMs: number): Promise<ChunkKey[]> {
  const grown = await tx
    .selectFrom('track_chunk')
    .select(['series_id', 'hour_ms'])
    .where('received_ms', '>=', beforeMs)
    .where('hour_ms', '<', untilMs)
    .execute()
  const both = grown.flatMap(({ series_id, hour_ms }) => [
    { series_id, hour_ms },
    { series_id, hour_ms: hour_ms + hourMs },
  ])
  const distinct = new Map(both.map((chunk) => [nameOf(chunk), chunk]))
  return [...distinct.values()].sort((a, b) => a.hour_ms - b.hour_ms)
}

async function allUntil(tx: Reader, untilMs: number): Promise<ChunkKey[]> {
  return tx
    .selectFrom('track_chunk')
    .select(['series_id', 'hour_ms'])
    .where('hour_ms', '<', untilMs)
    .orderBy('hour_ms')
    .execute()
}
