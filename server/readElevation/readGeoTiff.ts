import { fromArrayBuffer, type GeoTIFFImage } from 'geotiff'
import { Refusal } from '../../data/journal/refusal.ts'
import { getCrs, tryCrs, type NamedCrs } from './elevationCrs.ts'
import { refusedFile, type RawGrid } from './rawGrid.ts'

/** The first picture of a GeoTIFF: one band of heights in metres, north up. */
export async function readGeoTiff(bytes: Buffer, declared: number | undefined): Promise<RawGrid> {
  try {
    const tiff = await fromArrayBuffer(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    )
    return await gridOf(await tiff.getImage(0), declared)
  } catch (error) {
    throw unreadable(error)
  }
}

/** Whatever the reader trips over, the file is what is wrong. */
function unreadable(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const said = error instanceof Error ? error.message : String(error)
  return refusedFile(`The file cannot be read as a GeoTIFF: ${said}.`, `文件无法按 GeoTIFF 读取：${said}。`)
}

async function gridOf(image: GeoTIFFImage, declared: number | undefined): Promise<RawGrid> {
  const bands = image.getSamplesPerPixel()
  if (bands !== 1)
    throw refusedFile(
      `The file has ${bands} bands; heights are one band, and this is more like a picture.`,
      `文件有 ${bands} 个波段；高程应为单波段，此文件更像影像。`,
    )
  const bits = image.getBitsPerSample()
  if (bits < 16)
    throw refusedFile(
      `Its cells have ${bits} bits, which hold no heights; 16-bit integers or floats do.`,
      `像元为 ${bits} 位，不足以表示高程；应为 16 位整数或浮点数。`,
    )
  await refuseOtherUnits(image)
  const { name: crsName, crs } = crsOf(image, declared)
  const placed = await placeOf(image)
  const columns = image.getWidth()
  let next = 0
  return {
    format: 'geotiff',
    crs,
    crsName,
    ...placed,
    columns,
    rows: image.getHeight(),
    cellType: image.getSampleFormat() === 3 ? 'float32' : 'int16',
    noData: image.getGDALNoData(),
    async nextRows(count) {
      const window = [0, next, columns, next + count]
      next += count
      try {
        const [heights] = await image.readRasters({ window, samples: [0], interleave: false })
        if (heights === undefined) throw new Error('it has no band')
        return heights
      } catch (error) {
        throw unreadable(error)
      }
    },
  }
}

/** Heights in feet, or scaled, would be taken for metres. */
async function refuseOtherUnits(image: GeoTIFFImage): Promise<void> {
  const { SCALE = 1, OFFSET = 0, UNITTYPE = 'm' } = { ...(await image.getGDALMetadata(0)) }
  const [scale, offset] = [Number(SCALE), Number(OFFSET)]
  const unit = typeof UNITTYPE === 'string' ? UNITTYPE : ''
  if (scale !== 1 || offset !== 0)
    throw refusedFile(
      `Its heights are scaled (by ${scale}, from ${offset}); save them as metres first.`,
      `高程值经过缩放（比例 ${scale}，偏移 ${offset}）；请先另存为米。`,
    )
  const code = geoKeysOf(image)['VerticalUnitsGeoKey']
  if (!/^(m|metre|meter|metres|meters|米)?$/i.test(unit) || (code !== undefined && code !== 9001))
    throw refusedFile(
      `Its heights are in "${unit === 'm' ? `EPSG:${String(code)}` : unit}", not in metres.`,
      `高程单位为“${unit === 'm' ? `EPSG:${String(code)}` : unit}”，不是米。`,
    )
}

const geoKeysOf = (image: GeoTIFFImage): Partial<Record<string, unknown>> => image.getGeoKeys() ?? {}

function crsOf(image: GeoTIFFImage, declared: number | undefined): NamedCrs {
  const keys = geoKeysOf(image)
  const isProjected = keys['GTModelTypeGeoKey'] === 1
  const code = Number(keys[isProjected ? 'ProjectedCSTypeGeoKey' : 'GeographicTypeGeoKey'] ?? NaN)
  const said = keys['GTCitationGeoKey'] ?? keys['GeogCitationGeoKey']
  const citation = typeof said === 'string' ? said.replace(/[|\0].*$/s, '') : ''
  if (Number.isNaN(code) || code === 0) {
    if (declared !== undefined) return getCrs(declared)
    throw refusedFile(
      'The file does not say what its coordinates are: give their EPSG code.',
      '文件未注明坐标系，请填写 EPSG 编号。',
    )
  }
  // "User-defined": what it is stands in words alone, and whoever loads it may know better.
  if (code === 32767 && declared !== undefined) return getCrs(declared)
  const found = tryCrs(code)
  if (found === undefined) return getCrs(code, citation)
  if (declared !== undefined && declared !== code)
    throw refusedFile(
      `The file says EPSG:${code} and you EPSG:${declared}.`,
      `文件注明为 EPSG:${code}，而填写的是 EPSG:${declared}。`,
    )
  return found
}

async function placeOf(image: GeoTIFFImage): Promise<Pick<RawGrid, 'firstX' | 'firstY' | 'stepX' | 'stepY'>> {
  const [tie, ...others] = await image.getTiePoints()
  const scale = image.fileDirectory.hasTag('ModelPixelScale')
    ? await image.fileDirectory.loadValue('ModelPixelScale')
    : undefined
  const [stepX, stepY] = scale === undefined ? [] : Array.from(scale as ArrayLike<number>)
  if (tie === undefined || others.length > 0 || stepX === undefined || stepY === undefined)
    throw refusedFile(
      'The file is turned or warped, or says not where it lies; save it north up with a size of cells.',
      '文件有旋转、变形或未注明位置；请另存为正北向上、等间距的栅格。',
    )
  // A place of the file is a corner of its cells, or their middle.
  const half = image.pixelIsArea() ? 0.5 : 0
  return {
    firstX: tie.x + (half - tie.i) * stepX,
    firstY: tie.y - (half - tie.j) * stepY,
    stepX,
    stepY,
  }
}
