import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DataTable, type TableColumn } from './DataTable.tsx'

/** A row of a file, with what is wrong with it. */
interface JudgedRow {
  /** As the file counts it. */
  readonly row: number
  readonly errors: readonly { readonly field: string; readonly message: string }[]
}

interface JudgedRowsProps<Row extends JudgedRow> {
  label: string
  rows: readonly Row[]
  /** What is known of a row, between its number and its faults. */
  columns: readonly TableColumn<Row>[]
  columnName: (field: string) => string
  /** Said where rows have faults, and how many. */
  faultySaid: (count: number) => string
  /** Said where none has. */
  summary: string
}

/** What would become of each row of a file, the faulty ones first. */
export function JudgedRows<Row extends JudgedRow>(props: JudgedRowsProps<Row>) {
  const { label, rows, columns, columnName, faultySaid, summary } = props
  const { t } = useTranslation('table')
  const faulty = rows.filter(({ errors }) => errors.length > 0)
  return (
    <>
      {faulty.length > 0 ? (
        <Alert color="orange" variant="light" role="alert" py="xs" mb="sm">
          {faultySaid(faulty.length)}
        </Alert>
      ) : (
        <Text size="sm" mb="sm" role="status">
          {summary}
        </Text>
      )}
      <DataTable
        label={label}
        columns={[
          { id: 'row', title: t('row'), text: ({ row }) => String(row), order: ({ row }) => row },
          ...columns,
          {
            id: 'faults',
            title: t('faults'),
            text: ({ errors }) =>
              errors.map(({ field, message }) => `${columnName(field)}: ${message}`).join('; '),
          },
        ]}
        rows={[...faulty, ...rows.filter(({ errors }) => errors.length === 0)]}
        rowKey={({ row }) => String(row)}
        empty=""
      />
    </>
  )
}
