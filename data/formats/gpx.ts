import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Fixes } from '../../geo/fixes.ts'

/** One `trkseg` of a track, or one route, whose points have no times. */
export interface GpxSegment {
  readonly kind: 'track' | 'route'
  /** Of the track or route; `null` where it has none. */
  readonly name: string | null
  /** In the order of the file. A point without a time has `timeMs` NaN; GPX states no accuracy in metres. */
  readonly fixes: Fixes
}

export type GpxErrorCode =
  | 'not-xml'
  | 'not-gpx'
  | 'document-type'
  | 'too-large'
  | 'too-deep'
  | 'too-many-points'
  | 'position-missing'
  | 'position-out-of-range'
  | 'time-invalid'

/** Why a file cannot be read, and the line (from 1) where reading stopped. */
export class GpxError extends Error {
  readonly code: GpxErrorCode
  readonly line: number

  constructor(code: GpxErrorCode, line: number, message: string) {
    super(`Line ${line}: ${message}`)
    this.name = 'GpxError'
    this.code = code
    this.line = line
  }
}

/** What a file may ask of this machine at most. */
export interface GpxLimits {
  readonly mostCharacters: number
  readonly mostPoints: number
  readonly deepestElement: number
}

/** A week of one fix a second takes 100 MB as GPX writes it; a shift is a hundredth of that. */
export const defaultGpxLimits: GpxLimits = {
  mostCharacters: 50_000_000,
  mostPoints: 500_000,
  deepestElement: 64,
}

/**
 * Reads the tracks and routes of a GPX 1.0 or 1.1 file (topografix.com/GPX/1/1) segment by segment;
 * segments without points and everything else in it are passed over. A time without a zone is UTC, as
 * GPX says. Of XML's entities only the five built-in ones and characters by number are known.
 *
 * @throws GpxError with the line at fault
 */
export function readGpx(text: string, limits: GpxLimits = defaultGpxLimits): GpxSegment[] {
  if (text.length > limits.mostCharacters)
    throw new GpxError('too-large', 1, `The file is longer than ${limits.mostCharacters} characters.`)
  const parser = new SaxesParser()
  const refuse = (code: GpxErrorCode, message: string): never => {
    throw new GpxError(code, parser.line, message)
  }
  const segments: GpxSegment[] = []
  /** Segments of the open track or route; its name may come after them. */
  let open: Points[] = []
  let points = noPoints()
  let name: string | null = null
  let pointCount = 0
  const path: string[] = []
  /** Text of the element being read where it matters, else `undefined`. */
  let content: string | undefined
  let prefix = ''

  parser.on('error', (error) =>
    refuse('not-xml', `This is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`),
  )
  parser.on('doctype', () => refuse('document-type', 'A document type is not accepted; GPX has none.'))
  parser.on('opentag', (tag) => {
    if (path.length === 0) prefix = checkRoot(tag, refuse)
    if (path.length >= limits.deepestElement)
      refuse('too-deep', `Elements lie deeper than ${limits.deepestElement}.`)
    path.push(tag.name.startsWith(prefix) ? tag.name.slice(prefix.length) : tag.name)
    content = undefined
    switch (path.join('/')) {
      case 'gpx/trk':
      case 'gpx/rte':
        open = []
        name = null
        points = noPoints()
        break
      case 'gpx/trk/trkseg':
        points = noPoints()
        break
      case 'gpx/trk/trkseg/trkpt':
      case 'gpx/rte/rtept':
        if (++pointCount > limits.mostPoints)
          refuse('too-many-points', `The file has more than ${limits.mostPoints} points.`)
        points.lonLat.push(coordinateOf(tag, 'lon', 180, refuse), coordinateOf(tag, 'lat', 90, refuse))
        points.timeMs.push(NaN)
        break
      case 'gpx/trk/name':
      case 'gpx/rte/name':
      case 'gpx/trk/trkseg/trkpt/time':
        content = ''
    }
  })
  const addText = (added: string) => {
    if (content !== undefined) content += added
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    switch (path.join('/')) {
      case 'gpx/trk/name':
      case 'gpx/rte/name':
        name = content?.trim() || null
        break
      case 'gpx/trk/trkseg/trkpt/time':
        points.timeMs[points.timeMs.length - 1] = timeOf(content ?? '', refuse)
        break
      case 'gpx/trk/trkseg':
        open.push(points)
        break
      case 'gpx/trk':
        for (const segment of segmentsOf('track', name, open)) segments.push(segment)
        break
      case 'gpx/rte':
        for (const segment of segmentsOf('route', name, [points])) segments.push(segment)
    }
    content = undefined
    path.pop()
  })
  parser.write(text).close()
  return segments
}

type Refuse = (code: GpxErrorCode, message: string) => never

/** Points being read. */
interface Points {
  readonly timeMs: number[]
  readonly lonLat: number[]
}

function noPoints(): Points {
  return { timeMs: [], lonLat: [] }
}

/** The prefix of GPX's names, which the root element has too. */
function checkRoot({ name, attributes }: SaxesTagPlain, refuse: Refuse): string {
  const prefix = name.endsWith(':gpx') ? name.slice(0, -'gpx'.length) : ''
  if (name.slice(prefix.length) !== 'gpx') refuse('not-gpx', `This is no GPX file: it begins with <${name}>.`)
  const version = attributes['version'] ?? 'none'
  if (version !== '1.0' && version !== '1.1')
    refuse('not-gpx', `GPX version 1.0 or 1.1 is read; the file says ${version}.`)
  return prefix
}

function coordinateOf(
  { name, attributes }: SaxesTagPlain,
  axis: 'lon' | 'lat',
  greatest: number,
  refuse: Refuse,
): number {
  const written = attributes[axis]?.trim()
  if (written === undefined || written === '') return refuse('position-missing', `<${name}> has no ${axis}.`)
  const degrees = decimal.test(written) ? Number(written) : NaN
  // The negated form catches what is no number.
  if (!(Math.abs(degrees) <= greatest))
    refuse('position-out-of-range', `${axis} must lie in -${greatest} to ${greatest}; got ${written}.`)
  return degrees
}

/** As `Number` reads more than XML's decimals. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const dateTime = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/

/** An empty element is a missing time. */
function timeOf(content: string, refuse: Refuse): number {
  const written = content.trim()
  if (written === '') return NaN
  const [, day, zone] = dateTime.exec(written) ?? []
  const isDay = day !== undefined && isInCalendar(day)
  const timeMs = isDay ? Date.parse(zone === undefined ? `${written}Z` : written) : NaN
  if (Number.isNaN(timeMs)) refuse('time-invalid', `${written} is no time such as 2026-03-01T08:00:00Z.`)
  return timeMs
}

/** `Date` takes 30 February for 2 March. */
function isInCalendar(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
}

function segmentsOf(kind: GpxSegment['kind'], name: string | null, parts: readonly Points[]): GpxSegment[] {
  return parts
    .filter(({ timeMs }) => timeMs.length > 0)
    .map(({ timeMs, lonLat }) => ({
      kind,
      name,
      fixes: {
        count: timeMs.length,
        timeMs: Float64Array.from(timeMs),
        lonLat: Float64Array.from(lonLat),
        accuracyM: new Float32Array(timeMs.length).fill(NaN),
      },
    }))
}
