import { Refusal } from '../data/journal/refusal.ts'
import type { Marker } from '../data/model/line.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import { calibrateReporting, locateMarker } from '../geo/calibration.ts'
import { GeoError } from '../geo/geoError.ts'
import { codeOf } from '../geo/markerReports.ts'

type MarkerFields = Pick<Marker, 'number' | 'position' | 'chainageM' | 'officialChainageM'>

const maxOffsetM = 500
const requiredColumns = ['number', 'lon', 'lat'] as const
const columns: readonly string[] = [...requiredColumns, 'official_chainage_m']

/** Reads a file of markers, each located on the line; throws Refusal naming the line of the file. */
export function readMarkers(csv: string, line: BorderLine, standing: readonly Marker[]): MarkerFields[] {
  const [header, ...rows] = csv.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const names = splitRow(header ?? '', 1).map((name) => name.toLowerCase())
  for (const column of requiredColumns)
    if (!names.includes(column)) throw atLine(1, `there is no column ${column}`, `缺少 ${column} 列`)
  const unknown = names.find((name) => !columns.includes(name))
  if (unknown !== undefined) throw atLine(1, `the column ${unknown} is not known`, `未知的列 ${unknown}`)
  const taken = new Set(standing.map((marker) => marker.number))
  const read: { fileLine: number; fields: MarkerFields }[] = []
  for (const [index, row] of rows.entries()) {
    if (row.trim() === '') continue
    const fileLine = index + 2
    const fields = readRow(row, names, line, fileLine)
    if (taken.has(fields.number))
      throw atLine(
        fileLine,
        `marker ${fields.number} stands on this line already`,
        `界碑 ${fields.number} 已存在于该线`,
      )
    taken.add(fields.number)
    read.push({ fileLine, fields })
  }
  checkOrder(line, standing, read)
  return read.map(({ fields }) => fields)
}

function readRow(row: string, names: readonly string[], line: BorderLine, fileLine: number): MarkerFields {
  const cells = splitRow(row, fileLine)
  if (cells.length !== names.length)
    throw atLine(
      fileLine,
      `${cells.length} values stand under ${names.length} columns`,
      `${names.length} 列下有 ${cells.length} 个值`,
    )
  const cell = (name: string) => cells[names.indexOf(name)] ?? ''
  const number = cell('number')
  if (number === '' || number.length > 40)
    throw atLine(fileLine, 'number must have 1 to 40 characters', 'number 须为 1 至 40 个字符')
  const position: [number, number] = [readNumber('lon', cell('lon'), 180), readNumber('lat', cell('lat'), 90)]
  const official = cell('official_chainage_m')
  const officialChainageM = official === '' ? null : readNumber('official_chainage_m', official, 1e8)
  if (officialChainageM !== null && officialChainageM < 0)
    throw atLine(fileLine, 'official_chainage_m is less than 0', 'official_chainage_m 小于 0')
  try {
    const { chainageM } = locateMarker(line, { number, position }, maxOffsetM)
    return { number, position, chainageM, officialChainageM }
  } catch (error) {
    throw error instanceof GeoError ? geoAtLine(fileLine, number, error) : error
  }

  function readNumber(name: string, text: string, most: number): number {
    const value = text === '' ? NaN : Number(text)
    if (!Number.isFinite(value)) throw atLine(fileLine, `${name} is not a number`, `${name} 不是数字`)
    if (Math.abs(value) > most) throw atLine(fileLine, `${name} is out of range`, `${name} 超出范围`)
    return value
  }
}

/**
 * Official chainages rise along the line, those of markers that stand already included. A file is
 * taken whole or not at all, so that the first fault is refused and the file can be put right; what
 * stands already is not blamed for what a file contradicts.
 */
function checkOrder(
  line: BorderLine,
  standing: readonly Marker[],
  read: readonly { fileLine: number; fields: MarkerFields }[],
): void {
  const { reports } = calibrateReporting(line, [...read.map(({ fields }) => fields), ...standing])
  const [report] = reports
  if (report === undefined) return
  const { fileLine, fields } =
    reports.map(({ index }) => read[index]).find((row) => row !== undefined) ??
    read.find((row) => contradicts(row.fields, standing[report.index - read.length]!)) ??
    read.at(-1)!
  const message =
    reports.find(({ index }) => read[index]?.fileLine === fileLine)?.message ??
    `Marker ${fields.number} has official chainage ${fields.officialChainageM} m, which contradicts marker ` +
      `${report.number} of this line.`
  throw geoAtLine(fileLine, fields.number, new GeoError(codeOf[report.reason], 'markers', message))
}

function contradicts(a: MarkerFields, b: MarkerFields): boolean {
  if (a.officialChainageM === null || b.officialChainageM === null) return false
  return (a.chainageM - b.chainageM) * (a.officialChainageM - b.officialChainageM) <= 0
}

/** Cells of one row (RFC 4180): quoted where they hold a comma; a quote inside is doubled. */
function splitRow(row: string, fileLine: number): string[] {
  const cells: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y
  for (;;) {
    const match = cell.exec(row)
    if (match === null) throw atLine(fileLine, 'a quotation mark is not closed', '引号没有闭合')
    cells.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim())
    if (match[3] === '') return cells
  }
}

function geoAtLine(fileLine: number, number: string, error: GeoError): Refusal {
  const zh =
    error.code === 'marker-off-line'
      ? `界碑 ${number} 距边境线超过 ${maxOffsetM} 米`
      : `界碑 ${number} 的公布里程没有沿线递增`
  return atLine(fileLine, error.message.replace(/\.$/, ''), zh)
}

const atLine = (fileLine: number, en: string, zh: string) =>
  new Refusal(
    'field-invalid',
    { en: `line ${fileLine}: ${en}.`, zh: `第 ${fileLine} 行：${zh}。` },
    `line ${fileLine}`,
  )
