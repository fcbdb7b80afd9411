import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { nearestCrossing } from '../../geo/wayToCrossing.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { positionsOf } from '../api/positionsOf.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useBeside } from '../overview/inspect/useBeside.ts'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import type { TableView } from '../table/tableRows.ts'
import { DueAt } from './DueAt.tsx'
import { trailAddress } from './trailAddress.ts'
import type { TrailListId, TrailRow } from './trailRows.ts'

/** What a list is not about; where nothing is sealed nothing is due. */
const beside: Readonly<Record<TrailListId, readonly string[]>> = {
  unsealed: ['verification', 'reinspection'],
  breached: ['verification', 'reinspection'],
  unverified: ['reinspection'],
  reinspection: ['verification'],
  all: [],
}

interface TrailsTableProps {
  list: TrailListId
  label: string
  rows: readonly TrailRow[] | undefined
  atMs: number
  empty: string
  view: TableView
  onView: (view: TableView) => void
}

/** The listed trails with all that is known of them, to be sorted, searched and taken along. */
export function TrailsTable({ list, label, rows, atMs, empty, view, onView }: TrailsTableProps) {
  const columns = useTrailColumns(rows, atMs).filter(({ id }) => !beside[list].includes(id))
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      sorting={{ columnId: 'number', isDown: false }}
      view={view}
      onView={onView}
    />
  )
}

const noRows: readonly TrailRow[] = []

function useTrailColumns(
  rows: readonly TrailRow[] | undefined,
  atMs: number,
): readonly TableColumn<TrailRow>[] {
  const { t } = useTranslation('trails')
  const { t: domain } = useTranslation('domain')
  const { search } = useLocation()
  const nameOf = useNameOf()
  const beside = useBeside()
  const { moment, length } = useQuantities()
  const units = useUnits().data
  const ports = useNearestPorts(rows ?? noRows)
  return useMemo(() => {
    const unitName = ({ unitIds: [id] }: TrailRow) => {
      const unit = units?.find((one) => one.id === id)
      return unit === undefined ? '' : nameOf(unit.name)
    }
    const time = (instantMs: number | null | undefined) => (instantMs == null ? '' : moment(instantMs))
    const due = (
      id: string,
      title: string,
      dueMs: (row: TrailRow) => number | null,
    ): TableColumn<TrailRow> => ({
      id,
      title,
      text: (row) => time(dueMs(row)),
      order: (row) => dueMs(row) ?? Infinity,
      renderCell: (row) => <DueAt dueMs={dueMs(row)} atMs={atMs} isBrief />,
    })
    return [
      {
        id: 'number',
        title: t('number'),
        text: (row) => String(row.number),
        order: (row) => row.number,
        renderCell: (row) => (
          <Link className="trails-link" to={trailAddress(row.id, search)}>
            {row.number}
          </Link>
        ),
      },
      { id: 'name', title: t('name'), text: (row) => nameOf(row.name), isWhole: true },
      { id: 'kind', title: t('kind'), text: (row) => domain(`trailKind.${row.kind}`) },
      {
        id: 'status',
        title: t('status'),
        text: (row) => (row.status === null ? t('noEvents') : domain(`trailStatus.${row.status}`)),
      },
      {
        id: 'since',
        title: t('since'),
        text: (row) => time(row.sinceMs),
        order: (row) => row.sinceMs ?? 0,
        renderCell: (row) => <span className="trails-due">{time(row.sinceMs)}</span>,
      },
      {
        id: 'place',
        title: t('place'),
        text: (row) => beside(row.lineId, row.atM),
        order: (row) => row.atM,
        isWhole: true,
      },
      { id: 'unit', title: t('unit'), text: unitName, isWhole: true },
      due('verification', t('verificationDue'), (row) => row.due?.verificationDueMs ?? null),
      due('reinspection', t('reinspectionDue'), (row) => row.due?.reinspectionDueMs ?? null),
      {
        id: 'port',
        title: t('nearestPort'),
        text: (row) => {
          const port = ports.get(row.id)
          return port === undefined
            ? ''
            : t('portAt', { name: nameOf(port.name), away: length(port.straightM) })
        },
        order: (row) => ports.get(row.id)?.straightM ?? Infinity,
        isWhole: true,
      },
    ]
  }, [t, domain, search, nameOf, beside, moment, length, units, ports, atMs])
}

/** The port nearest to each trail, as the crow flies. */
function useNearestPorts(rows: readonly TrailRow[]) {
  const { compiledLines } = useCounty()
  const ports = useCollection('ports').data
  return useMemo(() => {
    const places = (ports ?? []).flatMap(({ id, geometry, properties }) => {
      const [position] = positionsOf(geometry)
      return position === undefined ? [] : [{ ...properties, id, position }]
    })
    const byId = new Map(compiledLines.map((line) => [line.id, line]))
    return new Map(
      rows.flatMap((row) => {
        const line = byId.get(row.lineId)
        const nearest = line && nearestCrossing(line, row, places)
        if (nearest === undefined) return []
        const { crossing, way } = nearest
        return [[row.id, { name: crossing.name, straightM: way.straightM }] as const]
      }),
    )
  }, [compiledLines, ports, rows])
}
