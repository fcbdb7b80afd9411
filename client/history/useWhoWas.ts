import { operatorName } from '../../data/model/account.ts'
import type { TrailEvent } from '../../data/model/trail.ts'
import { usePeople } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useActorName } from './useActorName.ts'

/** Who was there: the account, or where nobody signs in whoever was named beside the operator. */
export function useWhoWas(): (event: Pick<TrailEvent, 'actor' | 'personId'>) => string {
  const actorName = useActorName()
  const nameOf = useNameOf()
  const people = usePeople().data
  return ({ actor, personId }) => {
    const person = actor === operatorName ? people?.find(({ id }) => id === personId) : undefined
    return person === undefined ? actorName(actor) : `${actorName(actor)} · ${nameOf(person.name)}`
  }
}
