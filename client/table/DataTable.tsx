import './table.css'
import { Button, Menu, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3, IconSearch } from '@tabler/icons-react'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { ExportButton } from './ExportButton.tsx'
import { csvOf, foundRows, sortedRows, type Column, type Sorting, type TableView } from './tableRows.ts'

export interface TableColumn<Row> extends Column<Row> {
  readonly renderCell?: (row: Row) => ReactNode
  /** A name, or a number with its unit: not broken in two, unless it is very long. */
  readonly isWhole?: boolean
}

export interface DataTableProps<Row> {
  /** What it lists, for whoever does not see it, and the name of the file that it is exported to. */
  label: string
  columns: readonly TableColumn<Row>[]
  /** Undefined while they are on the way. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** What would stand here, and how to begin. */
  empty: string
  /** Sorted so at first. */
  sorting?: Sorting
  /** How it is looked at, where the page keeps that, as in its address; else the table does. */
  view?: TableView
  onView?: (view: TableView) => void
  /** More ways to choose rows, beside the search. */
  filters?: ReactNode
  /** What can be done about a row. */
  renderActs?: (row: Row) => ReactNode
  /** What can be done about them all. */
  children?: ReactNode
}

const atOnce = 100

/** A table that is searched, sorted and exported; on a phone each row is a card. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, empty, filters, renderActs, children } = props
  const { t } = useTranslation('table')
  const { number } = useQuantities()
  const { language } = useLanguage()
  const [own, setOwn] = useState<TableView>({ search: '', sorting: props.sorting, hidden: new Set() })
  const { view = own, onView = setOwn } = props
  const { search, hidden } = view
  const sorting = view.sorting ?? props.sorting
  const setHidden = (columns: ReadonlySet<string>) => onView({ ...view, hidden: columns })
  const [shown, setShown] = useState(atOnce)
  const found = useMemo(
    () => sortedRows(foundRows(rows ?? [], columns, search), columns, sorting, language),
    [rows, columns, search, sorting, language],
  )
  const visible = columns.filter(({ id }) => !hidden.has(id))
  const sortBy = (columnId: string) =>
    onView({
      ...view,
      sorting: { columnId, isDown: sorting?.columnId === columnId && !sorting.isDown },
    })
  return (
    <section className="data-table" aria-label={label}>
      <div className="data-table-bar">
        <TextInput
          className="data-table-search"
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder={t('search')}
          aria-label={t('searchIn', { label })}
          value={search}
          onChange={(event) => {
            onView({ ...view, search: event.currentTarget.value })
            setShown(atOnce)
          }}
        />
        {filters}
        <div className="data-table-acts">
          <ColumnChoice columns={columns} hidden={hidden} onChange={setHidden} />
          <ExportButton label={label} rows={found.length} text={() => csvOf(found, visible)} />
          {children}
        </div>
      </div>
      {rows !== undefined && rows.length > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {found.length === rows.length
            ? t('count', { count: rows.length, number: number(rows.length) })
            : t('countOf', { found: number(found.length), all: number(rows.length) })}
        </Text>
      )}
      {found.length > 0 && (
        <div className="data-table-frame">
          <table>
            <thead>
              <tr>
                {visible.map(({ id, title }) => (
                  <th key={id} aria-sort={sortOf(id, sorting)}>
                    <UnstyledButton className="data-table-sort" onClick={() => sortBy(id)}>
                      {title}
                      {sorting?.columnId === id &&
                        (sorting.isDown ? (
                          <IconArrowDown size={14} aria-hidden />
                        ) : (
                          <IconArrowUp size={14} aria-hidden />
                        ))}
                    </UnstyledButton>
                  </th>
                ))}
                {renderActs !== undefined && <th aria-label={t('acts')} />}
              </tr>
            </thead>
            <tbody>
              {found.slice(0, shown).map((row) => (
                <tr key={rowKey(row)}>
                  {visible.map((column) => (
                    <td key={column.id} data-title={column.title}>
                      <Cell column={column} row={row} />
                    </td>
                  ))}
                  {renderActs !== undefined && <td className="data-table-row-acts">{renderActs(row)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + 4 * atOnce)}>
          {t('more', { number: number(found.length - shown) })}
        </Button>
      )}
      {rows !== undefined && found.length === 0 && (
        <Text c="dimmed" py="md">
          {rows.length === 0 ? empty : t('nothingFound')}
        </Text>
      )}
    </section>
  )
}

function Cell<Row>({ column, row }: { column: TableColumn<Row>; row: Row }) {
  if (column.renderCell !== undefined) return column.renderCell(row)
  const text = column.text(row)
  // Empty cells are left out on a phone.
  return column.isWhole === true && text !== '' ? <span className="data-table-whole">{text}</span> : text
}

const sortOf = (id: string, sorting: Sorting | undefined) =>
  sorting?.columnId !== id ? 'none' : sorting.isDown ? 'descending' : 'ascending'

interface ColumnChoiceProps<Row> {
  columns: readonly Column<Row>[]
  hidden: ReadonlySet<string>
  onChange: (hidden: ReadonlySet<string>) => void
}

function ColumnChoice<Row>({ columns, hidden, onChange }: ColumnChoiceProps<Row>) {
  const { t } = useTranslation('table')
  const isLast = columns.length - hidden.size === 1
  const toggle = (id: string) =>
    onChange(hidden.has(id) ? new Set([...hidden].filter((one) => one !== id)) : new Set([...hidden, id]))
  return (
    <Menu closeOnItemClick={false} position="bottom-end" withArrow shadow="md">
      <Menu.Target>
        <Button
          className="data-table-columns"
          variant="default"
          leftSection={<IconColumns3 size={16} aria-hidden />}
        >
          {t('columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map(({ id, title }) => (
          <Menu.CheckboxItem
            key={id}
            checked={!hidden.has(id)}
            disabled={isLast && !hidden.has(id)}
            onChange={() => toggle(id)}
          >
            {title}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
