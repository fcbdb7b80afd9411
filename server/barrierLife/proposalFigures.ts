import { trailEventFact } from '../../data/coverageFacts.ts'
import type { Barrier, BarrierPart } from '../../data/model/barrier.ts'
import type { BarrierProposal } from '../../data/model/barrierProposal.ts'
import { boxOf, type Box } from '../../data/store/box.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { draftFigures, standingIntervals, type DraftGround } from '../../geo/draftFigures.ts'
import { metresPerDegreeLat, metresPerDegreeLon } from '../../geo/geodesic.ts'
import type { Position } from '../../geo/units.ts'
import { trailStateAt } from '../collections/trails.ts'
import type { LifeGround } from './lifeGround.ts'
import { statusAt } from './stepParts.ts'

type Reckoned = Pick<BarrierProposal, 'figures' | 'findings' | 'policyVersion'>

/** Farther from a draft than this nothing bears on what it bars, cuts or leaves open, metres. */
const bearsOnM = 5000

/** What a draft is worth, by the server's own reckoning: what a browser says of it is not asked for. */
export async function reckonProposal(
  tx: Reader,
  ground: LifeGround,
  drafts: readonly BarrierPart[],
): Promise<Reckoned> {
  const paths = drafts.map(({ path }): readonly Position[] => path)
  const { faults, ...figures } = draftFigures(await draftGround(tx, ground, paths), paths)
  return {
    figures: structuredClone(figures) as unknown as BarrierProposal['figures'],
    findings: faults.map(({ kind, ...where }) => ({ ...where, rule: kind, severity: 'error' as const })),
    policyVersion: ground.policy.version,
  }
}

/** What is near enough to matter, as it stands. */
async function draftGround(
  tx: Reader,
  { line, policy, nowMs }: LifeGround,
  paths: readonly (readonly Position[])[],
): Promise<DraftGround> {
  const near = { lineId: line.id, box: grownBy(boxOf(paths.flat()), bearsOnM) }
  const barriers = recordsOf(await listRecords(tx, 'barrier', near))
  const standingPaths = barriers.flatMap((one: Barrier) =>
    one.parts
      .filter((part) => statusAt(part, nowMs) === 'complete')
      .map(({ path }): readonly Position[] => path),
  )
  const trails = recordsOf(await listRecords(tx, 'trail', near))
  const places = [
    ...recordsOf(await listRecords(tx, 'port', near)),
    ...recordsOf(await listRecords(tx, 'trade-point', near)),
  ]
  const found: DraftGround['trails'][number][] = []
  for (const { id, number, path, meetsLineAtM } of trails) {
    const events = recordsOf(await listRecords(tx, 'trail-event', { parentId: id })).map(trailEventFact)
    found.push({ id, number, path, meetsLineAtM, unsealed: trailStateAt(events, nowMs).unsealed })
  }
  return {
    line,
    policy,
    standingPaths,
    standing: standingIntervals(line, policy, standingPaths),
    trails: found,
    crossings: places.map(({ id, chainageM, position }) => ({ id, atM: chainageM, position })),
  }
}

function grownBy(box: Box, byM: number): Box {
  const latDeg = byM / metresPerDegreeLat(box.minLat)
  const lonDeg = byM / metresPerDegreeLon(Math.max(Math.abs(box.minLat), Math.abs(box.maxLat)))
  return {
    minLon: box.minLon - lonDeg,
    maxLon: box.maxLon + lonDeg,
    minLat: box.minLat - latDeg,
    maxLat: box.maxLat + latDeg,
  }
}
