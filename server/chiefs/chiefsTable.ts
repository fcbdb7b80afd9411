import { mostChiefsAtOnce } from '../../data/model/chiefsImport.ts'
import { readTableRows, type TableRow, type TableSpec } from '../tableRows.ts'

/** What a column is about. */
export type ChiefsColumn =
  | 'level'
  | 'unit'
  | 'fromM'
  | 'toM'
  | 'name'
  | 'post'
  | 'department'
  | 'phone'
  | 'from'
  | 'to'
export type ChiefsRow = TableRow<ChiefsColumn>

const spec: TableSpec<ChiefsColumn> = {
  columns: {
    level: {
      called: { en: 'level', zh: '级别' },
      headers: ['level', '级别', '层级', '段长级别'],
      required: true,
    },
    unit: {
      called: { en: 'unit', zh: '单位' },
      headers: ['unit', 'unitid', '单位', '所属单位', '单位名称', '责任单位'],
      required: true,
    },
    fromM: {
      called: { en: 'from', zh: '起点' },
      headers: ['from', 'fromchainage', 'chainagefrom', '起点', '起点里程', '起始里程', '起'],
      required: true,
    },
    toM: {
      called: { en: 'to', zh: '终点' },
      headers: ['to', 'tochainage', 'chainageto', '终点', '终点里程', '终止里程', '止'],
      required: true,
    },
    name: {
      called: { en: 'name', zh: '姓名' },
      headers: ['name', 'chief', '姓名', '段长', '段长姓名'],
      required: true,
    },
    post: {
      called: { en: 'post', zh: '职务' },
      headers: ['post', 'position', '职务', '岗位'],
      required: true,
    },
    department: {
      called: { en: 'office', zh: '责任部门' },
      headers: ['office', 'department', '部门', '责任部门'],
    },
    phone: {
      called: { en: 'telephone', zh: '电话' },
      headers: ['phone', 'telephone', 'mobile', '电话', '联系电话', '手机', '手机号', '手机号码'],
    },
    from: {
      called: { en: 'start', zh: '开始日期' },
      headers: ['start', 'startdate', 'since', '开始', '开始日期', '任职日期', '起始日期'],
      required: true,
    },
    to: {
      called: { en: 'end', zh: '结束日期' },
      headers: ['end', 'enddate', 'until', '结束', '结束日期', '截止日期', '终止日期'],
    },
  },
  mostRows: mostChiefsAtOnce,
  empty: { en: 'below the header there is nobody', zh: '表头之下没有任何段长' },
}

/** Reads the rows of a CSV file or a workbook; throws Refusal where it is no table of chiefs. */
export const readChiefsTable = (bytes: Uint8Array, type: string | undefined): ChiefsRow[] =>
  readTableRows(bytes, type, spec)
