import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText, readCsv, TableError } from '../../../data/formats/csv.ts'

const limits = { mostRows: 100, mostColumns: 10 }
const rowsOf = (text: string) => readCsv(text, limits)

describe('the text of a file', () => {
  const people = '姓名,单位\n张三,和平村\n'
  it.each([
    ['UTF-8', Buffer.from(people)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${people}`)],
    ['UTF-16 little-endian', Buffer.from(`\uFEFF${people}`, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(`\uFEFF${people}`, 'utf16le').swap16()],
    ['GBK', Buffer.from('d0d5c3fb2cb5a5cebb0ad5c5c8fd2cbacdc6bdb4e50a', 'hex')],
  ])('is read as %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(people)
  })

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['bytes that no encoding has', Buffer.from('ffff80ff', 'hex')],
  ])('is none in %s', (_, bytes) => {
    expect(() => decodeText(bytes)).toThrow(TableError)
  })
})

describe('rows of a file', () => {
  it('end with a line end or without one', () => {
    expect(rowsOf('a,b\r\n1,2\r\n')).toEqual(rowsOf('a,b\n1,2'))
    expect(rowsOf('')).toEqual([])
  })

  it('are separated as the first line is', () => {
    expect(rowsOf('a;b\n1,5;2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ])
    expect(rowsOf('a\tb\n1,5\t2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ])
  })

  it('hold separators, line ends and quotes within quotes', () => {
    expect(rowsOf('name,post\n"Li, the ""elder""","Officer\nof duty"')).toEqual([
      ['name', 'post'],
      ['Li, the "elder"', 'Officer\nof duty'],
    ])
  })

  it('are counted where they are empty', () => {
    expect(rowsOf('a\n\n1')).toEqual([['a'], [''], ['1']])
  })

  it('take what is written like a formula as text', () => {
    expect(rowsOf('name\n=cmd|calc!A0\n"=1+1"')).toEqual([['name'], ['=cmd|calc!A0'], ['=1+1']])
  })

  it.each([
    ['a quote that is not closed', 'a\n"b', 'quote-open'],
    ['more rows than are taken', 'a\n'.repeat(101), 'too-many-rows'],
    ['more columns than are taken', 'a,'.repeat(11), 'too-many-columns'],
  ])('are refused with %s', (_, text, code) => {
    expect(() => rowsOf(text)).toThrow(expect.objectContaining({ code }) as Error)
  })

  it('are read or refused by name, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ') }), (text) => {
        try {
          rowsOf(text)
        } catch (error) {
          expect(error).toBeInstanceOf(TableError)
        }
      }),
    )
  })
})
