import { stayWidth, walkWidth, type TileEvidence } from './tileEvidence.ts'
import type { Stretch } from './units.ts'

/** The evidence of a tile that meets a stretch, by where its rows stand. */
export interface NearbyEvidence {
  readonly evidence: TileEvidence
  readonly walkAt: readonly number[]
  readonly stayAt: readonly number[]
}

export function evidenceNear(evidence: TileEvidence, { fromM, toM }: Stretch): NearbyEvidence {
  const meeting = (rows: Float64Array, count: number, width: number) => {
    const found: number[] = []
    for (let at = 0; at < count * width; at += width)
      if (rows[at]! < toM && fromM < rows[at + 1]!) found.push(at)
    return found
  }
  const { walks, stays } = evidence
  return {
    evidence,
    walkAt: meeting(walks.rows, walks.count, walkWidth),
    stayAt: meeting(stays.rows, stays.count, stayWidth),
  }
}

/** Where evidence begins or ends within a stretch, in order along the line. */
export function endsWithin(
  { evidence: { walks, stays }, walkAt, stayAt }: NearbyEvidence,
  { fromM, toM }: Stretch,
): number[] {
  const endsM: number[] = []
  for (const [{ rows }, found] of [
    [walks, walkAt],
    [stays, stayAt],
  ] as const)
    for (const at of found)
      for (const endM of [rows[at]!, rows[at + 1]!]) if (fromM < endM && endM < toM) endsM.push(endM)
  return endsM.sort((a, b) => a - b)
}
