import { useTranslation } from 'react-i18next'
import { useMe } from '../account/me.ts'
import { useNameOf } from '../i18n/language.ts'

/** In whose name an entry is made. */
export function EnteredBy() {
  const { t } = useTranslation('field')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const { userName, kind, name } = useMe().actor
  const operator = kind === 'local' ? shell('localOperator') : `${nameOf(name)} (${userName})`
  return <p className="field-quiet">{t('localOperator', { operator })}</p>
}
