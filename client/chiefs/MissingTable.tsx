import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chiefLevel } from '../../data/model/chief.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import { lengthOf, type MissingRow } from './chiefRows.ts'

interface MissingTableProps {
  rows: readonly MissingRow[]
  kindName: (kind: MissingRow['kind']) => string
  whoOf: (chiefIds: readonly string[]) => string
  mayChange: boolean
  onShow: (row: MissingRow) => void
  onName: (row: MissingRow) => void
}

/** What nobody, or more than one, answers for, now or within thirty days. */
export function MissingTable({ rows, kindName, whoOf, mayChange, onShow, onName }: MissingTableProps) {
  const { t } = useTranslation('chiefs')
  const { length, moment } = useQuantities()
  const [state, setState] = useState<string | null>(null)
  const stateText = (row: MissingRow) =>
    row.at === undefined
      ? t(`state.${row.state}`)
      : t('soon', { state: t(`state.${row.state}`), when: moment(Date.parse(row.at)) })
  const columns: readonly TableColumn<MissingRow>[] = [
    { id: 'what', title: t('what'), text: ({ what }) => what },
    { id: 'kind', title: t('kind'), text: ({ kind }) => kindName(kind) },
    {
      id: 'level',
      title: t('level'),
      text: ({ level }) => t(`level.${level}`),
      order: ({ level }) => chiefLevel.options.indexOf(level),
    },
    {
      id: 'state',
      title: t('state'),
      text: stateText,
      renderCell: (row) => (
        <span className="piece-state" data-state={row.at === undefined ? row.state : 'soon'}>
          {stateText(row)}
        </span>
      ),
    },
    {
      id: 'length',
      title: t('length'),
      text: (row) => (lengthOf(row) === 0 ? '' : length(lengthOf(row))),
      order: lengthOf,
    },
    { id: 'who', title: t('who'), text: ({ chiefIds }) => whoOf(chiefIds) },
  ]
  const shown = rows.filter((row) =>
    state === null
      ? true
      : state === 'soon'
        ? row.at !== undefined
        : row.at === undefined && row.state === state,
  )
  return (
    <DataTable
      label={t('missing')}
      columns={columns}
      rows={shown}
      rowKey={({ key }) => key}
      empty={t(rows.length === 0 ? 'missingNone' : 'noneSuch')}
      filters={
        <Select
          aria-label={t('state')}
          placeholder={t('allStates')}
          data={[
            ...(['nobody', 'vacant', 'several'] as const).map((one) => ({
              value: one as string,
              label: t(`state.${one}`),
            })),
            { value: 'soon', label: t('soonFilter') },
          ]}
          value={state}
          onChange={setState}
          clearable
        />
      }
      renderActs={(row) => (
        <div className="chief-acts">
          {row.stretch !== undefined && (
            <Button size="compact-xs" variant="default" onClick={() => onShow(row)}>
              {t('show')}
            </Button>
          )}
          {mayChange && row.state === 'nobody' && (
            <Button size="compact-xs" onClick={() => onName(row)}>
              {t('addChief')}
            </Button>
          )}
        </div>
      )}
    />
  )
}
