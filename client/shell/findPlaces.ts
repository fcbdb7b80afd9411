import type { Name } from '../../data/model/values.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { locate } from '../../geo/chainage.ts'
import { parseChainage } from '../../geo/chainageLabel.ts'
import type { Position } from '../../geo/units.ts'
import { holds, readNamedKind } from './namedKind.ts'
import type { Selection } from './viewState.ts'

/** A named thing that can be searched for. */
export interface NamedPlace {
  readonly kind: 'trail' | 'checkpoint' | 'barrier' | 'device' | 'port' | 'trade-point'
  readonly id: string
  readonly lineId: string
  readonly name: Name
  /** A trail's number. */
  readonly number?: number
}

export interface SearchContent {
  readonly lines: readonly BorderLine[]
  /** The line that a bare chainage is meant on. */
  readonly lineId: string | undefined
  readonly places: readonly NamedPlace[]
  readonly markers: readonly { lineId: string; number: string; chainageM: number }[]
}

export type FoundPlace =
  | {
      kind: 'kilometre' | 'coordinates' | 'marker'
      selection: Selection
      lineId: string
      atM: number
      text: string
    }
  | { kind: NamedPlace['kind']; selection: Selection; lineId: string; place: NamedPlace }

const mostFound = 12
/** Coordinates farther from every line than this are not meant. */
const farthestM = 50_000

/** The kilometre that holds a chainage, as a selection. */
export function kilometreAround(line: BorderLine, atM: number): Selection {
  const fromM = Math.min(
    Math.floor(atM / 1000) * 1000,
    Math.max(Math.ceil(line.lengthM / 1000) - 1, 0) * 1000,
  )
  return { kind: 'stretch', lineId: line.id, fromM, toM: Math.min(fromM + 1000, line.lengthM) }
}

/** Two numbers in either order, `104.85, 22.94` or `22.94 104.85`. */
export function readCoordinates(text: string): Position[] {
  const match = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*$/.exec(text)
  if (match === null) return []
  const [one, other] = [Number(match[1]), Number(match[2])]
  const pairs: Position[] = [
    [one, other],
    [other, one],
  ]
  return pairs.filter(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90)
}

function findCoordinates(text: string, lines: readonly BorderLine[]): FoundPlace[] {
  const nearest = readCoordinates(text)
    .flatMap((position) => lines.map((line) => ({ line, located: locate(line, position) })))
    .toSorted((one, other) => Math.abs(one.located.offsetM) - Math.abs(other.located.offsetM))[0]
  if (nearest === undefined || Math.abs(nearest.located.offsetM) > farthestM) return []
  const { line, located } = nearest
  return [
    {
      kind: 'coordinates',
      selection: kilometreAround(line, located.chainageM),
      lineId: line.id,
      atM: located.chainageM,
      text: text.trim(),
    },
  ]
}

function findChainage(text: string, { lines, lineId }: SearchContent): FoundPlace[] {
  const atM = parseChainage(text)
  const line = lines.find(({ id }) => id === lineId)
  if (atM === undefined || line === undefined || atM > line.lengthM) return []
  return [
    { kind: 'kilometre', selection: kilometreAround(line, atM), lineId: line.id, atM, text: text.trim() },
  ]
}

function findMarkers(wanted: string, content: SearchContent): FoundPlace[] {
  return content.markers
    .filter(({ number }) => number.toLowerCase().startsWith(wanted))
    .toSorted((one, other) => one.number.length - other.number.length || one.chainageM - other.chainageM)
    .slice(0, 4)
    .flatMap(({ lineId, number, chainageM }): FoundPlace[] => {
      const line = content.lines.find(({ id }) => id === lineId)
      if (line === undefined) return []
      const selection = kilometreAround(line, chainageM)
      return [{ kind: 'marker', selection, lineId, atM: chainageM, text: number }]
    })
}

/** Places by number or name; the one of exactly this number comes first. */
function findNamed(
  wanted: string,
  places: readonly NamedPlace[],
  isNamed: (name: string, wanted: string) => boolean,
): FoundPlace[] {
  const isNumber = ({ number }: NamedPlace) => number !== undefined && String(number) === wanted
  return places
    .filter((place) => isNumber(place) || isNamed(place.name.en, wanted) || isNamed(place.name.zh, wanted))
    .toSorted((one, other) => Number(isNumber(other)) - Number(isNumber(one)))
    .map((place) => ({
      kind: place.kind,
      selection: { kind: place.kind, id: place.id },
      lineId: place.lineId,
      place,
    }))
}

/** What is meant where the text names a kind, as `trail 60` does. */
function findOfKind(wanted: string, content: SearchContent): FoundPlace[] {
  const named = readNamedKind(wanted)
  if (named === undefined) return []
  const { kind, rest } = named
  if (kind === 'kilometre') return findChainage(rest, content)
  if (kind === 'marker') return findMarkers(rest, content)
  const places = content.places.filter((place) => place.kind === kind)
  return findNamed(rest, places, holds)
}

/** What a search text may mean, likeliest first. */
export function findPlaces(text: string, content: SearchContent): FoundPlace[] {
  // Chinese input writes letters, digits and signs in full width.
  const wanted = text.normalize('NFKC').trim().toLowerCase()
  if (wanted === '') return []
  const found = [
    ...findOfKind(wanted, content),
    ...findChainage(wanted, content),
    ...findCoordinates(wanted, content.lines),
    ...findMarkers(wanted, content),
    ...findNamed(wanted, content.places, (name) => name.toLowerCase().includes(wanted)),
  ]
  const seen = new Set<string>()
  return found
    .filter(({ kind, selection }) => {
      const key = `${kind} ${JSON.stringify(selection)}`
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, mostFound)
}
