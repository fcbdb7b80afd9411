import type { PatrolEventKind } from '../../../data/model/patrolEvent.ts'
import { byTimeSaid } from '../../../data/model/patrolProgress.ts'
import type { Outbox } from '../delivery/outbox.ts'

export interface Said {
  readonly kind: PatrolEventKind
  readonly at: string
}

/** What the server has of patrols, and up to where in the journal that is. */
export interface KnownOfPatrols {
  readonly events: readonly (Said & { readonly patrolId: string })[]
  readonly sequence: number
}

/**
 * What was said of a patrol: what the server has, and what this phone said that cannot be in that yet. What
 * the server had and has no more was taken back.
 */
export function saidOfPatrol(patrolId: string, known: KnownOfPatrols | undefined, outbox: Outbox): Said[] {
  const events = (known?.events ?? []).filter((event) => event.patrolId === patrolId)
  const pressed = [
    ...outbox.waiting.filter(({ refusal }) => refusal === null),
    ...outbox.sent.filter(
      ({ sequence }) => known === undefined || sequence === null || sequence > known.sequence,
    ),
  ]
  const ofPhone = pressed.flatMap((act): Said[] =>
    act.about === 'patrol' && act.patrolId === patrolId ? [{ kind: act.kind, at: act.observedAt }] : [],
  )
  const isNew = (one: Said) => !events.some((each) => Date.parse(each.at) === Date.parse(one.at))
  return byTimeSaid([...events, ...ofPhone.filter(isNew)])
}
