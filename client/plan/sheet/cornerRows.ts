import { distanceM } from '../../../geo/geodesic.ts'
import { zonedEastingM, type GridZone } from '../../../geo/gaussKruger.ts'
import type { TakenPart } from '../files/takenBarrier.ts'

/** What the table says of each corner, in this order. */
export const cornerColumns = [
  'corner',
  'longitude',
  'latitude',
  'longitudeDms',
  'latitudeDms',
  'northing',
  'easting',
  'chainage',
  'offset',
  'toNext',
] as const
export type CornerColumn = (typeof cornerColumns)[number]

/** The corners of a part as they are written: degrees and metres to what a surveyor sets out by. */
export function cornerRows({ number, vertices }: TakenPart, zone: GridZone): string[][] {
  return vertices.map(({ position, grid, chainageM, offsetM }, index) => {
    const next = vertices[index + 1]
    return [
      `${number}.${index + 1}`,
      position[0].toFixed(6),
      position[1].toFixed(6),
      degreesMinutesSeconds(position[0], ['E', 'W'], 3),
      degreesMinutesSeconds(position[1], ['N', 'S'], 2),
      grid.northingM.toFixed(3),
      zonedEastingM(zone, grid.eastingM).toFixed(3),
      fineChainage(chainageM),
      plain(offsetM, 2),
      next === undefined ? '–' : plain(distanceM(position, next.position), 2),
    ]
  })
}

/** `104°41'38.2914"E`: to the ten-thousandth of a second, 3 mm. */
export function degreesMinutesSeconds(
  degrees: number,
  [positive, negative]: readonly [string, string],
  degreeDigits: number,
): string {
  // Rounded first: 59.99999" is the next minute, not 60.0000".
  const parts = Math.round(Math.abs(degrees) * 36_000_000)
  const whole = String(Math.floor(parts / 36_000_000)).padStart(degreeDigits, '0')
  const minutes = String(Math.floor(parts / 600_000) % 60).padStart(2, '0')
  const seconds = ((parts % 600_000) / 10_000).toFixed(4).padStart(7, '0')
  return `${whole}°${minutes}'${seconds}"${degrees < 0 ? negative : positive}`
}

/** `K12+300.42`: to the centimetre. */
export function fineChainage(chainageM: number): string {
  const centimetres = Math.round(Math.abs(chainageM) * 100)
  const metres = ((centimetres % 100_000) / 100).toFixed(2).padStart(6, '0')
  return `${chainageM < 0 && centimetres > 0 ? '-' : ''}K${Math.floor(centimetres / 100_000)}+${metres}`
}

/** Without `-0.00`. */
const plain = (value: number, digits: number): string => {
  const text = value.toFixed(digits)
  return Number(text) === 0 ? text.replace('-', '') : text
}
