import type { Actor } from '../../data/model/account.ts'
import type { Patrol } from '../../data/model/patrol.ts'
import { assignedTimes } from '../../data/store/assignedTimes.ts'
import { fixesWithinAny, type KeptFixes } from '../../data/store/keptFixes.ts'
import { tryGetLastRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import type { TimeWindow } from '../../geo/units.ts'

/**
 * When somebody may see where the tracker of a patrol was, by their right to see positions: undefined
 * where it is at any time, on a machine of one's own or where a demonstration made it up.
 */
export async function timesOnDuty(
  tx: Reader,
  actor: Actor,
  { id, trackerId }: Pick<Patrol, 'id' | 'trackerId'>,
): Promise<TimeWindow[] | undefined> {
  if (actor.kind === 'local' || trackerId === null) return undefined
  const isMadeUp = (await tryGetLastRecord(tx, 'tracker', trackerId))?.synthetic === true
  return isMadeUp ? undefined : assignedTimes(tx, id, trackerId)
}

/** Of what the tracker of a patrol sent, what it sent on duty. */
export async function fixesOnDuty(
  tx: Reader,
  actor: Actor,
  patrol: Patrol,
  fixes: KeptFixes,
): Promise<KeptFixes> {
  const times = await timesOnDuty(tx, actor, patrol)
  return times === undefined ? fixes : fixesWithinAny(fixes, times)
}
