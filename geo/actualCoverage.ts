import { ActualTiler } from './actualTile.ts'
import type { EvidenceFacts, Presence, Silence, UnderWay } from './evidence.ts'
import { GeoError } from './geoError.ts'
import type { Passes } from './passes.ts'
import type { PlannedCoverage } from './plannedCoverage.ts'
import { possibleLimitsMin } from './revisitLimit.ts'
import { extentOf, type LineStates } from './slicedStates.ts'
import { SlicedStatesBuilder } from './slicedStatesBuilder.ts'
import type { Patch, TileGround } from './tileBackground.ts'
import { openingRows, TileEvidence } from './tileEvidence.ts'
import { tilesMeeting, tilesOf } from './tiles.ts'
import type { Region, Stretch, TimeWindow } from './units.ts'

/** What was held by evidence, up to now. */
export interface ActualCoverage extends LineStates {
  /** Its limits are the ones by which evidence is judged. */
  readonly planned: PlannedCoverage
  readonly trackIds: readonly string[]
  readonly trackedSinceMs: number
  readonly presences: readonly Presence[]
  readonly silences: readonly Silence[]
  readonly underWay: readonly UnderWay[]
  /** By tile. */
  readonly evidence: readonly TileEvidence[]
  readonly ground: readonly TileGround[]
}

/** Evidence that came in, and what of it no longer stands. */
export interface EvidenceChange {
  /** All passes of these tracks are taken back, and may be among the added ones anew. */
  readonly endedTrackIds?: readonly string[]
  /** The same objects as in the coverage. */
  readonly endedPresences?: readonly Presence[]
  readonly endedSilences?: readonly Silence[]
  readonly endedUnderWay?: readonly UnderWay[]
  readonly added?: Omit<EvidenceFacts, 'trackedSinceMs'>
  /** The plan after a change of its own, made by `changePlanned` from the one before. */
  readonly planned?: PlannedCoverage
}

/**
 * The actual state of every place of a line from the planned window's beginning up to now, exactly.
 *
 * `age(x,t)` is t minus the last evidence at x at or before t, evidence from before the window
 * included. Held while the age of what was received keeps the limit R(x,t) of the plan; else unknown
 * while it would if every silence counted as presence, or before the line was tracked; else thin where
 * a claim is evidenced as under way; else gap.
 *
 * @throws GeoError `interval-empty` where the window begins at or after now
 */
export function actualCoverage(
  planned: PlannedCoverage,
  evidence: EvidenceFacts,
  nowMs: number,
): ActualCoverage {
  const window = { fromMs: planned.window.fromMs, toMs: Math.min(planned.window.toMs, nowMs) }
  if (!(window.fromMs < window.toMs))
    throw new GeoError('interval-empty', 'from', 'What lies ahead has no actual state yet.')
  // Evenly spread each row would meet a tile or two.
  const room = Math.ceil((2 * (evidence.passes.count + evidence.presences.length)) / planned.tiles.length)
  const empty: ActualCoverage = {
    line: planned.line,
    window,
    planned,
    tiles: [],
    trackIds: [],
    trackedSinceMs: evidence.trackedSinceMs,
    presences: [],
    silences: [],
    underWay: [],
    evidence: planned.tiles.map(() => new TileEvidence(room)),
    ground: planned.influences.map((influences) => ({ influences, silences: [], underWay: [] })),
  }
  const laid = layOut(empty, evidence, new Set())
  return computed({ ...laid, tiles: planned.tiles }, planned.tiles.keys())
}

/**
 * The coverage after a change of evidence: only the tiles that it meets are computed anew, and the
 * result is the one that all evidence together would give.
 */
export function changeActual(coverage: ActualCoverage, change: EvidenceChange): ActualCoverage {
  const touched = new Set<number>()
  const without = takenBack(coverage, change, touched)
  const replanned = change.planned === undefined ? without : replan(without, change.planned, touched)
  const laid = change.added === undefined ? replanned : layOut(replanned, change.added, touched)
  return computed(laid, touched)
}

/** Judges by another plan; its tiles are untouched where their influences are the same list. */
function replan(coverage: ActualCoverage, planned: PlannedCoverage, touched: Set<number>): ActualCoverage {
  const ground = coverage.ground.map((one, tile) => {
    const influences = planned.influences[tile]!
    if (one.influences === influences) return one
    touched.add(tile)
    return { ...one, influences }
  })
  return { ...coverage, planned, ground }
}

/** Computes tiles anew. */
function computed(coverage: ActualCoverage, touched: Iterable<number>): ActualCoverage {
  const { window, planned, evidence, ground, trackedSinceMs } = coverage
  const windowMs = window.toMs - window.fromMs
  const tiler = new ActualTiler(new SlicedStatesBuilder(windowMs))
  const times = { windowFromMs: window.fromMs, windowMs, trackedSinceMs: trackedSinceMs - window.fromMs }
  const tiles = coverage.tiles.slice()
  // What is older than any limit holds nothing within the window.
  const longestMs = Math.max(...planned.eras.flatMap(possibleLimitsMin)) * 60_000
  for (const tile of touched) {
    const recent = evidence[tile]!.since(longestMs)
    tiles[tile] = tiler.tile(extentOf(tiles[tile]!), recent, ground[tile]!, planned.eras, times)
  }
  return { ...coverage, tiles }
}

/** Adds evidence to the tiles that it meets. */
function layOut(
  coverage: ActualCoverage,
  added: Omit<EvidenceFacts, 'trackedSinceMs'>,
  touched: Set<number>,
): ActualCoverage {
  const { line, window } = coverage
  const evidence = coverage.evidence.slice()
  const ground = coverage.ground.slice()
  const owned = new Set<number>()
  /** Makes a tile's evidence and ground its own, which may be added to. */
  const own = (tile: number) => {
    if (owned.has(tile)) return
    owned.add(tile)
    touched.add(tile)
    const { influences, silences, underWay } = ground[tile]!
    evidence[tile] = evidence[tile]!.copy()
    ground[tile] = { influences, silences: [...silences], underWay: [...underWay] }
  }
  const forTiles = (stretch: Stretch, put: (tile: number) => void) => {
    const { first, end } = tilesMeeting(line, stretch)
    for (let tile = first; tile < end; tile++) {
      own(tile)
      put(tile)
    }
  }
  const { passes, presences } = added
  const trackOf = (pass: number) => coverage.trackIds.length + added.passTrack[pass]!
  const openings = openingRows(passes, trackOf, presences, window.fromMs)
  let opening = 0
  const addOpeningsUntil = (untilMs: number) => {
    for (; opening < openings.length && openings[opening]!.atMs < untilMs; opening++) {
      const row = openings[opening]!
      forTiles(row, (tile) =>
        evidence[tile]!.add(row.fromM, row.toM, row.atMs, 0, row.opens, row.lagMs, row.track),
      )
    }
  }
  for (let pass = 0; pass < passes.count; pass++) {
    const startMs = passes.startMs[pass]! - window.fromMs
    if (passes.kind[pass] === 1 || startMs >= window.toMs - window.fromMs) continue
    addOpeningsUntil(startMs)
    const [startM, endM] = [passes.startM[pass]!, passes.endM[pass]!]
    const endMs = passes.endMs[pass]! - window.fromMs
    const msPerM = (endMs - startMs) / (endM - startM)
    const [fromM, toM, atMs] = startM < endM ? [startM, endM, startMs] : [endM, startM, endMs]
    forTiles({ fromM, toM }, (tile) => evidence[tile]!.add(fromM, toM, atMs, msPerM, 0, 0, trackOf(pass)))
  }
  addOpeningsUntil(Infinity)
  for (const silence of added.silences)
    forTiles(silence, (tile) => (ground[tile]!.silences as Patch[]).push(patchOf(silence, window)))
  for (const patch of added.underWay)
    forTiles(patch, (tile) => (ground[tile]!.underWay as Patch[]).push(patchOf(patch, window)))
  return {
    ...coverage,
    evidence,
    ground,
    trackIds: [...coverage.trackIds, ...added.trackIds],
    presences: [...coverage.presences, ...presences],
    silences: [...coverage.silences, ...added.silences],
    underWay: [...coverage.underWay, ...added.underWay],
  }
}

/** Takes back what a change ends. */
function takenBack(coverage: ActualCoverage, change: EvidenceChange, touched: Set<number>): ActualCoverage {
  const { line, window, trackIds } = coverage
  const { endedTrackIds = [], endedPresences = [], endedSilences = [], endedUnderWay = [] } = change
  const tracks = new Set<number>()
  for (const [index, id] of trackIds.entries()) if (endedTrackIds.includes(id)) tracks.add(index)
  const evidence = coverage.evidence.slice()
  const ground = coverage.ground.slice()
  if (tracks.size > 0)
    for (const [tile, marks] of evidence.entries()) {
      if (!marks.hasTrack(tracks)) continue
      evidence[tile] = marks.only((track) => !tracks.has(track))
      touched.add(tile)
    }
  const gone = new Set<Region>([...endedSilences, ...endedUnderWay])
  const presences = coverage.presences.filter((presence) => !endedPresences.includes(presence))
  const tilesUnder = function* (stretches: readonly Stretch[]) {
    for (const stretch of stretches) {
      const { first, end } = tilesMeeting(line, stretch)
      for (let tile = first; tile < end; tile++) yield tile
    }
  }
  for (const tile of new Set(tilesUnder([...endedSilences, ...endedUnderWay]))) {
    const { influences, silences, underWay } = ground[tile]!
    const stays = ({ source }: Patch) => !gone.has(source)
    ground[tile] = { influences, silences: silences.filter(stays), underWay: underWay.filter(stays) }
    touched.add(tile)
  }
  const presenceTiles = new Set(tilesUnder(endedPresences))
  for (const tile of presenceTiles) {
    evidence[tile] = evidence[tile]!.only((track) => track >= 0)
    touched.add(tile)
  }
  if (presenceTiles.size > 0)
    for (const row of openingRows(noPasses, () => -1, presences, window.fromMs))
      for (const tile of tilesUnder([row]))
        if (presenceTiles.has(tile))
          evidence[tile]!.add(row.fromM, row.toM, row.atMs, 0, row.opens, row.lagMs, row.track)
  return {
    ...coverage,
    evidence,
    ground,
    presences,
    silences: coverage.silences.filter((silence) => !endedSilences.includes(silence)),
    underWay: coverage.underWay.filter((patch) => !endedUnderWay.includes(patch)),
  }
}

/** Metres that all tracks walked along the line within the window, back and forth. */
export function walkedM({ line, evidence, window }: ActualCoverage): number {
  const windowMs = window.toMs - window.fromMs
  let totalM = 0
  for (const [tile, stretch] of tilesOf(line).entries()) {
    const rows = evidence[tile]!
    for (let row = 0; row < rows.count; row++) {
      if (rows.at(row, 'opens') !== 0) continue
      let lowM = Math.max(rows.at(row, 'fromM'), stretch.fromM)
      let highM = Math.min(rows.at(row, 'toM'), stretch.toM)
      const msPerM = rows.at(row, 'msPerM')
      if (msPerM !== 0) {
        const placeM = (atMs: number) => rows.at(row, 'fromM') + (atMs - rows.at(row, 'atMs')) / msPerM
        lowM = Math.max(lowM, Math.min(placeM(0), placeM(windowMs)))
        highM = Math.min(highM, Math.max(placeM(0), placeM(windowMs)))
      }
      totalM += Math.max(0, highM - lowM)
    }
  }
  return totalM
}

const noPasses: Passes = {
  count: 0,
  kind: new Uint8Array(),
  startM: new Float64Array(),
  endM: new Float64Array(),
  startMs: new Float64Array(),
  endMs: new Float64Array(),
}

function patchOf(region: Region, window: TimeWindow): Patch {
  const { fromM, toM, fromMs, toMs } = region
  return { fromM, toM, beginMs: fromMs - window.fromMs, endMs: toMs - window.fromMs, source: region }
}
