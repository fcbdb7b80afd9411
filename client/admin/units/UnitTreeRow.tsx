import type { CSSProperties } from 'react'
import { ActionIcon, Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatStretch } from '../../../geo/chainageLabel.ts'
import { useMayAt } from '../../account/useMayAt.ts'
import type { UnitItem } from '../../api/records.ts'
import { useCounty } from '../../api/county.ts'
import { useNameOf } from '../../i18n/language.ts'
import { AskedButton } from '../../shell/AskedButton.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import type { UnitRow } from './unitRows.ts'

interface UnitTreeRowProps {
  row: UnitRow
  onToggle: () => void
  onChange: () => void
  onMakeBelow: () => void
}

/** A unit in the tree: its level, its ground, and what can be done about it. */
export function UnitTreeRow({ row, onToggle, onChange, onMakeBelow }: UnitTreeRowProps) {
  const { t } = useTranslation('admin')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const groundOf = useGroundWords()
  const act = useAct()
  const { unit, depth, hasChildren, isOpen } = row
  const mayKeep = useMayAt('keep-units')(unit.id)
  const name = nameOf(unit.name)
  return (
    <li className="unit-row" style={{ '--depth': depth } as CSSProperties}>
      <span className="unit-fold">
        {hasChildren && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'fold' : 'unfold', { name })}
            onClick={onToggle}
          >
            {isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          </ActionIcon>
        )}
      </span>
      <div className="unit-what">
        <strong>{name}</strong>
        <span>{domain(`unitLevel.${unit.level}`)}</span>
        <Refusal sentence={act.refusal} />
      </div>
      <span className="unit-ground">{groundOf(unit)}</span>
      {mayKeep && (
        <div className="unit-acts">
          {unit.level !== 'group' && (
            <Button size="compact-xs" variant="default" onClick={onMakeBelow}>
              {t('makeBelow')}
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={onChange}>
            {t('change')}
          </Button>
          <AskedButton
            size="compact-xs"
            label={t('endUnit')}
            question={t('endUnitSure', { name })}
            keep={t('keep')}
            loading={act.sending}
            position="bottom-end"
            onConfirm={() =>
              void act.send({ method: 'DELETE', address: `/units/${unit.id}`, version: unit.version })
            }
          />
        </div>
      )}
    </li>
  )
}

/** `K12+300 – K40+000`, with the line's name where a county has several. */
function useGroundWords(): (unit: UnitItem) => string {
  const { t } = useTranslation('admin')
  const nameOf = useNameOf()
  const { lines } = useCounty()
  return ({ ground }) => {
    if (ground.length === 0) return t('noGround')
    const words = ground.map(({ lineId, fromM, toM }) => {
      const line = lines.find(({ id }) => id === lineId)
      const interval = formatStretch({ fromM, toM })
      return lines.length > 1 && line !== undefined ? `${nameOf(line.name)} ${interval}` : interval
    })
    return words.join(', ')
  }
}
