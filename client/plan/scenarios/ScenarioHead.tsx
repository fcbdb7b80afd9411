import { ActionIcon } from '@mantine/core'
import { IconPencil, IconScale } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanningRules } from '../../../data/model/planningRules.ts'
import type { Position } from '../../../geo/units.ts'
import type { FeatureOf } from '../../api/collections.ts'
import type { ScenarioItem } from '../../api/planning.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import { useMoney } from '../useMoney.ts'
import { useElevation } from '../terrain/useElevation.ts'
import { overBudget, scenarioSum } from './scenarioSums.ts'

interface ScenarioHeadProps {
  scenario: ScenarioItem
  drafts: readonly FeatureOf<'barriers'>[]
  rules: PlanningRules
  onEdit: () => void
  onCompare: () => void
}

/** A scenario's name, and what its drafts come to of what there is. */
export function ScenarioHead({ scenario, drafts, rules, onEdit, onCompare }: ScenarioHeadProps) {
  const { t } = useTranslation('planScenario')
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const money = useMoney(rules.currency)
  const paths = useMemo(
    () => drafts.flatMap(({ properties }) => properties.parts.map(({ path }): readonly Position[] => path)),
    [drafts],
  )
  const { elevation } = useElevation(paths)
  const sum = useMemo(() => scenarioSum(drafts, rules, elevation), [drafts, rules, elevation])
  const { budget } = scenario
  const amountOf = (amount: number) => (budget?.unit === 'money' ? money(amount) : length(amount))
  const spent = amountOf(budget?.unit === 'money' ? sum.cost : sum.lengthM)
  const overBy = budget === null ? 0 : overBudget(budget, sum)
  return (
    <div className="plan-scenario">
      <div>
        <h2>{t('named', { name: nameOf(scenario.name) })}</h2>
        <p className="plan-quiet">
          {t(drafts.length === 1 ? 'draftsOne' : 'draftsMany', {
            count: drafts.length,
            spent: budget === null ? spent : t('ofBudget', { spent, budget: amountOf(budget.amount) }),
          })}
          {overBy > 0 && <b> · {t('over', { by: amountOf(overBy) })}</b>}
        </p>
      </div>
      {drafts.length > 1 && (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t('compareAll')}
          title={t('compareAll')}
          onClick={onCompare}
        >
          <IconScale size={15} />
        </ActionIcon>
      )}
      <OnlyNow right="draw-barriers">
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t('edit', { name: nameOf(scenario.name) })}
          title={t('edit', { name: nameOf(scenario.name) })}
          onClick={onEdit}
        >
          <IconPencil size={15} />
        </ActionIcon>
      </OnlyNow>
    </div>
  )
}
