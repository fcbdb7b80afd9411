import { ActualTiler } from './actualTile.ts'
import type { EvidenceFacts, Presence, Silence, UnderWay } from './evidence.ts'
import { GeoError } from './geoError.ts'
import { layEvidence } from './layEvidence.ts'
import { highestM, lowestM } from './passes.ts'
import type { PlannedCoverage } from './plannedCoverage.ts'
import { extentOf, type LineStates } from './slicedStates.ts'
import { SlicedStatesBuilder } from './slicedStatesBuilder.ts'
import { judgedEras, type Patch, type TileGround } from './tileBackground.ts'
import {
  addPass,
  addPresence,
  copyEvidence,
  onlyTracks,
  walkWidth,
  type TileEvidence,
} from './tileEvidence.ts'
import { endTileOf, firstTileTo, tilesMeeting, tilesOf } from './tiles.ts'
import type { Region, Stretch, TimeWindow } from './units.ts'

/** Cuts of chainage go through a block of this length; a longer one has more of them, a shorter one costs more for itself. */
const usualBlockMs = 24 * 3_600_000

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

type AddedEvidence = Omit<EvidenceFacts, 'trackedSinceMs'>

/** Evidence that came in, and what of it no longer stands. */
export interface EvidenceChange {
  /** All passes of these tracks are taken back, and may be among the added ones anew. */
  readonly endedTrackIds?: readonly string[]
  /** The same objects as in the coverage. */
  readonly endedPresences?: readonly Presence[]
  readonly endedSilences?: readonly Silence[]
  readonly endedUnderWay?: readonly UnderWay[]
  readonly added?: AddedEvidence
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
 * It is computed in blocks of `blockMs`; the result is the same whatever they are.
 *
 * @throws GeoError `interval-empty` where the window begins at or after now
 */
export function actualCoverage(
  planned: PlannedCoverage,
  evidence: EvidenceFacts,
  nowMs: number,
  blockMs = usualBlockMs,
): ActualCoverage {
  const window = { fromMs: planned.window.fromMs, toMs: Math.min(planned.window.toMs, nowMs) }
  if (!(window.fromMs < window.toMs))
    throw new GeoError('interval-empty', 'from', 'What lies ahead has no actual state yet.')
  const [{ tiles }] = planned.blocks
  const { line } = planned
  const { trackIds, presences, silences, underWay, trackedSinceMs } = evidence
  const coverage: ActualCoverage = {
    line,
    window,
    planned,
    blocks: blocksOf(window, blockMs).map((block) => ({ window: block, tiles })),
    trackIds,
    trackedSinceMs,
    presences,
    silences,
    underWay,
    evidence: layEvidence(line, evidence, window),
    ground: planned.influences.map((influences) => ({ influences, silences: [], underWay: [] })),
  }
  layPatches(coverage, silences, 'silences')
  layPatches(coverage, underWay, 'underWay')
  return computed(coverage, new Set(tiles.keys()))
}

/** The window in blocks of equal length but for the last. */
function blocksOf({ fromMs, toMs }: TimeWindow, blockMs: number): TimeWindow[] {
  return Array.from({ length: Math.ceil((toMs - fromMs) / blockMs) }, (_, block) => ({
    fromMs: fromMs + block * blockMs,
    toMs: Math.min(toMs, fromMs + (block + 1) * blockMs),
  }))
}

/**
 * The coverage after a change of evidence: only the tiles that it meets are computed anew, and the
 * result is the one that all evidence together would give.
 */
export function changeActual(coverage: ActualCoverage, change: EvidenceChange): ActualCoverage {
  const touched = new Set<number>()
  const without = takenBack(coverage, change, touched)
  const replanned = change.planned === undefined ? without : replan(without, change.planned, touched)
  if (change.added === undefined) return computed(replanned, touched)
  return computed(layOut(ownTiles(replanned, change.added, touched), change.added), touched)
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
function computed(coverage: ActualCoverage, touched: ReadonlySet<number>): ActualCoverage {
  const { window, planned, evidence, ground } = coverage
  const trackedSinceMs = coverage.trackedSinceMs - window.fromMs
  const eras = judgedEras(planned.eras, window.fromMs)
  const longestLimitMs = Math.max(...eras.flatMap(({ limitsMs }) => limitsMs))
  const blocks = coverage.blocks.map((block) => {
    const tiler = new ActualTiler(new SlicedStatesBuilder(block.window.toMs - block.window.fromMs))
    const time = {
      fromMs: block.window.fromMs - window.fromMs,
      toMs: block.window.toMs - window.fromMs,
      eras,
      longestLimitMs,
      trackedSinceMs,
    }
    const tiles = block.tiles.slice()
    for (const tile of touched)
      tiles[tile] = tiler.tile(extentOf(tiles[tile]!), evidence[tile]!, ground[tile]!, time)
    return { window: block.window, tiles }
  })
  return { ...coverage, blocks }
}

/** Makes the tiles that evidence meets its own, which may be added to. */
function ownTiles(coverage: ActualCoverage, added: AddedEvidence, touched: Set<number>): ActualCoverage {
  const { line, window } = coverage
  const evidence = coverage.evidence.slice()
  const ground = coverage.ground.slice()
  const owned = new Set<number>()
  const own = ({ first, end }: { first: number; end: number }) => {
    for (let tile = first; tile < end; tile++) owned.add(tile)
  }
  const { passes } = added
  for (let pass = 0; pass < passes.count; pass++)
    if (passes.startMs[pass]! < window.toMs)
      own({
        first: firstTileTo(lowestM(passes, pass)),
        end: endTileOf(line, highestM(passes, pass)),
      })
  for (const stretches of [added.presences, added.silences, added.underWay])
    for (const stretch of stretches) own(tilesMeeting(line, stretch))
  for (const tile of owned) {
    const { influences, silences, underWay } = ground[tile]!
    evidence[tile] = copyEvidence(evidence[tile]!)
    ground[tile] = { influences, silences: [...silences], underWay: [...underWay] }
    touched.add(tile)
  }
  return { ...coverage, evidence, ground }
}

/** Adds evidence to the tiles that it meets, which are the coverage's own. */
function layOut(coverage: ActualCoverage, added: AddedEvidence): ActualCoverage {
  layPasses(coverage, added)
  layPresences(coverage, added.presences)
  layPatches(coverage, added.silences, 'silences')
  layPatches(coverage, added.underWay, 'underWay')
  return {
    ...coverage,
    trackIds: joined(coverage.trackIds, added.trackIds),
    presences: joined(coverage.presences, added.presences),
    silences: joined(coverage.silences, added.silences),
    underWay: joined(coverage.underWay, added.underWay),
  }
}

function layPasses(
  { line, window, evidence, trackIds }: ActualCoverage,
  { passes, passTrack }: AddedEvidence,
): void {
  for (let pass = 0; pass < passes.count; pass++) {
    if (passes.startMs[pass]! >= window.toMs) continue
    const track = trackIds.length + passTrack[pass]!
    const end = endTileOf(line, highestM(passes, pass))
    for (let tile = firstTileTo(lowestM(passes, pass)); tile < end; tile++)
      addPass(evidence[tile]!, passes, pass, track, window.fromMs)
  }
}

function layPresences({ line, window, evidence }: ActualCoverage, presences: readonly Presence[]): void {
  for (const presence of presences) {
    const { first, end } = tilesMeeting(line, presence)
    for (let tile = first; tile < end; tile++) addPresence(evidence[tile]!, presence, window.fromMs)
  }
}

function layPatches(
  { line, window, ground }: ActualCoverage,
  regions: readonly Region[],
  kind: 'silences' | 'underWay',
): void {
  for (const region of regions) {
    const patch = patchOf(region, window)
    const { first, end } = tilesMeeting(line, region)
    for (let tile = first; tile < end; tile++) (ground[tile]![kind] as Patch[]).push(patch)
  }
}

/** Takes back what a change ends. */
function takenBack(coverage: ActualCoverage, change: EvidenceChange, touched: Set<number>): ActualCoverage {
  const { line, window, trackIds } = coverage
  const { endedTrackIds = [], endedPresences = [], endedSilences = [], endedUnderWay = [] } = change
  const tracks = new Set<number>()
  if (endedTrackIds.length > 0)
    for (const [index, id] of trackIds.entries()) if (endedTrackIds.includes(id)) tracks.add(index)
  const evidence = coverage.evidence.slice()
  const ground = coverage.ground.slice()
  if (tracks.size > 0)
    for (const [tile, marks] of evidence.entries()) {
      if (![marks.walks, marks.stays].some((rows) => rows.some((track) => tracks.has(track)))) continue
      evidence[tile] = onlyTracks(marks, (track) => !tracks.has(track))
      touched.add(tile)
    }
  const gone = new Set<Region>([...endedSilences, ...endedUnderWay])
  const presences = lessened(coverage.presences, endedPresences)
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
    evidence[tile] = onlyTracks(evidence[tile]!, (track) => track >= 0)
    touched.add(tile)
  }
  for (const presence of presenceTiles.size > 0 ? presences : [])
    for (const tile of tilesUnder([presence]))
      if (presenceTiles.has(tile)) addPresence(evidence[tile]!, presence, window.fromMs)
  return {
    ...coverage,
    evidence,
    ground,
    presences,
    silences: lessened(coverage.silences, endedSilences),
    underWay: lessened(coverage.underWay, endedUnderWay),
  }
}

/** Metres that all tracks walked along the line within the window, back and forth. */
export function walkedM({ line, evidence, window }: ActualCoverage): number {
  const windowMs = window.toMs - window.fromMs
  let totalM = 0
  for (const [tile, stretch] of tilesOf(line).entries()) {
    const { rows, count } = evidence[tile]!.walks
    for (let at = 0; at < count * walkWidth; at += walkWidth) {
      const [fromM, toM, atMs, msPerM] = rows.subarray(at, at + walkWidth) as unknown as number[]
      const placeM = (instantMs: number) => fromM! + (instantMs - atMs!) / msPerM!
      const lowM = Math.max(fromM!, stretch.fromM, Math.min(placeM(0), placeM(windowMs)))
      const highM = Math.min(toM!, stretch.toM, Math.max(placeM(0), placeM(windowMs)))
      totalM += Math.max(0, highM - lowM)
    }
  }
  return totalM
}

/** One change touches little: what it leaves as it is stays the same list. */
function joined<Fact>(facts: readonly Fact[], added: readonly Fact[]): readonly Fact[] {
  return added.length === 0 ? facts : facts.concat(added)
}

function lessened<Fact>(facts: readonly Fact[], ended: readonly Fact[]): readonly Fact[] {
  return ended.length === 0 ? facts : facts.filter((fact) => !ended.includes(fact))
}

function patchOf(region: Region, window: TimeWindow): Patch {
  const { fromM, toM, fromMs, toMs } = region
  return { fromM, toM, beginMs: fromMs - window.fromMs, endMs: toMs - window.fromMs, source: region }
}
