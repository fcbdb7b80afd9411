import type { BorderLine } from '../geo/borderLine.ts'
import type { Passes } from '../geo/passes.ts'
import type { TimeWindow } from '../geo/units.ts'
import { derivedFor } from './derivePasses.ts'
import { joinPasses, PassBucket, type TrackPasses } from './passBucket.ts'
import { hourMs, hourOf } from './store/keptFixes.ts'
import type { Database, Reader } from './store/tables.ts'
import { deriveStale } from './store/tracks.ts'
import { storedTracks, type DerivedTracks, type TrackSource } from './store/trackSource.ts'

/** What tracks saw of one line, and whose tracks they are. */
export interface LineTracks {
  /** Those that meet the window asked for, and some within an hour or two of it. */
  readonly passes: Passes
  /** Of each pass, index into `trackIds`. */
  readonly passTrack: Uint32Array
  /** Ids of trackers and patrols. */
  readonly trackIds: readonly string[]
  /** When the first pass ever seen of the line began; Infinity where there is none. */
  readonly firstPassMs: number
  /** When a tracker, or what was uploaded for a patrol, was heard within a window, in order and apart. */
  heard(seriesId: string, window: TimeWindow): TimeWindow[]
}

/**
 * Hours kept parsed; where more would be, all is forgotten and read again for the window asked for. A
 * week is asked for with the week before it, and may move on for another week.
 */
const mostHours = 21 * 24
/** Each is as large as what is kept of its hours. */
const answersKept = 3

type Derive = (db: Database, lines: readonly BorderLine[]) => Promise<unknown>

/**
 * What tracks saw, parsed and by line and hour, so that a week of a province is at hand at once. Of
 * the store it reads only what changed since it last did.
 */
export class TrackShelf {
  #revision: number | undefined
  #loaded: TimeWindow | undefined
  #derivedFor = ''
  #deriving: { readonly wanted: string; readonly done: Promise<unknown> } | undefined
  readonly #derive: Derive
  readonly #trackIds: string[] = []
  readonly #trackNumber = new Map<string, number>()
  /** Line, then hour in which a pass begins. */
  readonly #lines = new Map<string, ShelvedLine>()
  /** Series, then hour: from and to, in turn. */
  readonly #heard = new Map<string, Map<number, readonly number[]>>()
  readonly #source: TrackSource

  /** `derive` sees to it that all passes are of the lines of now; by default through the same connection. */
  constructor(source: TrackSource = storedTracks, derive: Derive = deriveStale) {
    this.#source = source
    this.#derive = derive
  }

  /**
   * Derives what was derived for other lines or by another version of the program. To be awaited
   * before `refresh`, outside any transaction.
   */
  async prepare(db: Database, lines: readonly BorderLine[]): Promise<void> {
    const wanted = derivedFor(lines)
    if (wanted === this.#derivedFor) return
    // Whoever asks meanwhile waits for the same.
    if (this.#deriving?.wanted !== wanted) this.#deriving = { wanted, done: this.#derive(db, lines) }
    try {
      await this.#deriving.done
      this.#derivedFor = wanted
    } finally {
      this.#deriving = undefined
    }
  }

  /** Reads what changed of these lines' tracks within the window, in a transaction. Gives the track revision. */
  async refresh(tx: Reader, lineIds: readonly string[], window: TimeWindow): Promise<number> {
    const revision = await this.#source.revision(tx)
    const wanted = { fromMs: hourOf(window.fromMs) - hourMs, toMs: hourOf(window.toMs) + 2 * hourMs }
    if (lineIds.some((lineId) => !this.#lines.has(lineId)) || !this.#mayGrowTo(wanted)) this.#forget(lineIds)
    for (const range of missingRanges(this.#loaded, wanted))
      this.#put(await this.#source.readHours(tx, [...this.#lines.keys()], range))
    this.#loaded = hullOf(this.#loaded, wanted)
    if (revision !== this.#revision) {
      if (this.#revision !== undefined)
        this.#put(await this.#source.readSince(tx, this.#revision, this.#loaded))
      for (const [lineId, line] of this.#lines) line.firstPassMs = await this.#source.firstPassMs(tx, lineId)
    }
    this.#revision = revision
    return revision
  }

  /** Of a line that was refreshed with a window that holds this one. */
  tracks(lineId: string, window: TimeWindow): LineTracks {
    const line = this.#lines.get(lineId)
    const { count: _, track, ...passes } = line === undefined ? joinPasses([]) : passesOf(line, window)
    return {
      passes: { count: track.length, ...passes },
      passTrack: track,
      trackIds: this.#trackIds,
      firstPassMs: line?.firstPassMs ?? Infinity,
      heard: (seriesId, during) => this.#heardTimes(seriesId, during),
    }
  }

  #heardTimes(seriesId: string, window: TimeWindow): TimeWindow[] {
    const byHour = this.#heard.get(seriesId)
    if (byHour === undefined) return []
    const heard: { fromMs: number; toMs: number }[] = []
    for (let hour = hourOf(window.fromMs); hour < window.toMs + hourMs; hour += hourMs) {
      const ofHour = byHour.get(hour) ?? []
      for (let index = 0; index + 1 < ofHour.length; index += 2) {
        const fromMs = Math.max(ofHour[index]!, window.fromMs)
        const toMs = Math.min(ofHour[index + 1]!, window.toMs)
        const last = heard.at(-1)
        if (fromMs >= toMs) continue
        if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs)
        else heard.push({ fromMs, toMs })
      }
    }
    return heard
  }

  #mayGrowTo(wanted: TimeWindow): boolean {
    if (this.#loaded !== undefined && missingRanges(this.#loaded, wanted).length === 0) return true
    const { fromMs, toMs } = hullOf(this.#loaded, wanted)
    return toMs - fromMs <= Math.max(mostHours * hourMs, wanted.toMs - wanted.fromMs)
  }

  #forget(lineIds: readonly string[]): void {
    const all = new Set([...this.#lines.keys(), ...lineIds])
    this.#lines.clear()
    for (const lineId of all) this.#lines.set(lineId, newLine())
    this.#heard.clear()
    this.#loaded = undefined
    this.#revision = undefined
  }

  #put({ passes, heard }: DerivedTracks): void {
    for (const { lineId, seriesId, hourMs: hour, passes: ofHour } of passes) {
      const line = this.#lines.get(lineId)
      if (line === undefined) continue
      line.answers.clear()
      putPasses(line, this.#numberOf(seriesId), hour, ofHour)
    }
    for (const { seriesId, hourMs: hour, heardMs } of heard) {
      const byHour = this.#heard.get(seriesId) ?? new Map<number, readonly number[]>()
      this.#heard.set(seriesId, byHour.set(hour, heardMs))
    }
  }

  #numberOf(trackId: string): number {
    const known = this.#trackNumber.get(trackId)
    if (known !== undefined) return known
    this.#trackNumber.set(trackId, this.#trackIds.length)
    return this.#trackIds.push(trackId) - 1
  }
}

interface ShelvedLine {
  readonly buckets: Map<number, PassBucket>
  readonly answers: Map<string, TrackPasses>
  firstPassMs: number
}

const newLine = (): ShelvedLine => ({ buckets: new Map(), answers: new Map(), firstPassMs: Infinity })

/** Passes lie in the hour in which they begin, which may be the one before their fixes'. */
function putPasses(line: ShelvedLine, track: number, hour: number, passes: Passes): void {
  let split = 0
  while (split < passes.count && passes.startMs[split]! < hour) split++
  bucketAt(line, hour - hourMs).put(track, true, { passes, start: 0, end: split })
  bucketAt(line, hour).put(track, false, { passes, start: split, end: passes.count })
}

function bucketAt(line: ShelvedLine, hour: number): PassBucket {
  const bucket = line.buckets.get(hour) ?? new PassBucket()
  line.buckets.set(hour, bucket)
  return bucket
}

/** Hours end at most one hour after the hour in which their passes begin. */
function passesOf(line: ShelvedLine, window: TimeWindow): TrackPasses {
  const key = `${window.fromMs} ${window.toMs}`
  const kept = line.answers.get(key)
  if (kept !== undefined) return kept
  const parts: TrackPasses[] = []
  for (let hour = hourOf(window.fromMs) - hourMs; hour < window.toMs; hour += hourMs) {
    const bucket = line.buckets.get(hour)
    if (bucket !== undefined) parts.push(bucket.passes())
  }
  const joined = joinPasses(parts)
  line.answers.set(key, joined)
  const [oldest] = line.answers.keys()
  if (line.answers.size > answersKept && oldest !== undefined) line.answers.delete(oldest)
  return joined
}

function hullOf(loaded: TimeWindow | undefined, wanted: TimeWindow): TimeWindow {
  if (loaded === undefined) return wanted
  return { fromMs: Math.min(loaded.fromMs, wanted.fromMs), toMs: Math.max(loaded.toMs, wanted.toMs) }
}

/** What of the hull of both is not loaded yet. */
function missingRanges(loaded: TimeWindow | undefined, wanted: TimeWindow): TimeWindow[] {
  if (loaded === undefined) return [wanted]
  return [
    { fromMs: wanted.fromMs, toMs: loaded.fromMs },
    { fromMs: loaded.toMs, toMs: wanted.toMs },
  ].filter(({ fromMs, toMs }) => fromMs < toMs)
}
