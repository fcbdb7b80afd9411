import { mostPeopleAtOnce } from '../../data/model/peopleImport.ts'
import { readTableRows, type TableRow, type TableSpec } from '../tableRows.ts'

/** What a column is about. */
export type PeopleColumn = 'name' | 'nameEn' | 'unit' | 'post' | 'postEn' | 'phone' | 'mayLead'
export type PeopleRow = TableRow<PeopleColumn>

const spec: TableSpec<PeopleColumn> = {
  columns: {
    name: { called: { en: 'name', zh: '姓名' }, headers: ['name', '姓名', '名字'], required: true },
    nameEn: {
      called: { en: 'English name', zh: '英文姓名' },
      headers: ['englishname', 'nameinenglish', '英文姓名', '英文名'],
    },
    unit: {
      called: { en: 'unit', zh: '单位' },
      headers: ['unit', 'unitid', '单位', '所属单位', '单位名称'],
      required: true,
    },
    post: {
      called: { en: 'post', zh: '职务' },
      headers: ['post', 'position', '职务', '岗位'],
      required: true,
    },
    postEn: {
      called: { en: 'English post', zh: '英文职务' },
      headers: ['englishpost', 'postinenglish', '英文职务', '英文岗位'],
    },
    phone: {
      called: { en: 'phone', zh: '电话' },
      headers: ['phone', 'telephone', 'mobile', '电话', '联系电话', '手机', '手机号', '手机号码'],
    },
    mayLead: {
      called: { en: 'may lead', zh: '可带班' },
      headers: ['maylead', 'leads', '可带班', '带班资格', '能否带班'],
    },
  },
  mostRows: mostPeopleAtOnce,
  empty: { en: 'below the header there is nobody', zh: '表头之下没有任何人员' },
}

/** Reads the rows of a CSV file or a workbook; throws Refusal where it is no table of people. */
export const readPeopleTable = (bytes: Uint8Array, type: string | undefined): PeopleRow[] =>
  readTableRows(bytes, type, spec)
