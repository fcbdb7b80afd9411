import { useTranslation } from 'react-i18next'
import { usePeople } from '../../api/records.ts'
import { useNameOf } from '../../i18n/language.ts'

interface PersonSelectProps {
  personId: string | null
  /** Whoever sealed a trail is not offered to verify it. */
  without: string | null
  isNeeded: boolean
  onChange: (personId: string | null) => void
}

/** Who was there, where nobody signs in: from the list of people. */
export function PersonSelect({ personId, without, isNeeded, onChange }: PersonSelectProps) {
  const { t } = useTranslation('fieldTrails')
  const nameOf = useNameOf()
  const people = usePeople().data
  if (people?.length === 0) return isNeeded ? <p className="field-warning">{t('noPeople')}</p> : null
  return (
    <label className="field-label">
      {t(isNeeded ? 'whoVerifies' : 'whoWasThereOptional')}
      <select
        className="field-input"
        value={personId ?? ''}
        onChange={({ currentTarget: { value } }) => onChange(value === '' ? null : value)}
      >
        <option value="">{t('nobodyNamed')}</option>
        {(people ?? [])
          .filter(({ id }) => id !== without)
          .map(({ id, name, post }) => (
            <option key={id} value={id}>
              {nameOf(name)} · {nameOf(post)}
            </option>
          ))}
      </select>
    </label>
  )
}
