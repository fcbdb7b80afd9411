import type { ElevationCrs } from '../../geo/elevation.ts'
import { refusedFile } from './rawGrid.ts'

export interface NamedCrs {
  readonly crs: ElevationCrs
  readonly name: string
}

const degrees: ElevationCrs = { kind: 'geographic' }
export const wgs84: NamedCrs = { crs: degrees, name: 'WGS 84 (EPSG:4326)' }

/** Coordinates by their EPSG code: degrees of WGS 84 and CGCS2000, UTM and Gauss–Kruger on them. */
export function tryCrs(epsg: number): NamedCrs | undefined {
  const named = (name: string, crs: ElevationCrs): NamedCrs => ({ crs, name: `${name} (EPSG:${epsg})` })
  const within = (first: number, count: number) => epsg >= first && epsg < first + count
  if (epsg === 4326) return wgs84
  if (epsg === 4490) return named('CGCS2000', degrees)
  if (within(32601, 60)) return named(`WGS 84 / UTM ${epsg - 32600}N`, utm(epsg - 32600, 0))
  if (within(32701, 60)) return named(`WGS 84 / UTM ${epsg - 32700}S`, utm(epsg - 32700, 10_000_000))
  // By zones of 6° and of 3°, with the zone's number before the easting and without.
  const inGrid = (stepDeg: number, index: number, firstZone: number | null): NamedCrs => {
    const meridianDeg = 75 + stepDeg * index
    const zone = firstZone === null ? '' : `${firstZone + index}, `
    return named(
      `CGCS2000 / Gauss–Kruger ${zone}${meridianDeg}°E`,
      grid(meridianDeg, firstZone === null ? 0 : firstZone + index),
    )
  }
  if (within(4491, 11)) return inGrid(6, epsg - 4491, 13)
  if (within(4502, 11)) return inGrid(6, epsg - 4502, null)
  if (within(4513, 21)) return inGrid(3, epsg - 4513, 25)
  if (within(4534, 21)) return inGrid(3, epsg - 4534, null)
  return undefined
}

const utm = (zone: number, falseNorthingM: number): ElevationCrs => ({
  kind: 'transverse-mercator',
  centralMeridianDeg: zone * 6 - 183,
  scale: 0.9996,
  falseEastingM: 500_000,
  falseNorthingM,
})

const grid = (centralMeridianDeg: number, zone: number): ElevationCrs => ({
  kind: 'transverse-mercator',
  centralMeridianDeg,
  scale: 1,
  falseEastingM: zone * 1_000_000 + 500_000,
  falseNorthingM: 0,
})

const taken = {
  en: 'taken are degrees of WGS 84 and CGCS2000, and UTM and Gauss–Kruger on them',
  zh: '可接收 WGS 84、CGCS2000 经纬度，以及其 UTM、高斯-克吕格投影',
}

/** @throws Refusal naming the coordinates that are not taken. */
export function getCrs(epsg: number, citation = ''): NamedCrs {
  const found = tryCrs(epsg)
  if (found !== undefined) return found
  const name = citation === '' ? `EPSG:${epsg}` : `${citation} (EPSG:${epsg})`
  throw refusedFile(
    `Its coordinates are ${name}, which is not read here: ${taken.en}. Convert it first.`,
    `文件坐标系为 ${name}，暂不支持：${taken.zh}。请先转换。`,
  )
}
