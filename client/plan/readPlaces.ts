import type { BorderLine } from '../../geo/borderLine.ts'
import { locate, positionBeside } from '../../geo/chainage.ts'
import { parseChainage } from '../../geo/chainageLabel.ts'
import { followLine } from '../../geo/followLine.ts'
import type { Position } from '../../geo/units.ts'

/** Why a typed line is no place. */
export type PlaceError = 'unreadable' | 'beyond-line' | 'no-marker' | 'far-away' | 'no-length'

export interface PlacesRead {
  /** One path for each block of lines; an empty line begins a new one. */
  readonly paths: readonly (readonly Position[])[]
  readonly errors: readonly { row: number; text: string; error: PlaceError }[]
}

export interface PlaceGround {
  readonly line: BorderLine
  /** Taken where no offset is typed, metres. */
  readonly offsetM: number
  readonly markers: readonly { number: string; chainageM: number }[]
}

/** Places farther from the line than this are not meant, metres. */
const farthestM = 50_000

/**
 * Places as people type them, one a row, in both languages: `K12+300 offset 40 m`, `K12+300 距线 40 米`,
 * `marker 208 + 300 m`, a stretch to follow as `K12+300 – K15+000 offset 40`, and coordinates in either
 * order, decimal or in degrees, minutes and seconds.
 */
export function readPlaces(text: string, ground: PlaceGround): PlacesRead {
  const paths: Position[][] = []
  const errors: { row: number; text: string; error: PlaceError }[] = []
  let path: Position[] = []
  const end = () => {
    if (path.length > 0) paths.push(path)
    path = []
  }
  for (const [index, typed] of text.split(/\r?\n/).entries()) {
    // Chinese input writes letters, digits and signs in full width.
    const row = typed.normalize('NFKC').trim()
    if (row === '') {
      end()
      continue
    }
    const read = readRow(row, ground)
    if (typeof read === 'string') errors.push({ row: index + 1, text: row, error: read })
    else path.push(...read)
  }
  end()
  return { paths, errors }
}

/** One place. */
export function readPlace(text: string, ground: PlaceGround): Position | PlaceError {
  const read = readRow(text.normalize('NFKC').trim(), ground)
  if (typeof read === 'string') return read
  return read.length === 1 ? read[0]! : 'unreadable'
}

function readRow(row: string, ground: PlaceGround): readonly Position[] | PlaceError {
  return (
    readCoordinates(row, ground.line) ?? readStretch(row, ground) ?? readChainage(row, ground) ?? 'unreadable'
  )
}

const number = String.raw`[+-]?\d+(?:\.\d+)?`
const offsetWords = 'offset|off|距线|偏移|离线'
const offsetPattern = String.raw`(?:(?:${offsetWords}|[,;，、@])\s*)?(${number})\s*(?:m|米)?`
const placePattern = String.raw`k\s*\d+(?:\s*\+\s*\d{1,3}(?:\.\d+)?|\.\d+)?|\d+\s*\+\s*\d{3}(?:\.\d+)?|(?:marker|界碑|界桩)\s*[^\s+号]+\s*(?:号)?\s*(?:\+\s*\d+(?:\.\d+)?\s*(?:m|米)?)?`
const chainageRow = new RegExp(
  String.raw`^(${placePattern})(?:\s+${offsetPattern}|\s*(?:${offsetWords}|[,;，、@])\s*(${number})\s*(?:m|米)?)?$`,
  'i',
)
const stretchRow = new RegExp(
  String.raw`^(${placePattern})\s*(?:-|–|—|~|〜|至|到|\bto\b)\s*(${placePattern})(?:\s*${offsetPattern})?$`,
  'i',
)

function readChainage(row: string, ground: PlaceGround): readonly Position[] | PlaceError | undefined {
  const match = chainageRow.exec(row)
  if (match === null) return undefined
  const [, place = '', offset, closeOffset] = match
  const atM = chainageOf(place, ground)
  if (typeof atM === 'string') return atM
  const offsetM = numberOf(offset ?? closeOffset, ground.offsetM)
  return isFar(offsetM) ? 'far-away' : [positionBeside(ground.line, atM, offsetM)]
}

function readStretch(row: string, ground: PlaceGround): readonly Position[] | PlaceError | undefined {
  const match = stretchRow.exec(row)
  if (match === null) return undefined
  const [, from = '', to = '', offset] = match
  const [fromM, toM] = [chainageOf(from, ground), chainageOf(to, ground)]
  if (typeof fromM === 'string') return fromM
  if (typeof toM === 'string') return toM
  const { line } = ground
  const offsetM = numberOf(offset, ground.offsetM)
  if (isFar(offsetM)) return 'far-away'
  const path = followLine(line, positionBeside(line, fromM, 0), positionBeside(line, toM, 0), offsetM, [])
  return path.length < 2 ? 'no-length' : path
}

function chainageOf(place: string, { line, markers }: PlaceGround): number | PlaceError {
  const beside = /^(?:marker|界碑|界桩)\s*([^\s+号]+)\s*号?\s*(?:\+\s*(\d+(?:\.\d+)?))?/i.exec(place)
  if (beside !== null) {
    const [, wanted = '', metres] = beside
    const marker = markers.find((each) => each.number.toLowerCase() === wanted.toLowerCase())
    if (marker === undefined) return 'no-marker'
    return onLine(line, marker.chainageM + numberOf(metres, 0))
  }
  const atM = parseChainage(place)
  return atM === undefined ? 'unreadable' : onLine(line, atM)
}

const onLine = (line: BorderLine, atM: number): number | PlaceError =>
  atM >= 0 && atM <= line.lengthM ? atM : 'beyond-line'

const numberOf = (text: string | undefined, otherwise: number) =>
  text === undefined ? otherwise : Number(text)

const anglePattern = String.raw`([NSEW]|北纬|南纬|东经|西经)?\s*(-?\d{1,3}(?:\.\d+)?)(?:\s*[°度]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′分]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:"|″|''|′′|秒))?)?)?\s*([NSEW])?`
const coordinatesRow = new RegExp(String.raw`^${anglePattern}\s*[,;\s]\s*${anglePattern}$`, 'i')

interface Angle {
  readonly degrees: number
  readonly axis: 'lat' | 'lon' | undefined
}

/** Two angles in either order; where neither says which it is, the order that lies nearer to the line. */
function readCoordinates(row: string, line: BorderLine): readonly Position[] | PlaceError | undefined {
  const match = coordinatesRow.exec(row)
  if (match === null) return undefined
  const [one, other] = [angleOf(match.slice(1, 6)), angleOf(match.slice(6, 11))]
  const orders: [lon: Angle, lat: Angle][] = [
    [one, other],
    [other, one],
  ]
  const positions = orders
    .filter(([lon, lat]) => lon.axis !== 'lat' && lat.axis !== 'lon')
    .map(([lon, lat]): Position => [lon.degrees, lat.degrees])
    .filter(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90)
    .map((position) => ({ position, awayM: Math.abs(locate(line, position).offsetM) }))
    .sort((a, b) => a.awayM - b.awayM)
  const nearest = positions[0]
  if (nearest === undefined) return 'unreadable'
  return isFar(nearest.awayM) ? 'far-away' : [nearest.position]
}

const isFar = (offsetM: number) => Math.abs(offsetM) > farthestM

function angleOf([before, degrees, minutes, seconds, after]: (string | undefined)[]): Angle {
  const letter = (before ?? after ?? '').toUpperCase()
  const whole = Number(degrees)
  const size = Math.abs(whole) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600
  const isNegative = whole < 0 || ['S', 'W', '南纬', '西经'].includes(letter)
  const axis = ['N', 'S', '北纬', '南纬'].includes(letter) ? 'lat' : letter === '' ? undefined : 'lon'
  return { degrees: isNegative ? -size : size, axis }
}
