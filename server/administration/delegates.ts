import { reachesOf } from '../../data/model/access.ts'
import type { Account, Actor } from '../../data/model/account.ts'
import type { UnitTree } from '../../data/model/unitTree.ts'

/**
 * Whom somebody may delegate to, and so is told the names of: who may sign in at their own unit, at those
 * below it, and at the nearest one above that has anybody. Neighbours are for whoever is above both.
 */
export function delegatesOf(actor: Actor, units: UnitTree, accounts: readonly Account[]): readonly Account[] {
  const enabled = accounts.filter(({ disabled }) => !disabled)
  const reaches = reachesOf(actor, 'make-delegations')
  if (reaches.some(({ scope }) => scope === 'county')) return enabled
  const homes = [...new Set(reaches.flatMap(({ unitId }) => unitId ?? []))]
  const staffed = new Set<string>(enabled.map(({ unitId }) => unitId))
  const above = new Set(
    homes.map((home) => units.withAbove(home).find((id) => id !== home && staffed.has(id))),
  )
  return enabled.filter(
    ({ unitId }) => above.has(unitId) || homes.some((home) => units.isWithin(unitId, home)),
  )
}
