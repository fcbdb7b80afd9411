import { useTranslation } from 'react-i18next'
import { unitLevel } from '../../data/model/unit.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'

/** Units that may deal with a gap, the higher levels first, each level together. */
export function useUnitChoice() {
  const { t } = useTranslation('domain')
  const nameOf = useNameOf()
  const units = useUnits().data ?? []
  return unitLevel.options
    .filter((level) => level !== 'group')
    .map((level) => ({
      group: t(`unitLevel.${level}`),
      items: units
        .filter((unit) => unit.level === level)
        .map(({ id, name }) => ({ value: id as string, label: nameOf(name) })),
    }))
    .filter(({ items }) => items.length > 0)
}
