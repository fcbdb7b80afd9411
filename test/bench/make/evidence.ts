import { seededRandom, type SeededRandom } from '../../../data/demo/seededRandom.ts'
import type { PatrolFact } from '../../../geo/claims.ts'
import type { EvidenceFacts, Presence, Silence, UnderWay } from '../../../geo/evidence.ts'
import { passList, stayKind, walkKind, type PassList, type Passes } from '../../../geo/passes.ts'
import type { MadeFacts } from './facts.ts'

/** Of what length the passes are that a track comes to. */
export type PassLength = 'as-demonstration' | 'as-recorded'

/**
 * In the demonstration a pass is about a kilometre long, as its teams keep an even pace; recorded walks
 * of people who look round come to passes of 70 to 150 m.
 */
const passM = {
  'as-demonstration': { foot: 500, vehicle: 2500, drone: 2500 },
  'as-recorded': { foot: 120, vehicle: 1500, drone: 1500 },
}

/**
 * What became of made facts, up to `nowMs`: seven patrols in eight were tracked and walked there and
 * back with a rest now and then, the others are silent; nine checkpoints and devices in ten are logged.
 */
export function makeEvidence(
  { patrols, checkpoints, devices }: MadeFacts,
  lengthM: number,
  nowMs: number,
  passLength: PassLength = 'as-demonstration',
): EvidenceFacts {
  const random = seededRandom('evidence')
  const made = passList(patrols.length * 32)
  const passTrack: number[] = []
  const trackIds: string[] = []
  const presences: Presence[] = []
  const silences: Silence[] = []
  const underWay: UnderWay[] = []
  for (const patrol of patrols) {
    const { id, fromM, toM, fromMs } = patrol
    const toMs = Math.min(patrol.toMs, nowMs)
    if (fromMs >= toMs) continue
    const region = { id, fromM, toM, fromMs, toMs }
    if (random.chance(1 / 8)) silences.push({ kind: 'patrol', ...region })
    else {
      underWay.push({ kind: 'patrol', ...region })
      for (
        let pushed = walk({ ...patrol, toMs }, lengthM, passM[passLength][patrol.mode], random, made);
        pushed > 0;
        pushed--
      )
        passTrack.push(trackIds.length)
      trackIds.push(id)
    }
  }
  for (const { kind, id, fromM, toM, fromMs, revisitMin, ...claim } of [...checkpoints, ...devices]) {
    if (kind === 'patrol' || fromMs >= nowMs) continue
    const region = { kind, id, fromM, toM, fromMs, toMs: Math.min(claim.toMs, nowMs) }
    if (random.chance(0.1)) silences.push(region)
    else presences.push({ ...region, lagMs: revisitMin * 60_000 })
  }
  return {
    ...byBeginning(made.finish(), passTrack),
    trackIds,
    presences,
    silences,
    underWay,
    trackedSinceMs: 0,
  }
}

/** Passes by the time they begin, as they are kept, each with its track. */
function byBeginning(passes: Passes, track: readonly number[]): Pick<EvidenceFacts, 'passes' | 'passTrack'> {
  const order = Array.from(track.keys()).sort((a, b) => passes.startMs[a]! - passes.startMs[b]!)
  const sorted = passList(Math.max(1, passes.count))
  for (const pass of order)
    sorted.push(
      passes.kind[pass]!,
      passes.startM[pass]!,
      passes.endM[pass]!,
      passes.startMs[pass]!,
      passes.endMs[pass]!,
    )
  return { passes: sorted.finish(), passTrack: Uint32Array.from(order, (pass) => track[pass]!) }
}

/** There and back until the time is up; returns how many passes that made. */
function walk(
  patrol: PatrolFact,
  lengthM: number,
  meanM: number,
  random: SeededRandom,
  made: PassList,
): number {
  const metresPerMs = (patrol.mode === 'foot' ? 3 : 20) / 3600
  let [atM, atMs, direction, count] = [patrol.fromM, patrol.fromMs, 1, 0]
  while (atMs < patrol.toMs) {
    if (random.chance(0.05)) {
      const untilMs = Math.min(patrol.toMs, Math.round(atMs + random.between(4, 15) * 60_000))
      made.push(stayKind, Math.max(0, atM - 10), Math.min(lengthM, atM + 10), atMs, untilMs)
      count++
      atMs = untilMs
      continue
    }
    const endM = direction > 0 ? patrol.toM : patrol.fromM
    const stepM = Math.min(Math.abs(endM - atM), random.between(0.5, 1.5) * meanM)
    const toMs = Math.round(atMs + stepM / (metresPerMs * random.between(0.7, 1.3)) + 1)
    const toM = atM + direction * stepM
    made.push(walkKind, atM, toM, atMs, toMs)
    count++
    atM = toM
    atMs = toMs
    if (Math.abs(endM - atM) < 1) {
      atM = endM
      direction = -direction
    }
  }
  return count
}
