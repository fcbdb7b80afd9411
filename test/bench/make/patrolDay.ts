import { seededRandom, type SeededRandom } from '../../../data/demo/seededRandom.ts'
import type { BorderLine } from '../../../geo/borderLine.ts'
import type { Fixes } from '../../../geo/fixes.ts'
import type { Stretch } from '../../../geo/units.ts'
import { besideLine } from './flatLine.ts'

/** One every 30 s for a day. */
export const fixesADay = 2880
const dayMs = 86_400_000

/**
 * The day of a patrol that goes up and down its stretch on foot, every tenth by vehicle, as its phone
 * reports it: a path that keeps 10 to 60 m from the line, noise of a few metres, rests, one hour in
 * forty somewhere off the line, silences, and one fix in three hundred that is wrong.
 */
export function patrolDays(line: BorderLine): (patrol: number, stretch: Stretch, fromMs: number) => Fixes {
  const write = besideLine(line)
  return (patrol, stretch, fromMs) => {
    const random = seededRandom(`patrol ${patrol}`)
    const fixes: Fixes = {
      count: fixesADay,
      timeMs: new Float64Array(fixesADay),
      lonLat: new Float64Array(2 * fixesADay),
      accuracyM: new Float32Array(fixesADay),
    }
    const team = teamOf(stretch, patrol % 10 === 9 ? 20 : 3, random)
    let atMs = fromMs
    // What is silent is made up for by reporting a little faster, so that all have as many fixes.
    const stepMs = (dayMs / fixesADay) * 0.97
    for (let fix = 0; fix < fixesADay; fix++) {
      const isSilent = random.chance(0.001)
      const passedMs = Math.round(stepMs * random.between(0.9, 1.1) + (isSilent ? random.next() * 1.6e6 : 0))
      atMs += passedMs
      team.move(passedMs / 1000)
      const strayM = random.chance(1 / 300) ? random.between(300, 3000) : 0
      fixes.timeMs[fix] = atMs
      fixes.accuracyM[fix] = strayM > 1000 ? 250 : random.between(3, 12)
      write(team.chainageM(), team.leftM() + strayM, fixes.lonLat, 2 * fix)
    }
    return fixes
  }
}

/** Somebody on a stretch: where they are, moved on second by second. */
function teamOf({ fromM, toM }: Stretch, speedKmh: number, random: SeededRandom) {
  let [atM, direction, restS, awayS] = [random.between(fromM, toM), random.chance(0.5) ? 1 : -1, 0, 0]
  let [pace, pathM, awayM, noiseM, noiseAlongM] = [1, 30, 0, 0, 0]
  return {
    move(seconds: number) {
      noiseM = 0.8 * noiseM + random.between(-3, 3)
      noiseAlongM = 0.8 * noiseAlongM + random.between(-3, 3)
      restS -= seconds
      awayS -= seconds
      // Off to the village and back, at a walk.
      awayM = Math.max(0, Math.min(800, awayM + (awayS > 0 ? 1 : -1) * seconds))
      if (restS > 0 || awayM > 0) return
      if (random.chance(0.008)) restS = random.between(120, 1800)
      if (awayS < -3600 && random.chance(0.002)) awayS = random.between(600, 3600)
      pace = Math.max(0.6, Math.min(1.4, pace + random.between(-0.05, 0.05)))
      pathM = Math.max(10, Math.min(60, pathM + random.between(-4, 4)))
      atM += (direction * pace * speedKmh * seconds) / 3.6
      if (atM >= toM) [atM, direction] = [toM, -1]
      else if (atM <= fromM) [atM, direction] = [fromM, 1]
    },
    chainageM: () => Math.max(fromM, Math.min(toM, atM + noiseAlongM)),
    leftM: () => pathM + noiseM + awayM,
  }
}
