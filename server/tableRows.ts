import {
  decodeText,
  readCsv,
  TableError,
  type TableErrorCode,
  type TableLimits,
} from '../data/formats/csv.ts'
import { readXlsx } from '../data/formats/xlsx.ts'
import { Refusal } from '../data/journal/refusal.ts'
import type { Name } from '../data/model/values.ts'
import { fieldInvalid } from './fieldInvalid.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A row of a file as it is written; what the file has no column for is undefined. */
export interface TableRow<Column extends string> {
  /** Its number in the file; the header is row 1. */
  readonly row: number
  readonly cells: Readonly<Partial<Record<Column, string>>>
}

export interface TableColumnSpec {
  /** What people call it. */
  readonly called: Name
  /** How it is headed, in small letters and without spaces. */
  readonly headers: readonly string[]
  readonly required?: true
}

export interface TableSpec<Column extends string> {
  readonly columns: Readonly<Record<Column, TableColumnSpec>>
  readonly mostRows: number
  /** Said where there is nothing below the header. */
  readonly empty: Name
}

const mostColumns = 50

/** Reads the rows of a CSV file or a workbook by what its columns are headed; throws Refusal where it is none. */
export function readTableRows<Column extends string>(
  bytes: Uint8Array,
  type: string | undefined,
  { columns: specs, mostRows, empty }: TableSpec<Column>,
): TableRow<Column>[] {
  const names = Object.keys(specs) as Column[]
  const columnOf = (header: string) => {
    const written = header.toLowerCase().replaceAll(/[\s_-]/g, '')
    return names.find((column) => specs[column].headers.includes(written))
  }
  const [header = [], ...rows] = readTable(bytes, type, { mostRows: mostRows + 1, mostColumns })
  const columns = header.map(columnOf)
  const twice = columns.find((column, at) => column !== undefined && columns.indexOf(column) !== at)
  if (twice !== undefined) {
    const { en, zh } = specs[twice].called
    throw fieldInvalid('header', `two columns are headed ${en}`, `有两列的表头均为“${zh}”`)
  }
  const missing = names.find((column) => specs[column].required === true && !columns.includes(column))
  if (missing !== undefined) {
    const { en, zh } = specs[missing].called
    throw fieldInvalid('header', `no column in row 1 is headed ${en} (or ${zh})`, `第 1 行没有“${zh}”列`)
  }
  const read = rows.flatMap((cells, index): TableRow<Column>[] => {
    if (cells.every((cell) => cell === '')) return []
    const ofRow = columns.flatMap((column, at) =>
      column === undefined ? [] : [[column, plain(cells[at] ?? '')] as const],
    )
    return [{ row: index + 2, cells: Object.fromEntries(ofRow) as TableRow<Column>['cells'] }]
  })
  if (read.length === 0) throw fieldInvalid('rows', empty.en, empty.zh)
  return read
}

/** An exported table marks as text what would begin a formula: a telephone number with its + comes back whole. */
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@＝＋－＠])/, '')

function readTable(bytes: Uint8Array, type: string | undefined, limits: TableLimits): string[][] {
  try {
    return type === xlsxType ? readXlsx(bytes, limits) : readCsv(decodeText(bytes), limits)
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    throw new Refusal('body-malformed', { en: error.message, zh: zhSentence(error.code, limits) })
  }
}

function zhSentence(code: TableErrorCode, { mostRows }: TableLimits): string {
  switch (code) {
    case 'not-text':
      return '文件不是 UTF-8、UTF-16 或 GB 18030 编码的文本。'
    case 'quote-open':
      return '有引号没有闭合。'
    case 'not-xlsx':
      return '文件不是 .xlsx 工作簿。'
    case 'too-large':
      return '工作簿解压后过大。'
    case 'too-many-rows':
      return `文件超过 ${mostRows} 行，请分批导入。`
    case 'too-many-columns':
      return `文件超过 ${mostColumns} 列。`
  }
}
