import { Select, type SelectProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from './useUnitNames.ts'

/** One unit of the county, found by typing. */
export function UnitSelect(props: Omit<SelectProps, 'data'>) {
  const { t } = useTranslation('admin')
  const { choice } = useUnitNames()
  return <Select label={t('unit')} data={choice} searchable allowDeselect={false} limit={80} {...props} />
}
