import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { DraftFigures } from '../../geo/draftFigures.ts'

export interface FiguresColumn {
  readonly id: string
  readonly name: string
  readonly figures: DraftFigures
}

/** The figures of up to four drafts beside the one in hand; several columns share the unit in the row. */
export function FiguresTable({ columns }: { columns: readonly FiguresColumn[] }) {
  const { t } = useTranslation('plan')
  const { number } = useQuantities()
  const only = columns.length === 1 ? columns[0] : undefined
  const unit = { km: t('km', { km: '' }).trim(), m: t('m', { m: '' }).trim() }
  const km = (metres: number) => number(metres / 1000, 2)
  const count = (trails: readonly { number: number }[]) =>
    only === undefined || trails.length === 0
      ? number(trails.length)
      : `${number(trails.length)} (${trails.map((trail) => trail.number).join(', ')})`
  const rows: { name: string; unit?: string; value: (figures: DraftFigures) => string }[] = [
    { name: t('length'), unit: unit.km, value: ({ lengthM }) => km(lengthM) },
    { name: t('barredTotal'), unit: unit.km, value: ({ barredM }) => km(barredM) },
    { name: t('newlyBarredRow'), unit: unit.km, value: ({ newlyBarredM }) => km(newlyBarredM) },
    { name: t('overlap'), unit: unit.km, value: ({ overlapM }) => km(overlapM) },
    { name: t('trailsCut'), value: ({ trailsCut }) => count(trailsCut) },
    { name: t('openNearEnds'), value: ({ openNearEnds }) => count(openNearEnds) },
    {
      name: t('fromLine'),
      unit: unit.m,
      value: ({ fromLineM }) =>
        fromLineM === null ? '–' : `${number(fromLineM.minM)}–${number(fromLineM.maxM)}`,
    },
  ]
  return (
    <table className="plan-figures">
      {only === undefined && (
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column.id} scope="col" title={column.name}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">
              {only === undefined && row.unit !== undefined ? `${row.name}, ${row.unit}` : row.name}
            </th>
            {columns.map((column) => (
              <td key={column.id}>
                {row.value(column.figures)}
                {only !== undefined && row.unit !== undefined && ` ${row.unit}`}
              </td>
            ))}
          </tr>
        ))}
        {only !== undefined && (
          <tr>
            <th scope="row">{t('stretches')}</th>
            <td>
              {only.figures.barred.length === 0
                ? t('nothingBarred')
                : only.figures.barred
                    .map(({ fromM, toM }) => `${formatChainage(fromM)} – ${formatChainage(toM)}`)
                    .join(', ')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
