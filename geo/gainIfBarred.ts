import { bestRevisitMin, keepsLimit } from './bestRevisit.ts'
import type { Claim } from './claims.ts'
import { eraAt, type Era } from './era.ts'
import { freedTeamsPerM } from './freedTeams.ts'
import type { Influence } from './influences.ts'
import { areSame, type Interval } from './intervals.ts'
import type { PlannedCoverage } from './plannedCoverage.ts'
import { revisitLimitMin } from './revisitLimit.ts'
import { extentOf } from './slicedStates.ts'
import type { Stretch, TimeWindow } from './units.ts'

/** Chainage along which a barrier would do the same everywhere, over one window. */
export interface GainSlice extends Stretch {
  /** When it is thin and would be held were it barred, epoch milliseconds; sorted and apart. */
  readonly times: readonly Interval[]
  /** How long it is held as it is. */
  readonly heldMs: number
  /** How long it stays thin even behind a barrier. */
  readonly thinMs: number
  /** How long nobody walks or watches it: a gap, with a barrier or without. */
  readonly gapMs: number
  /** Time of teams that a barrier would leave free, in team · milliseconds a metre. */
  readonly freedTeamMsPerM: number
}

export interface BarringGains {
  readonly window: TimeWindow
  /** They fill the line in order; neighbours differ. */
  readonly slices: readonly GainSlice[]
}

/**
 * What barring each place of a line would do to its planned coverage, exactly. Whether a place is barred
 * bears on that place alone, so the gain of any barrier is that of the chainage that it bars, taken from
 * here: nothing has to be computed anew while somebody draws. What is barred already gains nothing.
 */
export function gainIfBarred(coverage: PlannedCoverage): BarringGains {
  const { window, eras, influences, blocks } = coverage
  const slices: GainSlice[] = []
  for (const [index, tile] of blocks[0].tiles.entries()) {
    const here = influences[index]!
    const { fromM, toM } = extentOf(tile)
    const cutsM = inOrder([fromM, toM, ...here.flatMap((one) => [one.fromM, one.toM])], fromM, toM)
    for (let cut = 0; cut + 1 < cutsM.length; cut++) {
      const stretch = { fromM: cutsM[cut]!, toM: cutsM[cut + 1]! }
      const along = here.filter((one) => one.fromM <= stretch.fromM && stretch.toM <= one.toM)
      append(slices, { ...stretch, ...gainAlong(along, window, eras) })
    }
  }
  return { window, slices }
}

type Gain = Omit<GainSlice, keyof Stretch>

function gainAlong(along: readonly Influence[], window: TimeWindow, eras: readonly Era[]): Gain {
  const windowMs = window.toMs - window.fromMs
  const eraBegins = eras.map((era) => era.fromMs - window.fromMs)
  const edges = along.flatMap(({ beginMs, endMs }) => [beginMs, endMs])
  const instantsMs = inOrder([0, windowMs, ...eraBegins, ...edges], 0, windowMs)
  const times: { from: number; to: number }[] = []
  let [heldMs, thinMs, gapMs, freedTeamMsPerM] = [0, 0, 0, 0]
  for (let instant = 0; instant + 1 < instantsMs.length; instant++) {
    const [beginMs, endMs] = [instantsMs[instant]!, instantsMs[instant + 1]!]
    const claims: Claim[] = []
    let [isBarred, isNearTrail] = [false, false]
    for (const one of along) {
      if (one.beginMs > beginMs || one.endMs <= beginMs) continue
      if (one.cause === 'claim') claims.push(one.source as Claim)
      else if (one.cause === 'barrier') isBarred = true
      else isNearTrail = true
    }
    const { policy, baseLimitMin } = eraAt(eras, window.fromMs + beginMs)
    const todayMin = revisitLimitMin(policy, baseLimitMin, isBarred, isNearTrail)
    const barredMin = revisitLimitMin(policy, baseLimitMin, true, isNearTrail)
    const revisitMin = bestRevisitMin(claims, policy.addEqualRates)
    const lastsMs = endMs - beginMs
    freedTeamMsPerM += lastsMs * freedTeamsPerM(claims, { todayMin, barredMin }, policy.addEqualRates)
    if (keepsLimit(revisitMin, todayMin)) heldMs += lastsMs
    else if (claims.length === 0) gapMs += lastsMs
    else if (!keepsLimit(revisitMin, barredMin)) thinMs += lastsMs
    else {
      const [from, to] = [window.fromMs + beginMs, window.fromMs + endMs]
      const last = times.at(-1)
      if (last?.to === from) last.to = to
      else times.push({ from, to })
    }
  }
  return { times, heldMs, thinMs, gapMs, freedTeamMsPerM }
}

/** The numbers within a range, each once, in order. */
function inOrder(numbers: readonly number[], from: number, to: number): number[] {
  const inside = numbers.filter((number) => from <= number && number <= to)
  return [...new Set(inside)].sort((a, b) => a - b)
}

function append(slices: GainSlice[], slice: GainSlice): void {
  const last = slices.at(-1)
  if (last !== undefined && isSameGain(last, slice)) slices[slices.length - 1] = { ...last, toM: slice.toM }
  else slices.push(slice)
}

function isSameGain(a: Gain, b: Gain): boolean {
  return (
    a.heldMs === b.heldMs &&
    a.thinMs === b.thinMs &&
    a.gapMs === b.gapMs &&
    a.freedTeamMsPerM === b.freedTeamMsPerM &&
    areSame(a.times, b.times)
  )
}
