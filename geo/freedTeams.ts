import type { Claim } from './claims.ts'

/** The formula of `freedTeamsPerM`, to stand beside its numbers. */
export const freedFormula =
  'of the patrol that comes round most often at a place: max(0, 1 − revisit ÷ limit with a barrier) − max(0, 1 − revisit ÷ limit today), × its time ÷ the length of its stretch; nothing where a checkpoint or a device comes round more often'

/**
 * How much of a team's time at a place a longer limit leaves free, in teams a metre: a patrol that comes
 * round every 60 minutes where 480 are enough could be elsewhere for seven eighths of it. What it could
 * already leave today does not count, and neither does a second patrol or one where a device watches:
 * those are free without any barrier.
 */
export function freedTeamsPerM(
  standing: readonly Claim[],
  limits: { readonly todayMin: number; readonly barredMin: number },
  addEqualRates: boolean,
): number {
  let best: Round | undefined
  for (const round of roundsOf(standing, addEqualRates))
    if (
      best === undefined ||
      round.revisitMin < best.revisitMin ||
      // Of equal ones the one of which least comes free.
      (round.revisitMin === best.revisitMin && round.teamsPerM < best.teamsPerM)
    )
      best = round
  if (best === undefined) return 0
  return best.teamsPerM * (spare(best.revisitMin, limits.barredMin) - spare(best.revisitMin, limits.todayMin))
}

interface Round {
  readonly revisitMin: number
  readonly teamsPerM: number
}

const spare = (revisitMin: number, limitMin: number): number => Math.max(0, 1 - revisitMin / limitMin)

/** What comes round: claims one by one, those that add their rates together. */
function roundsOf(standing: readonly Claim[], addEqualRates: boolean): Round[] {
  const alone = standing.map((claim) => ({ revisitMin: claim.revisitMin, teamsPerM: teamsPerMOf(claim) }))
  if (!addEqualRates) return alone
  const byKey = new Map<string, Claim[]>()
  for (const claim of standing) {
    if (claim.rateKey === null) continue
    const together = byKey.get(claim.rateKey)
    if (together === undefined) byKey.set(claim.rateKey, [claim])
    else together.push(claim)
  }
  const shared = [...byKey.values()].map((claims) => ({
    revisitMin: 1 / claims.reduce((ratePerMin, { revisitMin }) => ratePerMin + 1 / revisitMin, 0),
    teamsPerM: claims.reduce((sum, claim) => sum + teamsPerMOf(claim), 0),
  }))
  return [...alone, ...shared]
}

const teamsPerMOf = ({ kind, fromM, toM }: Claim): number => (kind === 'patrol' ? 1 / (toM - fromM) : 0)
