import { reachesOf, type Right } from '../../data/model/access.ts'
import type { Actor } from '../../data/model/account.ts'
import type { Reader } from '../../data/store/tables.ts'
import { isWithin } from '../access/jurisdiction.ts'
import type { App } from '../appContext.ts'

/** Tells of a unit whether somebody has a right there. */
export async function reachOf(
  app: App,
  tx: Reader,
  actor: Actor,
  right: Right,
): Promise<(unitId: string | undefined) => boolean> {
  const units = await app.units.at(tx)
  const reaches = reachesOf(actor, right)
  return (unitId) => isWithin(units, reaches, { unitIds: unitId === undefined ? [] : [unitId], places: [] })
}
