import { seededRandom } from '../../../data/demo/seededRandom.ts'

/** Assignments of stretches for a time, flat: `[fromM, toM) × [fromMs, toMs)`. */
export interface Assignments {
  readonly count: number
  readonly fromM: Float64Array
  readonly toM: Float64Array
  readonly fromMs: Float64Array
  readonly toMs: Float64Array
}

const hourMs = 3_600_000
const shiftMs = 8 * hourMs

/**
 * Assignments as a country has them: the line is cut into beats of so many metres of which a quarter is
 * nobody's, and on every other one people take shifts of eight hours, early, late or at night, some of
 * them less, on all of the beat or on part of it. They come in the order in which they were entered,
 * which is none.
 */
export function assignments(
  count: number,
  lengthM: number,
  window: { fromMs: number; toMs: number },
  beats: { readonly leastM: number; readonly mostM: number },
): Assignments {
  const random = seededRandom(`assignments ${count}`)
  const beatM: number[] = [0]
  while (beatM.at(-1)! < lengthM)
    beatM.push(Math.min(lengthM, beatM.at(-1)! + random.between(beats.leastM, beats.mostM)))
  const manned: number[] = []
  for (let beat = 0; beat + 1 < beatM.length; beat++) if (!random.chance(0.25)) manned.push(beat)
  const made: Assignments = {
    count,
    fromM: new Float64Array(count),
    toM: new Float64Array(count),
    fromMs: new Float64Array(count),
    toMs: new Float64Array(count),
  }
  const shifts = Math.round((window.toMs - window.fromMs) / shiftMs)
  for (let index = 0; index < count; index++) {
    const beat = manned[Math.floor(random.next() * manned.length)]!
    const [fromM, toM] = [beatM[beat]!, beatM[beat + 1]!]
    const isPart = random.chance(0.4)
    made.fromM[index] = isPart ? fromM + (toM - fromM) * random.between(0, 0.5) : fromM
    made.toM[index] = isPart ? toM - (toM - fromM) * random.between(0, 0.4) : toM
    const startMs = window.fromMs + random.whole(0, shifts - 1) * shiftMs
    const isShort = random.chance(0.3)
    made.fromMs[index] = startMs + (isShort ? random.whole(0, 240) * 60_000 : 0)
    made.toMs[index] = startMs + shiftMs - (isShort ? random.whole(0, 230) * 60_000 : 0)
  }
  return made
}
