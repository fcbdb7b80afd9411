import { seededRandom } from '../../data/demo/seededRandom.ts'
import type { ActualCoverage } from '../../geo/actualCoverage.ts'
import type { EvidenceFacts } from '../../geo/evidence.ts'
import { revisitLimitAt, type PlannedCoverage } from '../../geo/plannedCoverage.ts'
import { blockAt, shareAlong, sliceAt, stateOf, type LineStates } from '../../geo/slicedStates.ts'
import { runAt } from '../../geo/statesAt.ts'
import { tileAt } from '../../geo/tiles.ts'
import type { AnyState } from '../../geo/units.ts'
import { actualAt } from '../geo/bruteForceActual.ts'

/**
 * How many of so many random places and instants have another planned or actual state than the
 * definition gives, asked of all facts and all evidence one by one. Where rounding decides none counts.
 */
export function countDiffering(
  planned: PlannedCoverage,
  actual: ActualCoverage,
  evidence: EvidenceFacts,
  samples: number,
): number {
  const random = seededRandom('samples')
  const { facts, line, window } = planned
  const plain = { ...evidence, passes: plainPasses(evidence) }
  let differing = 0
  for (let sample = 0; sample < samples; sample++) {
    const chainageM = random.between(0, line.lengthM)
    const atMs = Math.floor(random.between(window.fromMs, window.toMs))
    const limitMin = revisitLimitAt(facts, chainageM, atMs)
    const standing = facts.claims.filter(
      ({ fromM, toM, fromMs, toMs }) =>
        fromM <= chainageM && chainageM < toM && fromMs <= atMs && atMs < toMs,
    )
    const isKept = standing.some(({ revisitMin }) => revisitMin <= limitMin)
    const plannedState = isKept ? 'held' : standing.length > 0 ? 'thin' : 'gap'
    const answer = actualAt(plain, chainageM, atMs, limitMin)
    const isSame =
      stateAt(planned, chainageM, atMs) === plannedState &&
      (answer.isDoubtful || stateAt(actual, chainageM, atMs) === answer.state)
    if (!isSame) differing++
  }
  return differing
}

function stateAt(states: LineStates, chainageM: number, atMs: number): AnyState {
  const block = blockAt(states, atMs)!
  const tile = block.tiles[tileAt(states.line, chainageM)]!
  const slice = sliceAt(tile, chainageM)
  const share = shareAlong({ block, tile, slice }, chainageM)
  return stateOf(tile.code[runAt(tile, slice, atMs - block.window.fromMs, share)]!)
}

function plainPasses({ passes, passTrack }: EvidenceFacts) {
  return Array.from({ length: passes.count }, (_, pass) => ({
    track: passTrack[pass]!,
    kind: passes.kind[pass] === 0 ? (0 as const) : (1 as const),
    startM: passes.startM[pass]!,
    endM: passes.endM[pass]!,
    startMs: passes.startMs[pass]!,
    endMs: passes.endMs[pass]!,
  }))
}
