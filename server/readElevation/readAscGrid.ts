import { getCrs, wgs84 } from './elevationCrs.ts'
import { refusedFile, type RawGrid } from './rawGrid.ts'

const keys = [
  'ncols',
  'nrows',
  'xllcorner',
  'xllcenter',
  'yllcorner',
  'yllcenter',
  'cellsize',
  'dx',
  'dy',
  'nodata_value',
] as const
type Key = (typeof keys)[number]
const isKey = (word: string): word is Key => keys.some((key) => key === word)

/** An ESRI ASCII grid. It says nothing of its coordinates: degrees, unless somebody declared others. */
export function readAscGrid(bytes: Buffer, declared: number | undefined): RawGrid {
  const words = new Words(bytes)
  const header = new Map<Key, number>()
  for (;;) {
    const word = words.peek().toLowerCase()
    if (!isKey(word)) break
    words.take()
    const value = Number(words.take())
    if (!Number.isFinite(value))
      throw refusedFile(`Line "${word}" of the file has no number.`, `文件的“${word}”一行没有数值。`)
    header.set(word, value)
  }
  const need = (...names: Key[]): number => {
    const found = names.map((name) => header.get(name)).find((value) => value !== undefined)
    if (found !== undefined) return found
    throw refusedFile(
      `The file has no line "${names.join('" or "')}" at its beginning.`,
      `文件开头缺少“${names.join('”或“')}”一行。`,
    )
  }
  const [columns, rows] = [need('ncols'), need('nrows')]
  const [stepX, stepY] = [need('cellsize', 'dx'), need('cellsize', 'dy')]
  const west = need('xllcorner', 'xllcenter') + (header.has('xllcorner') ? stepX / 2 : 0)
  const south = need('yllcorner', 'yllcenter') + (header.has('yllcorner') ? stepY / 2 : 0)
  const named = declared === undefined ? wgs84 : getCrs(declared)
  const [east, north] = [west + stepX * (columns - 1), south + stepY * (rows - 1)]
  if (declared === undefined && (Math.abs(west) > 180 || Math.abs(east) > 180 || Math.abs(north) > 90))
    throw refusedFile(
      `The file lies at ${west}, ${south}, which are no degrees, and an .asc file does not say what they are: give their EPSG code.`,
      `文件位置为 ${west}, ${south}，不是经纬度；.asc 文件不含坐标系，请填写 EPSG 编号。`,
    )
  return {
    format: 'asc',
    crs: named.crs,
    crsName: named.name,
    firstX: west,
    firstY: north,
    stepX,
    stepY,
    columns,
    rows,
    cellType: words.restHas(/[.eE]/) ? 'float32' : 'int16',
    noData: header.get('nodata_value') ?? null,
    nextRows(count) {
      const heights = new Float64Array(count * columns)
      for (let index = 0; index < heights.length; index++) heights[index] = words.number(columns)
      return Promise.resolve(heights)
    },
  }
}

/** The words of a text, whatever stands between them. */
class Words {
  readonly #bytes: Buffer
  #at = 0
  #taken = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  peek(): string {
    while (this.#at < this.#bytes.length && this.#bytes[this.#at]! <= 32) this.#at++
    let end = this.#at
    while (end < this.#bytes.length && this.#bytes[end]! > 32) end++
    return this.#bytes.toString('latin1', this.#at, end)
  }

  take(): string {
    const word = this.peek()
    this.#at += word.length
    return word
  }

  /** The next height; where it is none, says which row and column it is of. */
  number(columns: number): number {
    const word = this.take()
    const value = word === '' ? NaN : Number(word)
    const [row, column] = [Math.floor(this.#taken / columns) + 1, (this.#taken % columns) + 1]
    this.#taken++
    if (word === '')
      throw refusedFile(
        `The file ends in row ${row}, before its last height.`,
        `文件在第 ${row} 行中断，高程不全。`,
      )
    if (Number.isNaN(value) && !/^[-+]?nan$/i.test(word))
      throw refusedFile(
        `Row ${row}, column ${column} holds "${word.slice(0, 20)}", which is no height.`,
        `第 ${row} 行第 ${column} 列为“${word.slice(0, 20)}”，不是高程。`,
      )
    return value
  }

  /** Whether a character stands in what was not taken. */
  restHas(characters: RegExp): boolean {
    const piece = 1 << 20
    for (let at = this.#at; at < this.#bytes.length; at += piece)
      if (characters.test(this.#bytes.toString('latin1', at, Math.min(at + piece, this.#bytes.length))))
        return true
    return false
  }
}
