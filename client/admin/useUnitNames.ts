import { useTranslation } from 'react-i18next'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'

/** Units by name, and to choose from, each with its level. */
export function useUnitNames() {
  const { t } = useTranslation('domain')
  const nameOf = useNameOf()
  const units = useUnits().data ?? []
  const names = new Map<string, string>(units.map(({ id, name }) => [id, nameOf(name)]))
  return {
    unitName: (id: string) => names.get(id) ?? '',
    choice: units.map(({ id, name, level }) => ({
      value: id as string,
      label: `${nameOf(name)} · ${t(`unitLevel.${level}`)}`,
    })),
  }
}
