import { Tooltip } from '@mantine/core'

export interface ComparedColumn {
  readonly id: string
  readonly name: string
}

export interface ComparedRow<Column extends ComparedColumn> {
  readonly name: string
  readonly hint?: string
  readonly unit?: string
  readonly value: (column: Column) => string
}

interface ComparedTableProps<Column extends ComparedColumn> {
  label?: string
  columns: readonly Column[]
  rows: readonly ComparedRow<Column>[]
}

/** Figures of one draft, each with its unit, or of several beside each other, which share the row's. */
export function ComparedTable<Column extends ComparedColumn>(props: ComparedTableProps<Column>) {
  const { label, columns, rows } = props
  const isAlone = columns.length === 1
  return (
    <table className="plan-figures" aria-label={label} data-alone={isAlone}>
      {!isAlone && (
        <thead>
          <tr>
            <td />
            {columns.map(({ id, name }) => (
              <th key={id} scope="col" title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ name, hint, unit, value }) => {
          const head = isAlone || unit === undefined ? name : `${name}, ${unit}`
          return (
            <tr key={name}>
              <th scope="row">
                {hint === undefined ? (
                  head
                ) : (
                  <Tooltip label={hint} multiline w={300} events={{ hover: true, focus: true, touch: true }}>
                    <span className="plan-hinted" tabIndex={0}>
                      {head}
                    </span>
                  </Tooltip>
                )}
              </th>
              {columns.map((column) => (
                <td key={column.id}>
                  {value(column)}
                  {isAlone && unit !== undefined && ` ${unit}`}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
