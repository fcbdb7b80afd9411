import { contentId } from '../../data/store/contentId.ts'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { noHeight, tileCells, type TileHeights } from '../../geo/elevation.ts'
import { refusedFile, type RawGrid } from './rawGrid.ts'

export interface CutTile {
  /** SHA-256 of the content. */
  readonly id: string
  /** Heights as little-endian int16 or float32 by rows, deflated. */
  readonly content: Buffer
}

export interface CutGrid {
  /** Ids of the tiles, by rows; null where a tile has no height. */
  readonly tiles: readonly (string | null)[]
  readonly lowestM: number
  readonly highestM: number
  readonly knownShare: number
}

/** No ground lies lower or higher, with room for what satellites make of it. */
const [leastM, mostM] = [-500, 9000]
const deflated = promisify(deflate)

/**
 * Cuts a grid into tiles and hands them on, a row of tiles at a time, so that nothing else waits long.
 * @throws Refusal where a cell holds what is no height.
 */
export async function cutTiles(
  raw: RawGrid,
  onTiles: (tiles: readonly CutTile[]) => Promise<void>,
): Promise<CutGrid> {
  const { columns, rows, noData, cellType } = raw
  const ids: (string | null)[] = []
  let [lowestM, highestM, known] = [Infinity, -Infinity, 0]
  for (let top = 0; top < rows; top += tileCells) {
    const height = Math.min(tileCells, rows - top)
    const heights = await raw.nextRows(height)
    const row: CutTile[] = []
    for (let left = 0; left < columns; left += tileCells) {
      const width = Math.min(tileCells, columns - left)
      const tile = cellType === 'int16' ? new Int16Array(width * height) : new Float32Array(width * height)
      let inTile = 0
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const cell = heights[y * columns + left + x]!
          if (Number.isNaN(cell) || cell === noData) {
            tile[y * width + x] = cellType === 'int16' ? noHeight : NaN
            continue
          }
          if (!(cell >= leastM && cell <= mostM)) throw noSuchHeight(cell, left + x, top + y)
          tile[y * width + x] = cell
          lowestM = Math.min(lowestM, cell)
          highestM = Math.max(highestM, cell)
          inTile++
        }
      known += inTile
      if (inTile === 0) {
        ids.push(null)
        continue
      }
      const content = await deflated(bytesOf(tile))
      const id = contentId(content)
      ids.push(id)
      row.push({ id, content })
    }
    await onTiles(row)
  }
  if (known === 0) throw refusedFile('No cell of the file has a height.', '文件中没有任何有效高程。')
  return { tiles: ids, lowestM, highestM, knownShare: known / (columns * rows) }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: TileHeights): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

const noSuchHeight = (cell: number, column: number, row: number) =>
  refusedFile(
    `Row ${row + 1}, column ${column + 1} holds ${cell} m, which is no height on land; where it stands for "no data", the file has to say so.`,
    `第 ${row + 1} 行第 ${column + 1} 列为 ${cell} 米，不是陆地高程；若表示“无数据”，文件须注明。`,
  )
