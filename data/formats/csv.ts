/** Why a file of rows cannot be read: a closed code; the sentence is for people. */
export type TableErrorCode =
  | 'not-text'
  | 'quote-open'
  | 'not-xlsx'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'

export class TableError extends Error {
  override readonly name = 'TableError'
  readonly code: TableErrorCode

  constructor(code: TableErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** What a file may ask of this machine at most. */
export interface TableLimits {
  readonly mostRows: number
  readonly mostColumns: number
}

/**
 * Text as spreadsheets save it: UTF-8 or UTF-16 by its byte-order mark, else UTF-8 where it is that, else
 * GB 18030, which holds GBK and GB 2312.
 *
 * @throws TableError where it is none of them
 */
export function decodeText(bytes: Uint8Array): string {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030']
  for (const encoding of encodings)
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  throw new TableError('not-text', 'The file is no text in UTF-8, UTF-16 or GB 18030.')
}

/**
 * Rows of cells (RFC 4180), separated as the first line separates them: by comma, semicolon or tab. A
 * quoted cell may hold separators, line ends and doubled quotes. Cells are trimmed; what is written like a
 * formula is text like everything else. Rows without anything in them are kept, as rows are counted.
 *
 * @throws TableError
 */
export function readCsv(text: string, limits: TableLimits): string[][] {
  const separator = separatorOf(text)
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"[ \\t]*|([^"${separator}\\r\\n][^${separator}\\r\\n]*|))(${separator}|\\r\\n|\\n|\\r|$)`,
    'y',
  )
  const rows: string[][] = []
  let row: string[] = []
  while (cell.lastIndex < text.length || row.length > 0) {
    const match = cell.exec(text)
    if (match === null)
      throw new TableError('quote-open', `A quotation mark in row ${rows.length + 1} is not closed.`)
    row.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim())
    if (row.length > limits.mostColumns)
      throw new TableError('too-many-columns', `A row has more than ${limits.mostColumns} columns.`)
    if (match[3] === separator) continue
    rows.push(row)
    if (rows.length > limits.mostRows)
      throw new TableError('too-many-rows', `The file has more than ${limits.mostRows} rows.`)
    row = []
  }
  return rows
}

function separatorOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: header.split(separator).length }))
  return counted.toSorted((a, b) => b.count - a.count)[0]?.separator ?? ','
}
