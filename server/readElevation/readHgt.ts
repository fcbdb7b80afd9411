import { wgs84 } from './elevationCrs.ts'
import { refusedFile, type RawGrid } from './rawGrid.ts'

/** Samples along either side, by the size of a file: of one and of three seconds of arc. */
const sides = new Map([3601, 1201].map((side) => [side * side * 2, side]))

/** A tile of SRTM: nothing but heights, and its name says of which degree. */
export function readHgt(bytes: Buffer, fileName: string): RawGrid {
  const named = /^([NS])(\d{2})([EW])(\d{3})/i.exec(fileName)
  if (named === null)
    throw refusedFile(
      `The name of an .hgt file says where it lies, as N23E104.hgt does; "${fileName}" does not.`,
      `.hgt 文件须以文件名表示位置，如 N23E104.hgt；“${fileName}”不是。`,
    )
  const side = sides.get(bytes.length)
  if (side === undefined)
    throw refusedFile(
      `An .hgt file is of 1201 or 3601 samples a side (2,884,802 or 25,934,402 bytes); this one has ${bytes.length} bytes.`,
      `.hgt 文件每边应为 1201 或 3601 个采样点（2,884,802 或 25,934,402 字节），此文件为 ${bytes.length} 字节。`,
    )
  const south = Number(named[2]) * (named[1]!.toUpperCase() === 'S' ? -1 : 1)
  const west = Number(named[4]) * (named[3]!.toUpperCase() === 'W' ? -1 : 1)
  if (Math.abs(south) > 90 || Math.abs(west) > 180)
    throw refusedFile(`There is no degree "${named[0]}".`, `没有“${named[0]}”这一经纬度。`)
  const step = 1 / (side - 1)
  let next = 0
  return {
    format: 'hgt',
    crs: wgs84.crs,
    crsName: wgs84.name,
    firstX: west,
    firstY: south + 1,
    stepX: step,
    stepY: step,
    columns: side,
    rows: side,
    cellType: 'int16',
    noData: -32768,
    nextRows(count) {
      const heights = new Int16Array(count * side)
      for (let index = 0; index < heights.length; index++)
        heights[index] = bytes.readInt16BE((next * side + index) * 2)
      next += count
      return Promise.resolve(heights)
    },
  }
}
