import type { BorderLine } from './borderLine.ts'
import type { EvidenceFacts } from './evidence.ts'
import { highestM, lowestM, stayKind, type Passes } from './passes.ts'
import {
  addPresence,
  addStayOf,
  RowList,
  settleWalks,
  stayWidth,
  walkWidth,
  writeWalk,
  type TileEvidence,
} from './tileEvidence.ts'
import { endTileOf, firstTileTo, tilesMeeting, tilesOf } from './tiles.ts'
import type { TimeWindow } from './units.ts'

/** Nearer to each other than this, in milliseconds, rounding may say which of two walks begins first. */
const nearMs = 1

/**
 * All evidence of a line, tile by tile, of which what begins after the window is left out. Each walk is
 * written once, to where its tile's rows stand in one buffer for all: thousands of tiles take turns in
 * order of time, so of each tile only two numbers are looked at for that, and no object.
 */
export function layEvidence(
  line: BorderLine,
  { passes, passTrack, presences }: EvidenceFacts,
  window: TimeWindow,
): TileEvidence[] {
  const { walkEnds, stayEnds } = countRows(line, passes, presences, window)
  const tileCount = stayEnds.length - 1
  const rows = new Float64Array(walkEnds[tileCount]! * walkWidth)
  // Where each tile's next walk goes: so far where its first one does, at the end where the next tile's first one does.
  const nextWalk = walkEnds.slice()
  const lastBeganMs = new Float64Array(tileCount).fill(-Infinity)
  const longestMs = new Float64Array(tileCount)
  const isUnsettled = new Uint8Array(tileCount)
  const stayPasses: number[] = []
  for (let pass = 0; pass < passes.count; pass++) {
    const beginMs = passes.startMs[pass]!
    if (beginMs >= window.toMs) continue
    if (passes.kind[pass] === stayKind) {
      stayPasses.push(pass)
      continue
    }
    const lastsMs = passes.endMs[pass]! - beginMs
    const end = endTileOf(line, highestM(passes, pass))
    for (let tile = firstTileTo(lowestM(passes, pass)); tile < end; tile++) {
      writeWalk(rows, nextWalk[tile]! * walkWidth, passes, pass, passTrack[pass]!, window.fromMs)
      nextWalk[tile]!++
      if (beginMs < lastBeganMs[tile]! + nearMs) isUnsettled[tile] = 1
      lastBeganMs[tile] = beginMs
      if (lastsMs > longestMs[tile]!) longestMs[tile] = lastsMs
    }
  }
  const stayRows = new Float64Array(stayEnds[tileCount]! * stayWidth)
  const evidence = Array.from(longestMs, (longestWalkMs, tile): TileEvidence => {
    const walks = roomIn(rows, walkWidth, walkEnds[tile]!, walkEnds[tile + 1]!)
    walks.count = walkEnds[tile + 1]! - walkEnds[tile]!
    if (isUnsettled[tile] === 1) settleWalks(walks)
    const stays = roomIn(stayRows, stayWidth, stayEnds[tile]!, stayEnds[tile + 1]!)
    return { walks, stays, longestWalkMs }
  })
  for (const pass of stayPasses) {
    const end = endTileOf(line, highestM(passes, pass))
    for (let tile = firstTileTo(lowestM(passes, pass)); tile < end; tile++)
      addStayOf(evidence[tile]!, passes, pass, passTrack[pass]!, window.fromMs)
  }
  for (const presence of presences) {
    const { first, end } = tilesMeeting(line, presence)
    for (let tile = first; tile < end; tile++) addPresence(evidence[tile]!, presence, window.fromMs)
  }
  return evidence
}

/** An empty list with its room in a buffer for all tiles, from one row up to, not including, another one. */
function roomIn(rows: Float64Array, width: number, first: number, end: number): RowList {
  return new RowList(width, new Float64Array(rows.buffer, 8 * first * width, (end - first) * width))
}

/** How many walks and how many stays meet all tiles before each one; the last number is all there are. */
function countRows(
  line: BorderLine,
  passes: Passes,
  presences: EvidenceFacts['presences'],
  window: TimeWindow,
): { walkEnds: Uint32Array; stayEnds: Uint32Array } {
  const tileCount = tilesOf(line).length
  const walkEnds = new Uint32Array(tileCount + 1)
  const stayEnds = new Uint32Array(tileCount + 1)
  for (let pass = 0; pass < passes.count; pass++) {
    if (passes.startMs[pass]! >= window.toMs) continue
    const isStay = passes.kind[pass] === stayKind
    const end = endTileOf(line, highestM(passes, pass))
    for (let tile = firstTileTo(lowestM(passes, pass)); tile < end; tile++)
      if (isStay) stayEnds[tile + 1]!++
      else walkEnds[tile + 1]!++
  }
  for (const presence of presences) {
    const { first, end } = tilesMeeting(line, presence)
    for (let tile = first; tile < end; tile++) stayEnds[tile + 1]!++
  }
  for (let tile = 0; tile < tileCount; tile++) {
    walkEnds[tile + 1]! += walkEnds[tile]!
    stayEnds[tile + 1]! += stayEnds[tile]!
  }
  return { walkEnds, stayEnds }
}
