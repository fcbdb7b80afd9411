import { stayWidth, walksDuring, walkWidth, type TileEvidence } from './tileEvidence.ts'
import type { Stretch, TimeWindow } from './units.ts'

/** The evidence of a tile that meets a stretch and a time, by where its rows stand. */
export interface NearbyEvidence {
  readonly evidence: TileEvidence
  readonly during: TimeWindow
  readonly walkAt: readonly number[]
  readonly stayAt: readonly number[]
}

/** Instants are as in the evidence. */
export function evidenceNear(
  evidence: TileEvidence,
  { fromM, toM }: Stretch,
  during: TimeWindow,
): NearbyEvidence {
  const walkAt: number[] = []
  const stayAt: number[] = []
  const { first, end } = walksDuring(evidence, during)
  const walks = evidence.walks.rows
  for (let at = first * walkWidth; at < end * walkWidth; at += walkWidth)
    if (walks[at]! < toM && fromM < walks[at + 1]!) walkAt.push(at)
  const stays = evidence.stays.rows
  for (let at = 0; at < evidence.stays.count * stayWidth; at += stayWidth) {
    if (!(stays[at]! < toM && fromM < stays[at + 1]!)) continue
    if (stays[at + 3]! >= during.fromMs && stays[at + 2]! < during.toMs) stayAt.push(at)
  }
  return { evidence, during, walkAt, stayAt }
}

/**
 * Where within a stretch evidence begins or ends along the line that touches any of some times, in
 * order, each place once.
 */
export function endsWithin(
  { evidence, walkAt, stayAt }: NearbyEvidence,
  { fromM, toM }: Stretch,
  touches: (beginMs: number, endMs: number) => boolean,
): number[] {
  const endsM: number[] = []
  const add = (rowFromM: number, rowToM: number) => {
    if (fromM < rowFromM && rowFromM < toM) endsM.push(rowFromM)
    if (fromM < rowToM && rowToM < toM) endsM.push(rowToM)
  }
  const reachesInside = (rowFromM: number, rowToM: number) =>
    rowFromM < toM && fromM < rowToM && (rowFromM > fromM || rowToM < toM)
  const walks = evidence.walks.rows
  for (const at of walkAt) {
    const [rowFromM, rowToM] = [walks[at]!, walks[at + 1]!]
    if (!reachesInside(rowFromM, rowToM)) continue
    const atStartMs = walks[at + 2]!
    const atEndMs = atStartMs + (rowToM - rowFromM) * walks[at + 3]!
    if (touches(Math.min(atStartMs, atEndMs), Math.max(atStartMs, atEndMs))) add(rowFromM, rowToM)
  }
  const stays = evidence.stays.rows
  for (const at of stayAt)
    if (reachesInside(stays[at]!, stays[at + 1]!) && touches(stays[at + 2]!, stays[at + 3]!))
      add(stays[at]!, stays[at + 1]!)
  endsM.sort((a, b) => a - b)
  let kept = 0
  for (const atM of endsM) if (kept === 0 || atM !== endsM[kept - 1]) endsM[kept++] = atM
  endsM.length = kept
  return endsM
}
