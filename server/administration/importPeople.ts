import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Change } from '../../data/journal/commit.ts'
import type { Actor } from '../../data/model/account.ts'
import { peopleImport, type ImportedRow, type PeopleImport } from '../../data/model/peopleImport.ts'
import { person, type Person } from '../../data/model/unit.ts'
import type { Name } from '../../data/model/values.ts'
import { groupedBy } from '../../geo/groupedBy.ts'
import { readTogether } from '../../data/store/acts.ts'
import { listRecords, recordsOf, type Stored } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { actOf } from '../actOf.ts'
import type { App } from '../appContext.ts'
import { faultsOf, makeRecord, type Fault } from '../checkInput.ts'
import { endpoint } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { groundWithin } from '../access/groundWithin.ts'
import { xlsxType } from '../tableRows.ts'
import { tryUnit, unitsByName } from './unitsByName.ts'
import { readPeopleTable, type PeopleRow } from './peopleTable.ts'

/** All rows of the file are taken as one act, or none is. */
export const importPeople = endpoint({
  summary:
    'Take people from a CSV file (UTF-8 or GBK) or a workbook, all or none; a preview only tells what would become of each row, with 200',
  tag: 'administration',
  query: z.strictObject({ preview: z.enum(['true', 'false']).default('false') }),
  body: z.string().min(1),
  bodyType: 'text/csv',
  alsoTypes: [xlsxType],
  bodyIs: 'bytes',
  mostBodyBytes: 2 * 1024 * 1024,
  answer: peopleImport,
  status: 201,
  act: 'new',
  async handle({ app, query, body, request }) {
    const rows = readPeopleTable(Buffer.from(body, 'latin1'), request.bodyType)
    const language = request.language
    if (query.preview === 'true') {
      const read = await readTogether(app.db, (tx) => judge(app, tx, request.actor, rows))
      const errors = read.map(({ faults }) =>
        faults.map(({ field, sentence }) => ({ field, message: sentence[language] })),
      )
      return { status: 200, body: answerOf(read, errors) }
    }
    return actOf(app, request, 'people-imported', async ({ actor, tx }) => {
      const read = await judge(app, tx, actor, rows)
      for (const { row, faults } of read)
        for (const { field, sentence } of faults)
          throw fieldInvalid(`rows.${row}.${field}`, sentence.en, sentence.zh)
      return { changes: read.flatMap(changeOf), reply: { status: 201, body: answerOf(read) } }
    })
  },
})

type PersonFields = Omit<Person, 'id' | 'synthetic'>

interface JudgedRow {
  readonly row: number
  readonly faults: readonly Fault[]
  readonly fields: PersonFields | undefined
  /** Who of the records it is about. */
  readonly before: Stored<'person'> | undefined
}

/** Somebody is known by unit and name: two of one name in one unit have to be told apart in it. */
async function judge(app: App, tx: Reader, actor: Actor, rows: readonly PeopleRow[]): Promise<JudgedRow[]> {
  const isWithin = await groundWithin(app, tx, actor)
  const called = unitsByName(recordsOf(await listRecords(tx, 'unit')))
  const people = await listRecords(tx, 'person')
  const byUnit = groupedBy(people, ({ record }) => record.unitId as string)
  const taken = new Map<string, number>()
  return rows.map(({ row, cells }): JudgedRow => {
    const faults: Fault[] = []
    const unit = tryUnit(called, cells.unit ?? '', (sentence) => faults.push({ field: 'unit', sentence }))
    if (unit !== undefined && !isWithin('keep-people', [unit.id]))
      faults.push({ field: 'unit', sentence: notYours })
    const named = cells.name ?? ''
    const alike = (byUnit.get(unit?.id ?? '') ?? []).filter(({ record: { name } }) =>
      [name.zh, name.en].includes(named),
    )
    const before = alike[0]
    if (alike.length > 1) faults.push({ field: 'name', sentence: severalOfThisName })
    const mayLead = readYesNo(cells.mayLead ?? '')
    if (mayLead === undefined) faults.push({ field: 'mayLead', sentence: notYesNo })
    const fields = {
      unitId: unit?.id ?? '',
      name: readName(named, cells.nameEn, before?.record.name),
      post: readName(cells.post ?? '', cells.postEn, before?.record.post),
      phone: cells.phone === undefined ? (before?.record.phone ?? null) : cells.phone || null,
      mayLead: (cells.mayLead === undefined ? before?.record.mayLead : mayLead) ?? false,
    }
    const checked = personFields.safeParse(fields)
    if (!checked.success)
      for (const { field, sentence } of faultsOf(personFields, fields, checked.error))
        if (field !== 'unitId') faults.push({ field: columnAt(field), sentence })
    const key = `${fields.unitId} ${fields.name.zh}`
    const earlier = taken.get(key)
    if (earlier !== undefined && unit !== undefined && named !== '')
      faults.push({ field: 'name', sentence: sameAs(earlier) })
    taken.set(key, earlier ?? row)
    return { row, faults, fields: faults.length > 0 || !checked.success ? undefined : checked.data, before }
  })
}

const personFields = person.omit({ id: true, synthetic: true })

const severalOfThisName: Name = {
  en: 'several people of this unit have this name: tell them apart first',
  zh: '该单位有多人同名，请先加以区分',
}
const sameAs = (row: number): Name => ({
  en: `row ${row} names the same person of the same unit`,
  zh: `与第 ${row} 行的单位和姓名相同`,
})
const notYours: Name = { en: 'this unit is not yours to change', zh: '该单位不在您的管辖范围' }
const notYesNo: Name = { en: 'this must be yes or no', zh: '须为“是”或“否”' }

/** What is written once stands in both languages; one that is known already stays as it is. */
function readName(written: string, english: string | undefined, before: Name | undefined): Name {
  const isKnown = before !== undefined && (before.zh === written || before.en === written)
  const name = isKnown ? before : { en: written, zh: written }
  return english === undefined || english === '' ? name : { ...name, en: english }
}

const yes = ['yes', 'y', 'true', '1', '是', '有', '√']
const no = ['', 'no', 'n', 'false', '0', '否', '无']

function readYesNo(written: string): boolean | undefined {
  const small = written.toLowerCase()
  if (yes.includes(small)) return true
  return no.includes(small) ? false : undefined
}

/** The column that a field of the record is read from. */
function columnAt(field: string): string {
  const [first = '', language] = field.split('.')
  return language === 'en' ? `${first}En` : first
}

function becomes({ fields, before }: JudgedRow): ImportedRow['becomes'] {
  if (fields === undefined) return null
  if (before === undefined) return 'made'
  const { id: _, synthetic: __, ...was } = before.record
  const isSame = (Object.keys(was) as (keyof PersonFields)[]).every(
    (field) => JSON.stringify(was[field]) === JSON.stringify(fields[field]),
  )
  return isSame ? 'unchanged' : 'changed'
}

function changeOf(judged: JudgedRow): Change[] {
  const { fields, before } = judged
  if (fields === undefined || becomes(judged) === 'unchanged') return []
  const id = before?.record.id ?? newId()
  const record = makeRecord('person', { ...fields, id, synthetic: before?.record.synthetic ?? false })
  return [{ kind: 'person', id, record, expectedVersion: before?.version ?? 0 }]
}

/** Without errors it is what was taken: then the rows are in the records and told nowhere else. */
function answerOf(read: readonly JudgedRow[], errors?: readonly ImportedRow['errors'][]): PeopleImport {
  const became = read.map(becomes)
  const count = (what: ImportedRow['becomes']) => became.filter((one) => one === what).length
  return {
    rows:
      errors === undefined
        ? []
        : read.map(({ row, fields }, index) => ({
            row,
            errors: errors[index] ?? [],
            becomes: became[index] ?? null,
            person: fields ?? null,
          })),
    ok: read.every(({ faults }) => faults.length === 0),
    made: count('made'),
    changed: count('changed'),
    unchanged: count('unchanged'),
  }
}
