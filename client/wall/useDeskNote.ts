import { useTranslation } from 'react-i18next'
import type { OnDuty, PlaceOnDuty } from '../../data/model/onDuty.ts'
import { useNameOf } from '../i18n/language.ts'

/** Of one desk who leads it, by the post and, where it came along, by name; of several how many lack people. */
export function useDeskNote(): (onDuty: Pick<OnDuty, 'desks' | 'places'>) => string {
  const { t } = useTranslation('standing')
  const leads = useLeads()
  return ({ desks, places }) => {
    const [desk, ...others] = places.filter(({ place }) => place.kind === 'desk')
    if (desk === undefined) return t('none')
    if (others.length === 0) return leads(desk)
    const lacking = desks.all - desks.staffed
    return lacking === 0 ? t('allStaffed') : t('lacking', { count: lacking })
  }
}

function useLeads(): (place: PlaceOnDuty) => string {
  const { t } = useTranslation('standing')
  const nameOf = useNameOf()
  return ({ lead }) =>
    lead === null
      ? t('noLead')
      : [nameOf(lead.post), ...(lead.name === null ? [] : [nameOf(lead.name)])].join(' ')
}
