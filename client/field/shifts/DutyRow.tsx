import { useTranslation } from 'react-i18next'
import type { OwnDuty } from '../../../data/model/ownDuty.ts'
import { formatStretch } from '../../../geo/chainageLabel.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'

/** One duty: from when to when, where, as what, and with whom as far as that is for one to see. */
export function DutyRow({ duty, withPeople }: { duty: OwnDuty; withPeople: boolean }) {
  const { t } = useTranslation('fieldShifts')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { clock } = useQuantities()
  const { from, to, isLead, colleagues, unseen } = duty
  const isShift = duty.kind === 'shift'
  const what = isShift
    ? duty.placeName === null
      ? t('gonePlace')
      : nameOf(duty.placeName)
    : t('patrolOf', { team: nameOf(duty.team) })
  const how = [
    ...(isShift ? [t(duty.onCall ? 'onCall' : 'present')] : []),
    ...(isShift ? [] : [formatStretch(duty), domain(`patrolMode.${duty.mode}`)]),
    ...(isLead ? [t(isShift ? 'lead' : 'leadPatrol')] : []),
  ]
  const people = colleagues.map((one) => {
    const post = [nameOf(one.post), ...(one.isLead ? [t(isShift ? 'leads' : 'leadsPatrol')] : [])]
    return t('person', { name: nameOf(one.name), post: post.join(' · ') })
  })
  return (
    <>
      <span className="field-shift-time">
        {clock(Date.parse(from))}–{clock(Date.parse(to))}
      </span>
      <span className="field-shift-what">
        <b>{what}</b>
        <span>{how.join(' · ')}</span>
        {withPeople && people.length > 0 && <span>{t('with', { people: people.join(t('and')) })}</span>}
        {withPeople && unseen > 0 && <span>{t('unseen', { count: unseen })}</span>}
      </span>
    </>
  )
}
