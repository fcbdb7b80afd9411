import { UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnits, type UnitItem } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { countsByUnit, type TrailRow } from './trailRows.ts'

interface UnitChoiceProps {
  /** Of the list that is shown, of every unit. */
  rows: readonly TrailRow[]
  unitId: string | null
  onChoose: (unitId: string | null) => void
}

interface UnitLine {
  readonly unit: UnitItem
  readonly depth: number
}

/** So many levels stand open until somebody looks into one. */
const openDepth = 2

/** How many of the list each unit has, with all below it; choosing one shows those alone. */
export function UnitChoice({ rows, unitId, onChoose }: UnitChoiceProps) {
  const { t } = useTranslation('trails')
  const nameOf = useNameOf()
  const { number } = useQuantities()
  const units = useUnits().data
  const counts = useMemo(() => countsByUnit(rows), [rows])
  const lines = useMemo(() => unitLines(units ?? [], unitId), [units, unitId])
  return (
    <nav className="trails-units" aria-label={t('byUnit')}>
      <UnstyledButton
        className="trails-unit"
        aria-current={unitId === null ? 'true' : undefined}
        onClick={() => onChoose(null)}
      >
        <span>{t('allUnits')}</span>
        <span>{number(rows.length)}</span>
      </UnstyledButton>
      {lines.map(({ unit, depth }) => (
        <UnstyledButton
          key={unit.id}
          className="trails-unit"
          style={{ paddingLeft: 10 + depth * 14 }}
          data-empty={counts.get(unit.id) === undefined}
          aria-current={unitId === unit.id ? 'true' : undefined}
          onClick={() => onChoose(unit.id)}
        >
          <span>{nameOf(unit.name)}</span>
          <span>{number(counts.get(unit.id) ?? 0)}</span>
        </UnstyledButton>
      ))}
    </nav>
  )
}

/** The upper levels of the tree, and below them the way to the chosen unit with what lies right under it. */
function unitLines(units: readonly UnitItem[], chosenId: string | null): UnitLine[] {
  const ids = new Set<string>(units.map(({ id }) => id))
  const children = new Map<string | null, UnitItem[]>()
  for (const unit of units) {
    const parentId = unit.parentId !== null && ids.has(unit.parentId) ? unit.parentId : null
    children.set(parentId, [...(children.get(parentId) ?? []), unit])
  }
  const onWay = new Set<string>()
  const parentOf = new Map<string, string | null>(units.map(({ id, parentId }) => [id, parentId]))
  for (let id = chosenId; id !== null && !onWay.has(id); id = parentOf.get(id) ?? null) onWay.add(id)
  const below = (parentId: string | null, depth: number): UnitLine[] =>
    (children.get(parentId) ?? []).flatMap((unit) => [
      { unit, depth },
      ...(depth < openDepth || onWay.has(unit.id) ? below(unit.id, depth + 1) : []),
    ])
  return below(null, 0)
}
