import { useTranslation } from 'react-i18next'
import type { Delegate } from '../api/administration.ts'
import { useNameOf } from '../i18n/language.ts'

/** What the account of an id is called; those that whoever looks is told nothing of are said to be gone. */
export function useAccountName(accounts: readonly Delegate[] | undefined): (id: string) => string {
  const { t } = useTranslation('account')
  const nameOf = useNameOf()
  return (id) => {
    const found = accounts?.find((one) => one.id === id)
    return found === undefined ? t('goneAccount') : nameOf(found.name)
  }
}
