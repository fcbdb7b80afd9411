import { Select } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chiefLevel } from '../../data/model/chief.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import { ChiefActs, type ChiefAct } from './ChiefActs.tsx'
import type { ChiefRow } from './chiefRows.ts'
import { isInForce } from './isInForce.ts'
import { useChiefNames } from './useChiefNames.ts'

interface ChiefsTableProps {
  rows: readonly ChiefRow[] | undefined
  unitName: (id: string) => string
  atMs: number
  mayChange: (row: ChiefRow) => boolean
  onAct: (act: ChiefAct, row: ChiefRow) => void
  children: ReactNode
}

const terms = ['now', 'ahead', 'over', 'all'] as const
type Term = (typeof terms)[number]

/** All who answer for something of the line, in force at the instant shown unless others are asked for. */
export function ChiefsTable({ rows, unitName, atMs, mayChange, onAct, children }: ChiefsTableProps) {
  const { t } = useTranslation('chiefs')
  const nameOf = useNameOf()
  const { day } = useQuantities()
  const { tryName, tryPhone, actingAt } = useChiefNames()
  const [term, setTerm] = useState<Term>('now')
  const [level, setLevel] = useState<string | null>(null)
  const termOf = ({ record }: ChiefRow): Term =>
    isInForce(record, atMs) ? 'now' : Date.parse(record.from) > atMs ? 'ahead' : 'over'
  const shown = rows?.filter(
    (row) => (term === 'all' || termOf(row) === term) && (level === null || row.level === level),
  )
  const columns: readonly TableColumn<ChiefRow>[] = [
    {
      id: 'name',
      title: t('name'),
      text: ({ record }) => {
        const name = tryName(record.personId) ?? (record.personId === null ? t('vacant') : '–')
        const acting = actingAt(record, atMs)
        return acting === undefined ? name : `${name} (${t('acting', { name: acting })})`
      },
    },
    { id: 'post', title: t('post'), text: ({ post }) => post },
    {
      id: 'level',
      title: t('level'),
      text: (row) => t(`level.${row.level}`),
      order: (row) => chiefLevel.options.indexOf(row.level),
    },
    {
      id: 'what',
      title: t('answersFor'),
      text: ({ what }) => what,
      order: ({ stretch }) => stretch?.fromM ?? 1e9,
    },
    { id: 'unit', title: t('unit'), text: ({ unitId }) => unitName(unitId) },
    {
      id: 'office',
      title: t('office'),
      text: ({ record }) => (record.department === null ? '' : nameOf(record.department)),
    },
    {
      id: 'deputies',
      title: t('deputies'),
      text: ({ record }) => record.deputyIds.map((id) => tryName(id) ?? '–').join(', '),
    },
    { id: 'phone', title: t('telephone'), text: ({ record }) => tryPhone(record.personId) ?? '' },
    {
      id: 'from',
      title: t('from'),
      text: ({ record }) => day(Date.parse(record.from)),
      order: ({ record }) => Date.parse(record.from),
    },
    {
      id: 'to',
      title: t('to'),
      text: ({ record }) => (record.to === null ? '' : day(Date.parse(record.to))),
      order: ({ record }) => (record.to === null ? Infinity : Date.parse(record.to)),
    },
  ]
  return (
    <DataTable
      label={t('chiefs')}
      columns={columns}
      rows={shown}
      rowKey={({ id }) => id}
      empty={t(rows?.length === 0 ? 'noChiefs' : 'noneSuch')}
      sorting={{ columnId: 'level', isDown: false }}
      filters={
        <>
          <Select
            aria-label={t('level')}
            placeholder={t('level')}
            data={chiefLevel.options.map((one) => ({ value: one, label: t(`level.${one}`) }))}
            value={level}
            onChange={setLevel}
            clearable
            w={130}
          />
          <Select
            aria-label={t('term')}
            data={terms.map((one) => ({ value: one, label: t(`term.${one}`) }))}
            value={term}
            onChange={(chosen) => setTerm(terms.find((one) => one === chosen) ?? 'now')}
            allowDeselect={false}
            w={140}
          />
        </>
      }
      renderActs={(row) => mayChange(row) && <ChiefActs row={row} atMs={atMs} onAct={onAct} />}
    >
      {children}
    </DataTable>
  )
}
