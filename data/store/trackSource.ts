import type { Passes } from '../../geo/passes.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { decodePasses } from './passBlob.ts'
import type { Reader, Tables } from './tables.ts'
import { currentTrackRevision } from './trackChunks.ts'

/** What the fixes of one hour of a series saw of one line. */
export interface HourPasses {
  readonly lineId: string
  readonly seriesId: string
  readonly hourMs: number
  readonly passes: Passes
}

/** When a series was heard by its fixes of one hour: from and to, epoch milliseconds, in turn. */
export interface HourHeard {
  readonly seriesId: string
  readonly hourMs: number
  readonly heardMs: readonly number[]
}

export interface DerivedTracks {
  readonly passes: readonly HourPasses[]
  readonly heard: readonly HourHeard[]
}

/** Where what tracks saw is read from: as it is known now, or as it was known at an instant. */
export interface TrackSource {
  /** Rises whenever something of it changes. */
  revision(tx: Reader): Promise<number>
  /** Everything of these hours of fixes. */
  readHours(tx: Reader, lineIds: readonly string[], hours: TimeWindow): Promise<DerivedTracks>
  /** Everything of these hours that changed since a revision, of any line. */
  readSince(tx: Reader, revision: number, hours: TimeWindow): Promise<DerivedTracks>
  /** When the first pass ever seen of a line begins; Infinity where there is none. */
  firstPassMs(tx: Reader, lineId: string): Promise<number>
}

const passesColumns = ['line_id', 'series_id', 'hour_ms', 'passes'] as const
const heardColumns = ['series_id', 'hour_ms', 'heard'] as const

/** Tracks as they are known now. */
export const storedTracks: TrackSource = {
  revision: currentTrackRevision,

  async readHours(tx, lineIds, { fromMs, toMs }) {
    const passes: HourPasses[] = []
    for (const lineId of lineIds)
      for (const row of await tx
        .selectFrom('track_passes')
        .select(passesColumns)
        .where('line_id', '=', lineId)
        .where('hour_ms', '>=', fromMs)
        .where('hour_ms', '<', toMs)
        .execute())
        passes.push(hourPasses(row))
    const chunks = tx.selectFrom('track_chunk').select(heardColumns)
    const heard = await chunks.where('hour_ms', '>=', fromMs).where('hour_ms', '<', toMs).execute()
    return { passes, heard: heard.map(hourHeard) }
  },

  /** Asked by revision alone, as that is least. */
  async readSince(tx, revision, { fromMs, toMs }) {
    const isAsked = ({ hour_ms }: { hour_ms: number }) => fromMs <= hour_ms && hour_ms < toMs
    const passes = tx.selectFrom('track_passes').select(passesColumns)
    const heard = tx.selectFrom('track_chunk').select(heardColumns)
    return {
      passes: (await passes.where('revision', '>', revision).execute()).filter(isAsked).map(hourPasses),
      heard: (await heard.where('revision', '>', revision).execute()).filter(isAsked).map(hourHeard),
    }
  },

  async firstPassMs(tx, lineId) {
    const row = await tx
      .selectFrom('track_passes')
      .select((select) => select.fn.min('from_ms').as('first'))
      .where('line_id', '=', lineId)
      .where('from_ms', 'is not', null)
      .executeTakeFirst()
    return row?.first ?? Infinity
  },
}

const hourPasses = (row: Pick<Tables['track_passes'], (typeof passesColumns)[number]>): HourPasses => ({
  lineId: row.line_id,
  seriesId: row.series_id,
  hourMs: row.hour_ms,
  passes: decodePasses(row.passes, row.hour_ms),
})

export const hourHeard = (row: Pick<Tables['track_chunk'], (typeof heardColumns)[number]>): HourHeard => ({
  seriesId: row.series_id,
  hourMs: row.hour_ms,
  heardMs: JSON.parse(row.heard) as number[],
})
