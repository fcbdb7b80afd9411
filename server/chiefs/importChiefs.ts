import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { groupedBy } from '../../geo/groupedBy.ts'
import type { Change } from '../../data/journal/commit.ts'
import type { Actor } from '../../data/model/account.ts'
import type { StretchRecord } from '../../data/model/chief.ts'
import { chiefsImport, type ChiefsImport, type ImportedChief } from '../../data/model/chiefsImport.ts'
import type { Marker } from '../../data/model/line.ts'
import type { Person, Unit } from '../../data/model/unit.ts'
import type { Name } from '../../data/model/values.ts'
import { readTogether } from '../../data/store/acts.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { formatChainage, formatStretch } from '../../geo/chainageLabel.ts'
import { actOf } from '../actOf.ts'
import type { App } from '../appContext.ts'
import { isWithin } from '../../data/model/unitTree.ts'
import { reachesOf } from '../../data/model/access.ts'
import { tryUnit, unitsByName } from '../administration/unitsByName.ts'
import { makeRecord, type Fault } from '../checkInput.ts'
import { endpoint } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { getLine, type LineEntry } from '../lineShelf.ts'
import { xlsxType } from '../tableRows.ts'
import { readChiefsTable, type ChiefsColumn, type ChiefsRow } from './chiefsTable.ts'
import { dayBegins, tryDay, tryLevel, tryPlace } from './readCells.ts'

/** All rows of the file are taken as one act, or none is. */
export const importChiefs = endpoint({
  summary:
    'Take chiefs of stretches from a CSV file (UTF-8 or GBK) or a workbook, all or none; a preview only tells what would become of each row, with 200',
  tag: 'duty',
  query: z.strictObject({ lineId: z.uuid(), preview: z.enum(['true', 'false']).default('false') }),
  body: z.string().min(1),
  bodyType: 'text/csv',
  alsoTypes: [xlsxType],
  bodyIs: 'bytes',
  mostBodyBytes: 2 * 1024 * 1024,
  answer: chiefsImport,
  status: 201,
  act: 'new',
  async handle({ app, query: { lineId, preview }, body, request }) {
    const rows = readChiefsTable(Buffer.from(body, 'latin1'), request.bodyType)
    const { actor, language } = request
    if (preview === 'true') {
      const read = await readTogether(app.db, async (tx, sequence) =>
        judge(app, tx, actor, getLine(await app.lines.at(tx, sequence), lineId), rows),
      )
      const errors = read.map(({ faults }) =>
        faults.map(({ field, sentence }) => ({ field, message: sentence[language] })),
      )
      return { status: 200, body: answerOf(read, errors) }
    }
    return actOf(app, request, 'chiefs-imported', async ({ tx, lines }) => {
      const read = await judge(app, tx, actor, getLine(lines, lineId), rows)
      for (const { row, faults } of read)
        for (const { field, sentence } of faults)
          throw fieldInvalid(`rows.${row}.${field}`, sentence.en, sentence.zh)
      return { changes: read.flatMap(changeOf), reply: { status: 201, body: answerOf(read) } }
    })
  },
})

type StretchFields = Omit<StretchRecord, 'id' | 'synthetic'>

interface JudgedRow {
  readonly row: number
  readonly faults: readonly Fault[]
  readonly fields: StretchFields | undefined
  /** It stands in the records just so. */
  readonly isKnown: boolean
}

/** What rows are held against: the line, who is on record and where whoever imports may name somebody. */
type Known = Awaited<ReturnType<typeof readKnown>>

async function readKnown(app: App, tx: Reader, actor: Actor, { line, record: { id: lineId } }: LineEntry) {
  const people = recordsOf(await listRecords(tx, 'person'))
  const standing = recordsOf(await listRecords(tx, 'stretch', { lineId }))
  return {
    lineId,
    lengthM: line.lengthM,
    markers: recordsOf(await listRecords(tx, 'marker', { lineId })),
    standing,
    called: unitsByName(recordsOf(await listRecords(tx, 'unit'))),
    byName: groupedBy(
      people.flatMap((person) =>
        [...new Set([person.name.zh, person.name.en])].map((name) => ({ name, person })),
      ),
      ({ name }) => name,
    ),
    posts: new Map(standing.flatMap(({ post }) => [[post.zh, post] as const, [post.en, post] as const])),
    timeZone: app.settings.timeZone,
    tree: await app.units.at(tx),
    reaches: reachesOf(actor, 'assign-chiefs'),
  }
}

async function judge(
  app: App,
  tx: Reader,
  actor: Actor,
  entry: LineEntry,
  rows: readonly ChiefsRow[],
): Promise<JudgedRow[]> {
  const known = await readKnown(app, tx, actor, entry)
  const { standing, tree, reaches, lineId } = known
  const taken: (StretchFields & { readonly row: number })[] = []
  return rows.map(({ row, cells }): JudgedRow => {
    const faults: Fault[] = []
    const refuse: Refuse = (field, en, zh) => faults.push({ field, sentence: { en, zh } })
    const fields = readFields(known, cells, refuse)
    if (fields === undefined || faults.length > 0) return refused(row, faults)
    const { fromM, toM, unitId } = fields
    const ground = { unitIds: [unitId], places: [fromM, toM].map((atM) => ({ lineId, atM })) }
    if (!isWithin(tree, reaches, ground))
      refuse(
        'unit',
        'this unit is not yours to change, or the stretch leaves its ground',
        '该单位不在您的管辖范围，或区段超出其辖区',
      )
    const isKnown = standing.some((one) => isSame(one, fields))
    if (!isKnown) checkApart(fields, taken, standing, refuse)
    if (faults.length > 0) return refused(row, faults)
    taken.push({ ...fields, row })
    return { row, faults, fields, isKnown }
  })
}

/** A row's cells as a record has them; what cannot be read is refused by its column. */
function readFields(
  { lineId, lengthM, markers, called, byName, posts, timeZone }: Known,
  cells: ChiefsRow['cells'],
  refuse: Refuse,
): StretchFields | undefined {
  const cell = (column: ChiefsColumn) => cells[column] ?? ''
  const level = tryLevel(cell('level'))
  if (level === undefined)
    refuse('level', 'this must be city, county, township or village', '须为州（市）级、县级、乡级或村级')
  const unit = tryUnit(called, cell('unit'), ({ en, zh }) => refuse('unit', en, zh))
  const [fromM, toM] = (['fromM', 'toM'] as const).map((column) =>
    readPlace(cell(column), column, { markers, lengthM }, refuse),
  )
  if (fromM !== undefined && toM !== undefined && fromM >= toM)
    refuse('toM', 'the stretch ends where it begins or before', '终点须大于起点')
  const from = readDay(cell('from'), 'from', timeZone, refuse) ?? undefined
  const to = readDay(cell('to'), 'to', timeZone, refuse)
  if (from !== undefined && to !== undefined && to !== null && to <= from)
    refuse('to', 'the term ends before it begins', '结束日期早于开始日期')
  const person = tryPerson(byName.get(cell('name')) ?? [], unit, cells, refuse)
  if (cell('post') === '') refuse('post', 'there is no post', '未填写职务')
  for (const column of ['post', 'department'] as const)
    if (cell(column).length > 200) refuse(column, 'this is too long', '内容过长')
  if (level === undefined || unit === undefined || from === undefined) return undefined
  if (fromM === undefined || toM === undefined) return undefined
  const written = (text: string): Name => ({ en: text, zh: text })
  return {
    lineId,
    fromM,
    toM,
    level,
    unitId: unit.id,
    personId: person?.id ?? null,
    post: posts.get(cell('post')) ?? written(cell('post')),
    department: cell('department') === '' ? null : written(cell('department')),
    deputyIds: [],
    deputising: [],
    from,
    to: to ?? null,
  }
}

/** Chainages are written to the metre. */
const roundedM = 1

const refused = (row: number, faults: readonly Fault[]): JudgedRow => ({
  row,
  faults,
  fields: undefined,
  isKnown: false,
})

/** Refuses metres that somebody of the same level has at the same time, in the file or in the records. */
function checkApart(
  fields: StretchFields,
  taken: readonly (StretchFields & { readonly row: number })[],
  standing: readonly StretchRecord[],
  refuse: Refuse,
): void {
  const meets = taken.find((one) => overlaps(one, fields))
  if (meets !== undefined)
    refuse('fromM', `this overlaps with row ${meets.row} at the same level`, `与第 ${meets.row} 行同级重叠`)
  const stands = standing.find((one) => overlaps(one, fields))
  if (stands === undefined) return
  const stretch = formatStretch(stands)
  refuse(
    'fromM',
    `${stands.post.en} answers for ${stretch} at this level: end that or hand it over first`,
    `${stretch} 已有${stands.post.zh}：请先终止或移交`,
  )
}

function readPlace(
  written: string,
  column: 'fromM' | 'toM',
  { markers, lengthM }: { readonly markers: readonly Marker[]; readonly lengthM: number },
  refuse: Refuse,
): number | undefined {
  const atM = tryPlace(written, markers)
  if (atM === undefined)
    refuse(
      column,
      `${written === '' ? 'nothing' : written} is no chainage such as K12+300 and no marker of this line`,
      `“${written}”不是 K12+300 这样的里程，也不是本线的界碑`,
    )
  else if (atM > lengthM + roundedM)
    refuse(
      column,
      `${written} lies beyond the line, which ends at ${formatChainage(lengthM)}`,
      `${written} 超出边境线，线路终点为 ${formatChainage(lengthM)}`,
    )
  // The end of a line is written to the metre.
  return atM !== undefined && Math.abs(atM - lengthM) <= roundedM ? lengthM : atM
}

type Refuse = (field: ChiefsColumn, en: string, zh: string) => void

/** The last day of a term is one of it. Null where there is none; undefined where it cannot be read. */
function readDay(
  written: string,
  column: 'from' | 'to',
  zone: string,
  refuse: Refuse,
): string | null | undefined {
  if (column === 'to' && ['', '-', '—', '长期', '至今'].includes(written)) return null
  const day = tryDay(written)
  if (day === undefined) {
    refuse(
      column,
      `${written === '' ? 'nothing' : written} is no date such as 2026-03-10`,
      `“${written}”不是 2026-03-10 这样的日期`,
    )
    return undefined
  }
  return dayBegins(column === 'to' ? day + 1 : day, zone)
}

/**
 * Whoever is called so, those of the unit before others, and by telephone where several are. Nobody is put
 * on the rosters by the way; without a name the post stands and nobody fills it.
 */
function tryPerson(
  called: readonly { readonly person: Person }[],
  unit: Unit | undefined,
  cells: ChiefsRow['cells'],
  refuse: Refuse,
): Person | undefined {
  const name = cells.name ?? ''
  if (name === '') return undefined
  if (called.length === 0) {
    refuse(
      'name',
      `there is nobody called ${name} on the rosters: import people first`,
      `名册中没有“${name}”，请先导入人员`,
    )
    return undefined
  }
  const all = called.map(({ person }) => person)
  const ofUnit = all.filter(({ unitId }) => unitId === unit?.id)
  const found = ofUnit.length > 0 ? ofUnit : all
  const digits = (cells.phone ?? '').replaceAll(/\D/g, '')
  const byPhone = digits === '' ? [] : found.filter(({ phone }) => phone?.replaceAll(/\D/g, '') === digits)
  const [one, other] = byPhone.length > 0 ? byPhone : found
  if (other !== undefined) {
    refuse(
      'name',
      `several people are called ${name}: add their telephone`,
      `有多人名为“${name}”，请填写电话加以区分`,
    )
    return undefined
  }
  return one
}

const isSame = (one: StretchFields, other: StretchFields): boolean =>
  one.level === other.level &&
  one.personId === other.personId &&
  Math.abs(one.fromM - other.fromM) <= roundedM &&
  Math.abs(one.toM - other.toM) <= roundedM &&
  Date.parse(one.from) === Date.parse(other.from) &&
  timeOf(one.to) === timeOf(other.to)

const timeOf = (end: string | null): number => (end === null ? Infinity : Date.parse(end))

/** Two of one level on the same metres at the same time; a metre of rounding is none. */
const overlaps = (one: StretchFields, other: StretchFields): boolean =>
  one.level === other.level &&
  Math.min(one.toM, other.toM) - Math.max(one.fromM, other.fromM) > roundedM &&
  (one.to === null || Date.parse(other.from) < Date.parse(one.to)) &&
  (other.to === null || Date.parse(one.from) < Date.parse(other.to))

const becomes = ({ fields, isKnown }: JudgedRow): ImportedChief['becomes'] =>
  fields === undefined ? null : isKnown ? 'unchanged' : 'made'

function changeOf(judged: JudgedRow): Change[] {
  if (judged.fields === undefined || judged.isKnown) return []
  const id = newId()
  const record = makeRecord('stretch', { ...judged.fields, id, synthetic: false })
  return [{ kind: 'stretch', id, record, expectedVersion: 0 }]
}

/** Without errors it is what was taken: then the rows are in the records and told nowhere else. */
function answerOf(read: readonly JudgedRow[], errors?: readonly ImportedChief['errors'][]): ChiefsImport {
  const became = read.map(becomes)
  return {
    rows:
      errors === undefined
        ? []
        : read.map(({ row, fields }, index) => ({
            row,
            errors: errors[index] ?? [],
            becomes: became[index] ?? null,
            stretch: fields ?? null,
          })),
    ok: read.every(({ faults }) => faults.length === 0),
    made: became.filter((one) => one === 'made').length,
    unchanged: became.filter((one) => one === 'unchanged').length,
  }
}
