import { reachesOf, type Right } from '../../data/model/access.ts'
import type { Actor } from '../../data/model/account.ts'
import type { Reader } from '../../data/store/tables.ts'
import type { App } from '../appContext.ts'
import { isWithin } from '../../data/model/unitTree.ts'

/** Tells of units whether somebody has a right at one of them. */
export async function groundWithin(
  { units }: Pick<App, 'units'>,
  tx: Reader,
  actor: Actor,
): Promise<(right: Right, unitIds: readonly string[]) => boolean> {
  const tree = await units.at(tx)
  return (right, unitIds) => isWithin(tree, reachesOf(actor, right), { unitIds, places: [] })
}
