import type { DraftEffect } from '../../data/model/draftEffect.ts'
import { draftEffect } from '../../data/model/draftEffect.ts'
import { figures } from '../../geo/figures.ts'
import { gainIfBarred } from '../../geo/gainIfBarred.ts'
import { tomorrowOf } from '../../geo/tomorrow.ts'
import type { Stretch } from '../../geo/units.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import type { App } from '../appContext.ts'
import { readCoverage } from '../coverageReading.ts'
import { notFound } from '../endpoint.ts'
import { knowledgeOf } from '../knowledge.ts'

/**
 * Gives what newly barred chainage of a barrier's line would do to tomorrow. The coverage is computed
 * here, before the act that asks takes its turn to write, for others wait for that turn.
 */
export async function effectOfTomorrow(
  app: App,
  barrierId: string,
): Promise<(newlyBarred: readonly Stretch[]) => DraftEffect> {
  const stored = await tryGetRecord(app.db, 'barrier', barrierId)
  if (stored === undefined) throw notFound('id', barrierId)
  const known = await knowledgeOf(app, undefined)
  const window = tomorrowOf(app.settings.timeZone, known.nowMs)
  const { lineId } = stored.record
  const { lines } = await readCoverage(app, { known, window, lineId, withActual: false })
  const { planned } = lines[0]!
  const { total, held } = figures(planned)
  const gains = gainIfBarred(planned)
  return (newlyBarred) => draftEffect({ gains, totalKmH: total, heldKmH: held }, newlyBarred)
}
