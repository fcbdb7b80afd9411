import { useTranslation } from 'react-i18next'
import type { Grant } from '../../data/model/account.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'

/** A role with the ground it is held on, and whether it is held for somebody else. */
export function useRoleWords(): (grant: Grant) => { role: string; ground: string } {
  const { t } = useTranslation('account')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const units = useUnits().data
  return ({ role, unitId, delegatedBy }) => {
    const unit = units?.find(({ id }) => id === unitId)
    const named = domain(`role.${role}`)
    return {
      role: delegatedBy === null ? named : t('delegatedRole', { role: named }),
      ground: unitId === null ? t('wholeCounty') : unit === undefined ? '' : nameOf(unit.name),
    }
  }
}
