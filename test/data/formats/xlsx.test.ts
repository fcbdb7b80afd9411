import { randomBytes } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { TableError } from '../../../data/formats/csv.ts'
import { readXlsx } from '../../../data/formats/xlsx.ts'
import { workbookOf } from '../../workbookOf.ts'

const limits = { mostRows: 100, mostColumns: 10 }
const rowsOf = (bytes: Uint8Array) => readXlsx(bytes, limits)
const codeOf = (bytes: Uint8Array): string | undefined => {
  try {
    rowsOf(bytes)
  } catch (error) {
    expect(error).toBeInstanceOf(TableError)
    return (error as TableError).code
  }
  return undefined
}

describe('the first sheet of a workbook', () => {
  it('gives texts, numbers by their digits, and gaps as empty', () => {
    const sheet =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>unit</t></is></c></row>' +
      '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>1.3800138E10</v></c><c r="C3" t="b"><v>1</v></c></row>'
    const strings =
      '<si><t>name</t></si><si><r><t>张</t></r><r><t>三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si>'
    expect(rowsOf(workbookOf(sheet, strings))).toEqual([
      ['name', '', 'unit'],
      [],
      ['张三', '13800138000', 'TRUE'],
    ])
  })

  it('is the one that stands first among the tabs', () => {
    const sheet = '<row r="1"><c r="A1" t="str"><v>first</v></c></row>'
    expect(rowsOf(workbookOf(sheet, '', 'sheet7.xml'))).toEqual([['first']])
  })

  it('gives what a formula was worked out as, and never the formula', () => {
    const sheet = '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://evil.example")</f><v>Li</v></c></row>'
    expect(rowsOf(workbookOf(sheet))).toEqual([['Li']])
  })

  it('gives each of merged cells what is written in the first, and no row beyond the last', () => {
    const sheet =
      '<row r="1"><c r="A1" t="str"><v>North</v></c><c r="B1" t="str"><v>Li</v></c></row>' +
      '<row r="2"><c r="B2" t="str"><v>Bai</v></c></row>'
    const merged = '<mergeCells count="1"><mergeCell ref="A1:A900"/></mergeCells>'
    expect(rowsOf(workbookOf(sheet, '', 'sheet1.xml', '', merged))).toEqual([
      ['North', 'Li'],
      ['North', 'Bai'],
    ])
  })

  it('is none where it merges more cells than there are', () => {
    const sheet =
      '<row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="100"><c r="A100" t="str"><v>x</v></c></row>'
    const merged = `<mergeCells>${'<mergeCell ref="A1:J100"/>'.repeat(3)}</mergeCells>`
    expect(codeOf(workbookOf(sheet, '', 'sheet1.xml', '', merged))).toBe('not-xlsx')
  })

  it('may be coloured far beyond its cells', () => {
    const sheet =
      '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    expect(rowsOf(workbookOf(sheet))).toEqual([['a']])
  })
})

describe('a workbook that is refused', () => {
  const cell = (at: string) => `<row r="${/\d+/.exec(at)?.[0]}"><c r="${at}" t="str"><v>x</v></c></row>`
  it.each([
    ['no zip file', randomBytes(5000), 'not-xlsx'],
    ['nothing', new Uint8Array(), 'not-xlsx'],
    ['a zip file of something else', zipSync({ 'a.txt': strToU8('a') }), 'not-xlsx'],
    ['one broken off', workbookOf(cell('A1')).subarray(0, 300), 'not-xlsx'],
    ['one with XML that is none', workbookOf('<row'), 'not-xlsx'],
    ['more rows than are taken', workbookOf(cell('A101')), 'too-many-rows'],
    ['more columns than are taken', workbookOf(cell('K1')), 'too-many-columns'],
    ['a cell nowhere', workbookOf('<row r="0"><c r="A0" t="str"><v>x</v></c></row>'), 'not-xlsx'],
  ])('is %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code)
  })

  it('is one that declares entities that grow', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "&a;&a;&a;">]>`
    expect(codeOf(workbookOf(cell('A1'), '', 'sheet1.xml', bomb))).toBe('not-xlsx')
  })

  it('is one that unpacks to gigabytes, whatever size it says', () => {
    const packed = workbookOf(`<row r="1"/>${' '.repeat(100 * 1024 * 1024)}`)
    const directory = Buffer.from(packed)
    const at = directory.lastIndexOf('xl/worksheets/sheet1.xml') - 46
    directory.writeUInt32LE(1000, at + 24)
    expect(codeOf(directory)).toBe('too-large')
  })
})
