import { z } from 'zod'
import type { Name } from '../../data/model/values.ts'
import { position } from '../../data/model/values.ts'
import type { Box } from '../../data/store/box.ts'
import type { Reader } from '../../data/store/tables.ts'
import type { TimeWindow } from '../../geo/units.ts'
import type { LineEntry } from '../lineShelf.ts'

/** In the order in which they are listed. */
export const collectionIds = [
  'border-lines',
  'kilometres',
  'markers',
  'ports',
  'trade-points',
  'trails',
  'checkpoints',
  'barriers',
  'devices',
  'stretches',
  'incidents',
] as const
export type CollectionId = (typeof collectionIds)[number]

export const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position).min(2)).min(1) }),
])
export type Geometry = z.infer<typeof geometry>

export interface Feature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: Geometry
  readonly properties: { readonly version?: number } & Readonly<Record<string, unknown>>
}

/** What a collection is read with: one moment of the journal and one of the clock. */
interface Reading {
  readonly tx: Reader
  readonly lines: readonly LineEntry[]
  /** The instant that derived properties are true at, epoch milliseconds. */
  readonly atMs: number
}

export interface FeatureSelection {
  readonly id?: string | undefined
  readonly lineId?: string | undefined
  readonly window?: TimeWindow | undefined
  readonly box?: Box | undefined
}

export interface FeatureList {
  readonly features: readonly Feature[]
  /** When the clock alone changes a derived property next; Infinity where it never does. */
  readonly changesAtMs: number
}

export interface Collection {
  readonly id: CollectionId
  readonly title: Name
  readonly description: string
  readonly properties: z.ZodObject
  read(reading: Reading, selection: FeatureSelection): Promise<FeatureList>
}

/** Of every stored feature: what `If-Match` names. */
export const version = z.number().int().min(1)

/** Of instants that change a derived property, the next one after `atMs`. */
export function nextChange(atMs: number, instantsMs: Iterable<number>): number {
  let next = Infinity
  for (const instantMs of instantsMs) if (instantMs > atMs && instantMs < next) next = instantMs
  return next
}
