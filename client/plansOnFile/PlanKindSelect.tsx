import { Select, type SelectProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { filedPlanKind, type FiledPlanKind } from '../../data/model/planOnFile.ts'

interface PlanKindSelectProps extends Omit<SelectProps, 'label' | 'data' | 'onChange'> {
  onKind: (kind: FiledPlanKind) => void
}

/** Joint or emergency plan. */
export function PlanKindSelect({ onKind, ...field }: PlanKindSelectProps) {
  const { t } = useTranslation('plansOnFile')
  return (
    <Select
      {...field}
      label={t('kind')}
      data={filedPlanKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
      allowDeselect={false}
      onChange={(value) => onKind(filedPlanKind.catch('joint').parse(value))}
    />
  )
}
