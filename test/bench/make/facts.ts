import { seededRandom, type SeededRandom } from '../../../data/demo/seededRandom.ts'
import type { BorderLine } from '../../../geo/borderLine.ts'
import { patrolClaims, type Claim, type PatrolFact } from '../../../geo/claims.ts'
import type { CoverageFacts, OpenTrail } from '../../../geo/coverageFacts.ts'
import { defaultPolicy } from '../../../geo/policy.ts'
import type { Region, Stretch, TimeWindow } from '../../../geo/units.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** How much of everything there is, as in the demonstration county of Malipo: on 159 km … */
const countedOnKm = 159
const checkpointsThere = 15
const devicesThere = 45
const barriersThere = 60
const trailsThere = 140
/** … with about 195 patrols a day on beats of 1.5 to 3.5 km. */
const patrolsOnBeatADay = { least: 2, most: 4 }

export interface MadeFacts {
  readonly facts: CoverageFacts
  /** The patrols that the claims came from, those of the hours before the window too. */
  readonly patrols: readonly PatrolFact[]
  readonly checkpoints: readonly Claim[]
  readonly devices: readonly Claim[]
}

/** What a line has to be computed from, as densely as the demonstration county has it; the same each time. */
export function makeFacts(line: BorderLine, window: TimeWindow): MadeFacts {
  const random = seededRandom(`facts ${line.id}`)
  const times = (there: number) => Math.round((there * line.lengthM) / 1000 / countedOnKm)
  const policies = [defaultPolicy]
  const patrols = makePatrols(line, window, random)
  const checkpoints = Array.from({ length: times(checkpointsThere) }, (_, index) =>
    checkpointShifts(`checkpoint ${index}`, stretchOn(line, random, 200, 800), window, random),
  ).flat()
  const devices = Array.from({ length: times(devicesThere) }, (_, index) =>
    deviceClaim(`device ${index}`, stretchOn(line, random, 300, 1500), window, random),
  )
  const patrolled = patrols
    .filter(({ fromMs, toMs }) => fromMs < window.toMs && toMs > window.fromMs)
    .flatMap((patrol) => patrolClaims(patrol, policies))
  return {
    facts: {
      policies,
      tierOrders: [
        { tier: 'normal', fromMs: 0 },
        { tier: 'yellow', fromMs: window.fromMs + 14 * hourMs },
      ],
      claims: [...patrolled, ...checkpoints, ...devices],
      barred: Array.from({ length: times(barriersThere) }, () => barrierRegion(line, window, random)),
      openTrails: Array.from({ length: times(trailsThere) }, (_, index) =>
        openTrail(`trail ${index}`, line, window, random),
      ).flat(),
    },
    patrols,
    checkpoints,
    devices,
  }
}

function makePatrols(line: BorderLine, window: TimeWindow, random: SeededRandom): PatrolFact[] {
  const patrols: PatrolFact[] = []
  for (let fromM = 0; fromM < line.lengthM;) {
    const toM = Math.min(line.lengthM, fromM + random.between(1500, 3500))
    for (let dayMs0 = window.fromMs - dayMs; dayMs0 < window.toMs; dayMs0 += dayMs)
      for (let left = random.whole(patrolsOnBeatADay.least, patrolsOnBeatADay.most); left > 0; left--) {
        const startMs = dayMs0 + random.whole(0, 23 * 4) * 15 * 60_000
        const toMs = startMs + random.whole(8, 20) * 15 * 60_000
        // What was seen earlier keeps no limit any more.
        if (toMs < window.fromMs - 8 * hourMs || startMs >= window.toMs) continue
        const kind = random.next()
        patrols.push({
          id: `patrol ${patrols.length}`,
          mode: kind < 0.8 ? 'foot' : kind < 0.95 ? 'vehicle' : 'drone',
          speedKmh: null,
          loop: random.chance(0.2),
          longestOnGroundMin: 20,
          fromM,
          toM,
          fromMs: startMs,
          toMs,
        })
      }
    fromM = toM
  }
  return patrols
}

function stretchOn(line: BorderLine, random: SeededRandom, leastM: number, mostM: number): Stretch {
  const lengthM = random.between(leastM, mostM)
  const fromM = random.between(0, line.lengthM - lengthM)
  return { fromM, toM: fromM + lengthM }
}

/** Staffed around the clock, but for an hour or two on one day in four. */
function checkpointShifts(id: string, reach: Stretch, window: TimeWindow, random: SeededRandom): Claim[] {
  const claim = { kind: 'checkpoint', id, ...reach, revisitMin: 0, rateKey: null } as const
  if (!random.chance(0.25)) return [{ ...claim, ...window }]
  const outMs = random.between(window.fromMs, window.toMs - 2 * hourMs)
  const backMs = outMs + random.between(1, 2) * hourMs
  return [
    { ...claim, fromMs: window.fromMs, toMs: Math.round(outMs) },
    { ...claim, fromMs: Math.round(backMs), toMs: window.toMs },
  ]
}

function deviceClaim(id: string, range: Stretch, window: TimeWindow, random: SeededRandom): Claim {
  const fails = random.chance(0.1)
  const toMs = fails ? Math.round(random.between(window.fromMs + hourMs, window.toMs)) : window.toMs
  const sweepMin = random.whole(1, 10)
  return { kind: 'device', id, ...range, fromMs: window.fromMs, toMs, revisitMin: sweepMin, rateKey: null }
}

/** Most were complete long ago, some become so within the window. */
function barrierRegion(line: BorderLine, window: TimeWindow, random: SeededRandom): Region {
  const fromMs = random.chance(0.8)
    ? window.fromMs
    : Math.round(random.between(window.fromMs, window.toMs - hourMs))
  return { ...stretchOn(line, random, 300, 3000), fromMs, toMs: window.toMs }
}

/** A third is sealed throughout; of the others some are sealed within the window. */
function openTrail(trailId: string, line: BorderLine, window: TimeWindow, random: SeededRandom): OpenTrail[] {
  const atM = random.between(0, line.lengthM)
  const kind = random.next()
  if (kind < 0.33) return []
  const toMs = kind < 0.8 ? window.toMs : Math.round(random.between(window.fromMs + 1, window.toMs))
  return [{ trailId, atM, unsealed: [{ fromMs: window.fromMs, toMs }] }]
}
