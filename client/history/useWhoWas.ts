import { useTranslation } from 'react-i18next'
import { operatorName } from '../../data/model/account.ts'
import type { TrailEvent } from '../../data/model/trail.ts'
import { usePeople } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useActorName } from './useActorName.ts'

/**
 * Who was there: the account, where nobody signs in whoever was named beside the operator, and of what
 * another brought in both.
 */
export function useWhoWas(): (event: Pick<TrailEvent, 'actor' | 'observedBy' | 'personId'>) => string {
  const { t } = useTranslation('history')
  const actorName = useActorName()
  const nameOf = useNameOf()
  const people = usePeople().data
  return ({ actor, observedBy, personId }) => {
    if (observedBy !== undefined)
      return t('observedBy', { who: actorName(observedBy), bringer: actorName(actor) })
    const person = actor === operatorName ? people?.find(({ id }) => id === personId) : undefined
    return person === undefined ? actorName(actor) : `${actorName(actor)} · ${nameOf(person.name)}`
  }
}
