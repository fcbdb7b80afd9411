import type { TrailEvent } from '../../../data/model/trail.ts'
import type { WaitingAct } from '../acts/actKinds.ts'

/** Who sealed a trail last, as far as this phone knows. */
export interface LastSeal {
  readonly userName: string
  readonly personId: string | null
}

/** Of the events that the server told of and of what still waits on this phone, whosever it is. */
export function tryLastSeal(
  trailId: string,
  events: readonly TrailEvent[],
  waiting: readonly WaitingAct[],
): LastSeal | undefined {
  const withdrawn = new Set(events.flatMap(({ withdraws }) => withdraws ?? []))
  const told = events
    .filter(({ id, kind }) => kind === 'sealed' && !withdrawn.has(id))
    .map(({ actor, personId, observedAt }) => ({ userName: actor, personId, observedAt }))
  const kept = waiting.flatMap((act) => {
    const seal = sealOf(act, trailId)
    const { userName, observedAt } = act
    return seal === null ? [] : [{ userName, personId: seal.personId, observedAt }]
  })
  return [...told, ...kept].sort((a, b) => Date.parse(a.observedAt) - Date.parse(b.observedAt)).at(-1)
}

function sealOf(act: WaitingAct, trailId: string) {
  if (act.about === 'trail' && act.trailId === trailId && act.event.kind === 'sealed') return act.event
  return act.about === 'found' && act.trailId === trailId ? act.seal : null
}
