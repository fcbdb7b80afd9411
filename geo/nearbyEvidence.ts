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

/** Where evidence begins or ends along the line, and the time that it touches. */
export interface EvidenceEnd {
  readonly atM: number
  readonly beginMs: number
  readonly endMs: number
}

/** The ends of evidence within a stretch, in order along the line. */
export function endsWithin(
  { evidence, walkAt, stayAt }: NearbyEvidence,
  { fromM, toM }: Stretch,
): EvidenceEnd[] {
  const ends: EvidenceEnd[] = []
  const add = (rowFromM: number, rowToM: number, beginMs: number, endMs: number) => {
    if (fromM < rowFromM && rowFromM < toM) ends.push({ atM: rowFromM, beginMs, endMs })
    if (fromM < rowToM && rowToM < toM) ends.push({ atM: rowToM, beginMs, endMs })
  }
  const walks = evidence.walks.rows
  for (const at of walkAt) {
    const atStartMs = walks[at + 2]!
    const atEndMs = atStartMs + (walks[at + 1]! - walks[at]!) * walks[at + 3]!
    add(walks[at]!, walks[at + 1]!, Math.min(atStartMs, atEndMs), Math.max(atStartMs, atEndMs))
  }
  const stays = evidence.stays.rows
  for (const at of stayAt) add(stays[at]!, stays[at + 1]!, stays[at + 2]!, stays[at + 3]!)
  return ends.sort((a, b) => a.atM - b.atM)
}
