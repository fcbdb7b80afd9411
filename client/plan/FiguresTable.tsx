import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { ComparedTable, type ComparedColumn, type ComparedRow } from './ComparedTable.tsx'
import type { DraftWorth } from './draftWorth.ts'
import { useMoney } from './useMoney.ts'

export interface FiguresColumn extends ComparedColumn {
  readonly worth: DraftWorth
}

interface FiguresRow {
  name: string
  unit?: string
  value: (worth: DraftWorth) => string
  /** Said only where several stand beside each other, or only where one stands alone. */
  only?: 'compared' | 'alone'
}

/** The figures of up to four drafts beside the one in hand. */
export function FiguresTable({ columns }: { columns: readonly FiguresColumn[] }) {
  const rows = useFiguresRows(columns)
  return <ComparedTable columns={columns} rows={rows} />
}

function useFiguresRows(columns: readonly FiguresColumn[]): ComparedRow<FiguresColumn>[] {
  const { t } = useTranslation('plan')
  const { t: terrain } = useTranslation('planTerrain')
  const { t: rules } = useTranslation('planRules')
  const { number } = useQuantities()
  const isAlone = columns.length === 1
  const currency = columns[0]?.worth.cost.currency ?? 'CNY'
  const money = useMoney(currency)
  const unit = { km: t('km', { km: '' }).trim(), m: t('m', { m: '' }).trim() }
  const km = (metres: number) => number(metres / 1000, 2)
  const count = (trails: readonly { number: number }[]) =>
    !isAlone || trails.length === 0 || trails.length > 6
      ? number(trails.length)
      : `${number(trails.length)} (${trails.map((trail) => trail.number).join(', ')})`
  const rows: FiguresRow[] = [
    { name: t('length'), unit: unit.km, value: ({ figures }) => km(figures.lengthM) },
    {
      name: t('stretches'),
      only: 'alone',
      value: ({ figures: { barred } }) =>
        barred.length === 0
          ? t('nothingBarred')
          : barred
              .map(({ fromM, toM }) => `${formatChainage(fromM)}\u00A0–\u00A0${formatChainage(toM)}`)
              .join(', '),
    },
    { name: t('barredTotal'), unit: unit.km, value: ({ figures }) => km(figures.barredM) },
    { name: t('newlyBarredRow'), unit: unit.km, value: ({ figures }) => km(figures.newlyBarredM) },
    { name: t('overlap'), unit: unit.km, value: ({ figures }) => km(figures.overlapM) },
    { name: rules('stillOpen'), unit: unit.km, value: ({ figures }) => km(figures.stillOpenM) },
    { name: t('trailsCut'), value: ({ figures }) => count(figures.trailsCut) },
    { name: rules('leftOpen'), value: ({ figures }) => count(figures.openNearEnds) },
    {
      name: t('fromLine'),
      unit: unit.m,
      value: ({ figures: { fromLineM } }) =>
        fromLineM === null ? '–' : [...new Set([number(fromLineM.minM), number(fromLineM.maxM)])].join('–'),
    },
    ...(columns.some(({ worth }) => worth.terrain !== null)
      ? ([
          {
            name: terrain('steepestShort'),
            unit: '°',
            only: 'compared',
            value: (worth) => (worth.terrain?.steepest ? number(worth.terrain.steepest.slopeDeg) : '–'),
          },
          {
            name: terrain('climbShort'),
            unit: unit.m,
            only: 'compared',
            value: (worth) => (worth.terrain?.steepest ? number(worth.terrain.climbM) : '–'),
          },
          {
            name: terrain('noElevationShort'),
            unit: unit.km,
            only: 'compared',
            value: (worth) => (worth.terrain === null ? '–' : km(worth.terrain.unknownM)),
          },
        ] satisfies FiguresRow[])
      : []),
    { name: rules('cost'), only: 'alone', value: ({ cost }) => money(cost.total) },
    {
      name: rules('cost'),
      unit: rules('million', { currency }),
      only: 'compared',
      value: ({ cost }) => number(cost.total / 1_000_000, 2),
    },
    {
      name: rules('barredPerMillion'),
      unit: rules('perMillion'),
      value: ({ figures, cost }) =>
        cost.total === 0 ? '–' : number(figures.newlyBarredM / 1000 / (cost.total / 1_000_000), 2),
    },
    {
      name: rules('errorsWarnings'),
      only: 'compared',
      value: ({ findings }) => {
        const errors = findings.filter(({ severity }) => severity === 'error').length
        return `${errors} / ${findings.length - errors}`
      },
    },
  ]
  return rows
    .filter(({ only }) => only === undefined || (only === 'alone') === isAlone)
    .map(({ value, ...row }) => ({ ...row, value: ({ worth }) => value(worth) }))
}
