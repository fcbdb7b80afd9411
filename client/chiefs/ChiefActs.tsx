import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChiefRow } from './chiefRows.ts'

export type ChiefAct = 'change' | 'hand-over' | 'end'

interface ChiefActsProps {
  row: ChiefRow
  atMs: number
  onAct: (act: ChiefAct, row: ChiefRow) => void
}

/** What can be done about who answers; a term that is over is only put right. */
export function ChiefActs({ row, atMs, onAct }: ChiefActsProps) {
  const { t } = useTranslation('chiefs')
  const { to } = row.record
  const isOver = to !== null && Date.parse(to) <= atMs
  const acts = [
    { act: 'change', label: t('change') },
    ...(isOver
      ? []
      : [{ act: 'hand-over', label: t('handOver') } as const, { act: 'end', label: t('end') } as const]),
  ] as const
  return (
    <div className="chief-acts">
      {acts.map(({ act, label }) => (
        <Button key={act} size="compact-xs" variant="default" onClick={() => onAct(act, row)}>
          {label}
        </Button>
      ))}
    </div>
  )
}
