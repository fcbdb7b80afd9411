/** One column of a table: what stands in it, and what it is sorted, searched and exported by. */
export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly text: (row: Row) => string
  /** Where it is not sorted by its text. */
  readonly order?: (row: Row) => number
}

export interface Sorting {
  readonly columnId: string
  readonly isDown: boolean
}

/** How a table is looked at. */
export interface TableView {
  readonly search: string
  readonly sorting: Sorting | undefined
  /** Columns that are not shown. */
  readonly hidden: ReadonlySet<string>
}

/** Rows in which every word that is looked for stands in some column. */
export function foundRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  search: string,
): readonly Row[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = columns.map((column) => column.text(row).toLowerCase()).join('\n')
    return words.every((word) => text.includes(word))
  })
}

/** Rows by a column; those that are alike in it keep their order. */
export function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
  locale: string,
): readonly Row[] {
  const column = columns.find(({ id }) => id === sorting?.columnId)
  if (column === undefined) return rows
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const { order, text } = column
  const ascending =
    order === undefined
      ? (one: Row, other: Row) => compare(text(one), text(other))
      : (one: Row, other: Row) => order(one) - order(other)
  return rows.toSorted(sorting?.isDown === true ? (one, other) => ascending(other, one) : ascending)
}

/** Rows as a CSV file that spreadsheets open as it is meant, Chinese included. */
export function csvOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ text }) => text(row))),
  ]
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** What would begin a formula is told to be text; where Chinese is written, signs of full width begin one too. */
function csvCell(text: string): string {
  const plain = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
