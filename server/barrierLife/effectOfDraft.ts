import type { BarringGainsAnswer } from '../../data/model/barringGains.ts'
import type { BarrierProposal } from '../../data/model/barrierProposal.ts'
import { draftEffect, plannedGainsOf } from '../../data/model/draftEffect.ts'
import type { Stretch } from '../../geo/units.ts'
import type { App } from '../appContext.ts'
import { askItself } from '../askItself.ts'
import { getBarrierGains } from '../barrierGains.ts'
import { getBarrier } from './lifeGround.ts'

/**
 * Gives what newly barred chainage of a barrier's line would do to tomorrow. The coverage is asked for
 * before the act that asks takes its turn to write, for others wait for that turn; an act in between is
 * not in it, and the sequence says so.
 */
export async function effectOfTomorrow(
  app: App,
  barrierId: string,
): Promise<(newlyBarred: readonly Stretch[]) => BarrierProposal['effect']> {
  const { lineId } = (await getBarrier(app.db, barrierId)).record
  const answer = (await askItself(app, ['gains', getBarrierGains], { lineId })) as BarringGainsAnswer
  const gains = plannedGainsOf(answer)
  return (newlyBarred) => ({ ...draftEffect(gains, newlyBarred), sequence: answer.sequence })
}
