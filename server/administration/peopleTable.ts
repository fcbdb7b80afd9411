import { decodeText, readCsv, TableError, type TableErrorCode } from '../../data/formats/csv.ts'
import { readXlsx } from '../../data/formats/xlsx.ts'
import { Refusal } from '../../data/journal/refusal.ts'
import { mostPeopleAtOnce } from '../../data/model/peopleImport.ts'
import { fieldInvalid } from '../fieldInvalid.ts'

/** What a column is about. */
export type PeopleColumn = 'name' | 'nameEn' | 'unit' | 'post' | 'postEn' | 'phone' | 'mayLead'

/** A row of the file as it is written; what it has no column for is undefined. */
export interface PeopleRow {
  /** Its number in the file; the header is row 1. */
  readonly row: number
  readonly cells: Readonly<Partial<Record<PeopleColumn, string>>>
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How columns are headed, in small letters and without spaces. */
const headers: Readonly<Record<PeopleColumn, readonly string[]>> = {
  name: ['name', '姓名', '名字'],
  nameEn: ['englishname', 'nameinenglish', '英文姓名', '英文名'],
  unit: ['unit', 'unitid', '单位', '所属单位', '单位名称'],
  post: ['post', 'position', '职务', '岗位'],
  postEn: ['englishpost', 'postinenglish', '英文职务', '英文岗位'],
  phone: ['phone', 'telephone', 'mobile', '电话', '联系电话', '手机', '手机号', '手机号码'],
  mayLead: ['maylead', 'leads', '可带班', '带班资格', '能否带班'],
}
const required = ['name', 'unit', 'post'] as const
const called: Readonly<Record<PeopleColumn, { en: string; zh: string }>> = {
  name: { en: 'name', zh: '姓名' },
  nameEn: { en: 'English name', zh: '英文姓名' },
  unit: { en: 'unit', zh: '单位' },
  post: { en: 'post', zh: '职务' },
  postEn: { en: 'English post', zh: '英文职务' },
  phone: { en: 'phone', zh: '电话' },
  mayLead: { en: 'may lead', zh: '可带班' },
}

const limits = { mostRows: mostPeopleAtOnce + 1, mostColumns: 50 }

/** Reads the rows of a CSV file or a workbook; throws Refusal where it is no table of people. */
export function readPeopleTable(bytes: Uint8Array, type: string | undefined): PeopleRow[] {
  const [header = [], ...rows] = readTable(bytes, type)
  const columns = header.map(columnOf)
  const isTwice = (column: PeopleColumn | undefined, at: number) =>
    column !== undefined && columns.indexOf(column) !== at
  const twice = columns.find(isTwice)
  if (twice !== undefined)
    throw fieldInvalid(
      'header',
      `two columns are headed ${called[twice].en}`,
      `有两列的表头均为“${called[twice].zh}”`,
    )
  const missing = required.find((column) => !columns.includes(column))
  if (missing !== undefined)
    throw fieldInvalid(
      'header',
      `no column in row 1 is headed ${called[missing].en} (or ${called[missing].zh})`,
      `第 1 行没有“${called[missing].zh}”列`,
    )
  const read = rows.flatMap((cells, index): PeopleRow[] => {
    if (cells.every((cell) => cell === '')) return []
    const ofRow = columns.flatMap((column, at) =>
      column === undefined ? [] : [[column, plain(cells[at] ?? '')] as const],
    )
    return [{ row: index + 2, cells: Object.fromEntries(ofRow) }]
  })
  if (read.length === 0)
    throw fieldInvalid('rows', 'below the header there is nobody', '表头之下没有任何人员')
  return read
}

/** An exported table marks as text what would begin a formula: a telephone number with its + comes back whole. */
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@＝＋－＠])/, '')

function columnOf(header: string): PeopleColumn | undefined {
  const written = header.toLowerCase().replaceAll(/[\s_-]/g, '')
  return (Object.keys(headers) as PeopleColumn[]).find((column) => headers[column].includes(written))
}

function readTable(bytes: Uint8Array, type: string | undefined): string[][] {
  try {
    return type === xlsxType ? readXlsx(bytes, limits) : readCsv(decodeText(bytes), limits)
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    throw new Refusal('body-malformed', { en: error.message, zh: zhSentences[error.code] })
  }
}

const zhSentences: Readonly<Record<TableErrorCode, string>> = {
  'not-text': '文件不是 UTF-8、UTF-16 或 GB 18030 编码的文本。',
  'quote-open': '有引号没有闭合。',
  'not-xlsx': '文件不是 .xlsx 工作簿。',
  'too-large': '工作簿解压后过大。',
  'too-many-rows': `文件超过 ${limits.mostRows} 行，请分批导入。`,
  'too-many-columns': `文件超过 ${limits.mostColumns} 列。`,
}
