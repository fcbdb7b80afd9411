import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useScenarios } from '../../api/planning.ts'
import { useNameOf } from '../../i18n/language.ts'

interface ScenarioSelectProps {
  lineId: string
  value: string | null
  onChange: (scenarioId: string | null) => void
}

/** In which scenario a draft is weighed; nothing where the line has none. */
export function ScenarioSelect({ lineId, value, onChange }: ScenarioSelectProps) {
  const { t } = useTranslation('planScenario')
  const nameOf = useNameOf()
  const scenarios = useScenarios(lineId)
  if (scenarios.length === 0) return null
  return (
    <Select
      size="xs"
      mt={6}
      aria-label={t('scenario')}
      allowDeselect={false}
      value={value ?? ''}
      onChange={(id) => onChange(id === '' ? null : id)}
      data={[
        { value: '', label: t('none') },
        ...scenarios.map(({ id, name }) => ({ value: id, label: t('named', { name: nameOf(name) }) })),
      ]}
    />
  )
}
