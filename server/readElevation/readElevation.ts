import { mostElevationCells, type KeptElevationFile } from '../../data/model/elevation.ts'
import { metresAcrossCell, positionIn } from '../../geo/elevation.ts'
import { cutTiles, type CutTile } from './cutTiles.ts'
import { refusedFile, type RawGrid } from './rawGrid.ts'
import { readAscGrid } from './readAscGrid.ts'
import { readGeoTiff } from './readGeoTiff.ts'
import { readHgt } from './readHgt.ts'

export interface ElevationUpload {
  readonly bytes: Buffer
  readonly fileName: string
  /** EPSG code of its coordinates, where somebody declared it. */
  readonly declared: number | undefined
}

/**
 * What a file of heights holds, its tiles handed on while it is read.
 * @throws Refusal saying what is wrong with it.
 */
export async function readElevation(
  upload: ElevationUpload,
  onTiles: (tiles: readonly CutTile[]) => Promise<void>,
): Promise<KeptElevationFile> {
  const raw = await readAny(upload)
  const { columns, rows, stepX, stepY } = raw
  if (!(Number.isInteger(columns) && Number.isInteger(rows) && columns >= 2 && rows >= 2))
    throw refusedFile(
      `The file is of ${columns} by ${rows} cells; two by two are the least.`,
      `文件为 ${columns}×${rows} 个像元，至少应为 2×2。`,
    )
  if (!(stepX > 0 && stepY > 0))
    throw refusedFile(
      `The size of a cell is ${stepX} by ${stepY}; both have to be more than 0.`,
      `像元大小为 ${stepX}×${stepY}，须大于 0。`,
    )
  if (columns * rows > mostElevationCells)
    throw refusedFile(
      `The file is of ${columns} by ${rows} cells; at most ${mostElevationCells} in all are taken. Cut it to the county.`,
      `文件为 ${columns}×${rows} 个像元，最多 ${mostElevationCells} 个；请裁剪到本县范围。`,
    )
  const bounds = boundsOf(raw)
  const cut = await cutTiles(raw, onTiles)
  const { format, crs, crsName, cellType, firstX, firstY } = raw
  const { tiles, ...heights } = cut
  const lat = (bounds.south + bounds.north) / 2
  const cellM = Math.max(...metresAcrossCell(raw, lat))
  return {
    fileName: upload.fileName,
    format,
    bytes: upload.bytes.length,
    crsName,
    cellType,
    ...heights,
    ...bounds,
    grid: { crs, firstX, firstY, stepX, stepY, columns, rows, cellM, tiles: [...tiles] },
  }
}

/** By its bytes where they tell, else by its name. */
async function readAny({ bytes, fileName, declared }: ElevationUpload): Promise<RawGrid> {
  const start = bytes.toString('latin1', 0, 4)
  if (/^(II[*+]\0|MM\0[*+])$/.test(start)) return readGeoTiff(bytes, declared)
  if (/\.hgt$/i.test(fileName)) return readHgt(bytes, fileName)
  if (/^\s*(ncols|nrows)\s/i.test(bytes.toString('latin1', 0, 200))) return readAscGrid(bytes, declared)
  if (start.startsWith('PK'))
    throw refusedFile(
      'This is a ZIP archive: take the file of heights out of it first.',
      '这是 ZIP 压缩包，请先解压出高程文件。',
    )
  throw refusedFile(
    `"${fileName}" is no file of heights that is read here: GeoTIFF, ESRI ASCII grid (.asc) or SRTM (.hgt).`,
    `“${fileName}”不是可读取的高程文件：须为 GeoTIFF、ESRI ASCII 栅格（.asc）或 SRTM（.hgt）。`,
  )
}

/** In degrees, by the corners. */
function boundsOf({ crs, firstX, firstY, stepX, stepY, columns, rows }: RawGrid) {
  const [lastX, lastY] = [firstX + stepX * (columns - 1), firstY - stepY * (rows - 1)]
  const corners = [firstX, lastX].flatMap((x) => [firstY, lastY].map((y) => positionIn(crs, x, y)))
  const lons = corners.map(([lon]) => lon)
  const lats = corners.map(([, lat]) => lat)
  const bounds = {
    west: Math.min(...lons),
    south: Math.min(...lats),
    east: Math.max(...lons),
    north: Math.max(...lats),
  }
  if (!(bounds.west >= -180 && bounds.east <= 180 && bounds.south >= -90 && bounds.north <= 90))
    throw refusedFile(
      `The file would lie at ${firstX}, ${firstY}, which is nowhere on earth in its coordinates.`,
      `按其坐标系，文件位置为 ${firstX}, ${firstY}，不在地球范围内。`,
    )
  return bounds
}
