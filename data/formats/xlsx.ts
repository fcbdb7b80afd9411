import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { TableError, type TableLimits } from './csv.ts'

/** All that is unpacked of a workbook together: a table of many thousand people is a tenth of that. */
const mostUnpackedBytes = 32 * 1024 * 1024
/** So many bytes are unpacked before it is looked whether it is too much already; packed best, 16 MB. */
const sliceBytes = 16 * 1024

/**
 * The cells of a workbook's first sheet as they are written in it (ECMA-376, Office Open XML): texts, numbers
 * as their digits, TRUE and FALSE. No formula is worked out; the text that the spreadsheet saved as its
 * result is taken. Rows and cells that the file leaves out are empty; of merged cells each has what is
 * written in the first.
 *
 * @throws TableError
 */
export function readXlsx(bytes: Uint8Array, limits: TableLimits): string[][] {
  const parts = unpack(bytes)
  const workbook = parts.get('xl/workbook.xml')
  if (workbook === undefined) throw notXlsx()
  const sheet = parts.get(firstSheet(workbook, parts.get('xl/_rels/workbook.xml.rels') ?? ''))
  if (sheet === undefined) throw notXlsx()
  return readSheet(sheet, sharedStrings(parts.get('xl/sharedStrings.xml')), limits)
}

const wanted = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/

/** Slice by slice, as what a file says of its own size is not to be believed. */
function unpack(bytes: Uint8Array): Map<string, string> {
  const parts = new Map<string, string>()
  let unpackedBytes = 0
  const unzip = new Unzip((file) => {
    if (!wanted.test(file.name) || parts.has(file.name)) return
    const decoder = new TextDecoder()
    parts.set(file.name, '')
    file.ondata = (error, data) => {
      // What is thrown below comes back here, too.
      if (error !== null) throw error
      unpackedBytes += data.length
      if (unpackedBytes > mostUnpackedBytes)
        throw new TableError('too-large', 'The workbook unpacks to more than 32 MB.')
      parts.set(file.name, (parts.get(file.name) ?? '') + decoder.decode(data, { stream: true }))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  unzip.register(UnzipPassThrough)
  try {
    for (let at = 0; at < bytes.length; at += sliceBytes)
      unzip.push(bytes.subarray(at, at + sliceBytes), at + sliceBytes >= bytes.length)
  } catch (error) {
    throw error instanceof TableError ? error : notXlsx()
  }
  return parts
}

/** The part that holds the sheet which stands first among the tabs. */
function firstSheet(workbook: string, relations: string): string {
  let id: string | undefined
  parse(workbook, {
    open({ name, attributes }) {
      if (localName(name) === 'sheet') id ??= attributes['r:id'] ?? ''
    },
  })
  let target = 'worksheets/sheet1.xml'
  parse(relations, {
    open({ name, attributes }) {
      if (localName(name) === 'Relationship' && attributes['Id'] === id)
        target = attributes['Target'] ?? target
    },
  })
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** Texts that cells name by number; how Chinese is read aloud (`rPh`) is no part of a text. */
function sharedStrings(xml: string | undefined): string[] {
  const strings: string[] = []
  if (xml === undefined) return strings
  let text = ''
  let inText = false
  let aloud = 0
  parse(xml, {
    open({ name }) {
      const local = localName(name)
      if (local === 'si') text = ''
      if (local === 'rPh') aloud++
      inText = local === 't' && aloud === 0
    },
    text(added) {
      if (inText) text += added
    },
    close(name) {
      const local = localName(name)
      if (local === 'rPh') aloud--
      if (local === 't') inText = false
      if (local === 'si') strings.push(text)
    },
  })
  return strings
}

function readSheet(
  xml: string,
  strings: readonly string[],
  { mostRows, mostColumns }: TableLimits,
): string[][] {
  const rows: string[][] = []
  let row = -1
  let column = -1
  let type = ''
  let value = ''
  let inValue = false
  let aloud = 0
  const merged: string[] = []
  parse(xml, {
    open({ name, attributes }) {
      switch (localName(name)) {
        case 'mergeCell':
          merged.push(attributes['ref'] ?? '')
          break
        case 'row':
          row = Number(attributes['r'] ?? row + 2) - 1
          column = -1
          break
        case 'c':
          column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r'])
          type = attributes['t'] ?? 'n'
          value = ''
          break
        case 'rPh':
          aloud++
          break
        case 'v':
        case 't':
          inValue = aloud === 0
      }
    },
    text(added) {
      if (inValue) value += added
    },
    close(name) {
      switch (localName(name)) {
        case 'v':
        case 't':
          inValue = false
          break
        case 'rPh':
          aloud--
          break
        case 'c':
          keep(cellText(type, value, strings).trim())
      }
    },
  })
  fillMerged(rows, merged, { mostRows, mostColumns })
  return rows

  /** A cell without anything in it may stand anywhere, as spreadsheets keep the colours of such too. */
  function keep(text: string): void {
    if (text === '') return
    if (!(row >= 0 && column >= 0)) throw notXlsx()
    if (row >= mostRows) throw new TableError('too-many-rows', `The sheet has more than ${mostRows} rows.`)
    if (column >= mostColumns)
      throw new TableError('too-many-columns', `The sheet has more than ${mostColumns} columns.`)
    while (rows.length <= row) rows.push([])
    const cells = rows[row]!
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
}

/** Of `A2:A5` every cell has what A2 has, as whoever reads the sheet sees it. */
function fillMerged(
  rows: string[][],
  merged: readonly string[],
  { mostRows, mostColumns }: TableLimits,
): void {
  // Merged cells never lie over each other: a file that says more than a sheet holds is none.
  let left = mostRows * mostColumns
  for (const reference of merged) {
    const corners = reference.split(':')
    const [first = '', last = first] = corners
    const [top, bottom] = [rowOf(first), Math.min(rowOf(last), rows.length - 1)]
    const [start, end] = [columnOf(first), Math.min(columnOf(last), mostColumns - 1)]
    const text = rows[top]?.[start]
    if (text === undefined || text === '' || start < 0) continue
    for (let row = top; row <= bottom; row++)
      for (let column = start; column <= end; column++) {
        if (--left < 0) throw notXlsx()
        const cells = rows[row]!
        while (cells.length < column) cells.push('')
        if ((cells[column] ?? '') === '') cells[column] = text
      }
  }
}

/** A1 is row 0. */
const rowOf = (reference: string): number => Number(/\d{1,7}$/.exec(reference)?.[0] ?? 0) - 1

/** A1 is column 0. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? ''
  let column = 0
  for (let at = 0; at < letters.length; at++) column = 26 * column + letters.charCodeAt(at) - 64
  return column - 1
}

function cellText(type: string, value: string, strings: readonly string[]): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? ''
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'n':
      // A telephone number that was typed as a number may be kept as 1.3800138E10.
      return /e/i.test(value) && Number.isSafeInteger(Number(value)) ? String(Number(value)) : value
    default:
      return value
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function parse(
  xml: string,
  on: {
    open(tag: SaxesTagPlain): void
    text?(added: string): void
    close?(name: string): void
  },
): void {
  const parser = new SaxesParser()
  parser.on('error', () => {
    throw notXlsx()
  })
  parser.on('doctype', () => {
    throw notXlsx()
  })
  parser.on('opentag', (tag) => on.open(tag))
  parser.on('text', (added) => on.text?.(added))
  parser.on('cdata', (added) => on.text?.(added))
  parser.on('closetag', ({ name }) => on.close?.(name))
  if (xml !== '') parser.write(xml).close()
}

const notXlsx = () => new TableError('not-xlsx', 'The file is no workbook of the kind .xlsx.')
