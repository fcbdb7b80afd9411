import { useTranslation } from 'react-i18next'
import { breachKind } from '../../../data/model/trail.ts'
import { Choice, Option } from '../Choice.tsx'
import type { TrailEntry } from './trailEntry.ts'

interface BreachFieldsProps {
  entry: Pick<TrailEntry, 'breach' | 'peopleSeen'>
  onChange: (change: Partial<TrailEntry>) => void
}

/** How a seal was broken, where that can be told, and whether people were there: a yes or no and nobody's name. */
export function BreachFields({ entry: { breach, peopleSeen }, onChange }: BreachFieldsProps) {
  const { t } = useTranslation('fieldTrails')
  const { t: domain } = useTranslation('domain')
  return (
    <>
      <Choice label={t('breachHow')}>
        <div className="field-pair">
          {breachKind.options.map((kind) => (
            <Option
              key={kind}
              isChosen={kind === breach}
              onChoose={() => onChange({ breach: kind === breach ? null : kind })}
            >
              {domain(`breach.${kind}`)}
            </Option>
          ))}
        </div>
      </Choice>
      <Choice label={t('peopleSeen')}>
        <div className="field-pair">
          {[false, true].map((seen) => (
            <Option
              key={String(seen)}
              isChosen={seen === peopleSeen}
              onChoose={() => onChange({ peopleSeen: seen === peopleSeen ? null : seen })}
            >
              {t(seen ? 'seenYes' : 'seenNo')}
            </Option>
          ))}
        </div>
      </Choice>
    </>
  )
}
