import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface ComparedColumn {
  readonly id: string
  readonly name: string
  /** By which map and strip know it. */
  readonly letter?: string | undefined
  /** Is in hand or looked at; the others are beside it. */
  readonly isShown?: boolean
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
  const { t } = useTranslation('plan')
  const isAlone = columns.length === 1
  return (
    <table className="plan-figures" aria-label={label} data-alone={isAlone}>
      {!isAlone && (
        <thead>
          <tr>
            <td />
            {columns.map(({ id, name, letter }) => (
              <th key={id} scope="col" title={name}>
                {letter !== undefined && <b className="plan-letter">{letter}</b>} {name}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ name, hint, unit, value }) => {
          const head = isAlone || unit === undefined ? name : t('headUnit', { head: name, unit })
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
                <td key={column.id} data-shown={isAlone || column.isShown === true}>
                  {value(column)}
                  {isAlone && unit !== undefined && `\u00A0${unit}`}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
