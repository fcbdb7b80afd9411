import { z } from 'zod'
import { checkInput } from './checkInput.ts'
import { fieldInvalid } from './fieldInvalid.ts'

/**
 * Reads a report of the OsmAnd protocol, which Traccar Client and many other apps speak
 * (https://www.traccar.org/osmand/): as query or form parameters, or as the JSON that Traccar Client
 * sends since its version 9. What is not needed here (speed, bearing, altitude, battery, activity)
 * is taken and passed over.
 */
export interface OsmandReport {
  /** What the device calls itself. */
  readonly key: string
  readonly timeMs: number
  readonly lon: number
  readonly lat: number
  /** NaN where it was not reported. */
  readonly accuracyM: number
}

const lon = z.number().min(-180).max(180)
const lat = z.number().min(-90).max(90)
const accuracyM = z.number().min(0).max(1e7)
const key = z.string().trim().min(1).max(64)

/** What Traccar Client sends; its other fields are not looked at. */
export const osmandJson = z.looseObject({
  device_id: z.union([z.string().trim().min(1).max(64), z.number()]),
  location: z.looseObject({
    timestamp: z.union([z.string(), z.number()]),
    coords: z.looseObject({ latitude: lat, longitude: lon, accuracy: accuracyM.nullish() }),
  }),
})

/** The parameters that are looked at; others may stand beside them. */
export const osmandQuery = z.looseObject({
  id: z.string().optional().meta({ description: 'The key of the tracker; deviceid does as well' }),
  deviceid: z.string().optional(),
  lat: z.string().optional(),
  lon: z.string().optional(),
  location: z.string().optional().meta({ description: 'lat,lon in one, instead of lat and lon' }),
  timestamp: z.string().optional().meta({
    description:
      'Seconds or milliseconds since 1970, ISO 8601, or yyyy-MM-dd HH:mm:ss in UTC; now where left out',
  }),
  accuracy: z.string().optional().meta({ description: 'Metres' }),
})
type OsmandQuery = z.infer<typeof osmandQuery>

export function reportOfJson({ device_id, location }: z.infer<typeof osmandJson>): OsmandReport {
  const { coords, timestamp } = location
  return {
    key: String(device_id).trim(),
    timeMs: readTime(String(timestamp), 'location.timestamp'),
    lon: coords.longitude,
    lat: coords.latitude,
    accuracyM: accuracyOf(coords.accuracy),
  }
}

/** Throws Refusal naming the parameter at fault. */
export function reportOfQuery(query: OsmandQuery, nowMs: number): OsmandReport {
  const keyField = query.id === undefined && query.deviceid !== undefined ? 'deviceid' : 'id'
  const [placeLat, placeLon] = (query.location ?? '').split(',')
  const [latField, lonField] = query.location === undefined ? ['lat', 'lon'] : ['location', 'location']
  const accuracy = query.accuracy === undefined || query.accuracy === '' ? undefined : query.accuracy
  return {
    key: read(keyField, key, query[keyField]),
    timeMs: query.timestamp === undefined ? nowMs : readTime(query.timestamp, 'timestamp'),
    lon: readNumber(lonField, lon, query.lon ?? placeLon),
    lat: readNumber(latField, lat, query.lat ?? placeLat),
    accuracyM: accuracyOf(accuracy === undefined ? undefined : readNumber('accuracy', accuracyM, accuracy)),
  }
}

/** A form in the body carries what a query does. */
export const queryOfForm = (text: string): OsmandQuery => Object.fromEntries(new URLSearchParams(text))

/** Receivers that do not know it say 0. */
const accuracyOf = (accuracyM: number | null | undefined): number =>
  accuracyM === undefined || accuracyM === null || accuracyM === 0 ? NaN : accuracyM

const lastSecond = 2 ** 31 - 1
const latestMs = Date.UTC(2100, 0, 1)

/** As Traccar reads it: up to 2³¹ - 1 is seconds, above it milliseconds; a time without a zone is UTC. */
function readTime(text: string, field: string): number {
  const given = text.trim()
  const timeMs = /^\d+(\.\d+)?$/.test(given)
    ? Number(given) * (Number(given) < lastSecond ? 1000 : 1)
    : Date.parse(withZone(given))
  if (timeMs >= 0 && timeMs < latestMs) return Math.round(timeMs)
  throw fieldInvalid(
    field,
    `${JSON.stringify(given.slice(0, 60))} is no time: seconds or milliseconds since 1970, ISO 8601 or yyyy-MM-dd HH:mm:ss are`,
    `${JSON.stringify(given.slice(0, 60))} 不是时间：须为 1970 年以来的秒或毫秒数、ISO 8601 或 yyyy-MM-dd HH:mm:ss`,
  )
}

function withZone(text: string): string {
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return `${text.replace(' ', 'T')}Z`
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return ''
  return /(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`
}

const readNumber = (field: string, schema: z.ZodNumber, text: string | undefined): number =>
  read(field, schema, text === undefined || text.trim() === '' ? undefined : Number(text))

const read = <Schema extends z.ZodType>(field: string, schema: Schema, value: unknown): z.infer<Schema> =>
  checkInput(z.object({ [field]: schema }), { [field]: value })[field] as z.infer<Schema>
