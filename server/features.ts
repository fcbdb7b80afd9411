import { z } from 'zod'
import { readTogether } from '../data/store/acts.ts'
import type { Reader } from '../data/store/tables.ts'
import type { App } from './appContext.ts'
import { changesAtHeader } from './bodyCache.ts'
import { collections } from './collections/allCollections.ts'
import {
  collectionIds,
  geometry,
  type CollectionId,
  type FeatureList,
  type FeatureSelection,
} from './collections/collection.ts'
import { endpoint, notFound, type Answer } from './endpoint.ts'
import { asOfQuery, knowledgeOf, writeAsOf } from './knowledge.ts'
import { isInstant, readBox, readDatetime, writeDatetime } from './ogcQuery.ts'
import { geometryMeetsBox } from './pathMeetsBox.ts'

export const collectionId = z.enum(collectionIds)
export const geoJson = 'application/geo+json'

export const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
const link = z.object({
  href: z.string(),
  rel: z.string(),
  type: z.string().optional(),
  title: z.string().optional(),
})
const feature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry,
  properties: z.looseObject({}),
  links: z.array(link).optional(),
})
const featurePage = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(feature),
  numberMatched: z.number().int(),
  numberReturned: z.number().int(),
  links: z.array(link),
})

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'a whole number is expected')
  .transform(Number)

const itemsQuery = z.strictObject({
  bbox: z
    .string()
    .transform(readBox)
    .optional()
    .meta({ description: 'minLon,minLat,maxLon,maxLat in CRS84' }),
  'bbox-crs': z.literal(crs84).optional(),
  crs: z.literal(crs84).optional(),
  datetime: z
    .string()
    .transform(readDatetime)
    .optional()
    .meta({ description: 'An instant, or an interval from/to with .. for an open end' }),
  limit: wholeNumber
    .pipe(z.number().min(1))
    .transform((limit) => Math.min(limit, 10_000))
    .default(1000)
    .meta({ description: '1 to 10000; more counts as 10000' }),
  offset: wholeNumber.default(0),
  lineId: z.uuid().optional(),
  ...asOfQuery,
  f: z.literal('json').optional(),
})
type ItemsQuery = z.infer<typeof itemsQuery>

/** One page of a collection, from a body that is kept compressed until the journal or the clock moves on. */
export const listItems = endpoint({
  summary: 'Features of a collection',
  tag: 'features',
  params: z.object({ collectionId }),
  query: itemsQuery,
  answer: featurePage,
  answerType: geoJson,
  async handle({ app, params, query, request }) {
    const known = await knowledgeOf(app, query.asOf)
    const key = `${request.apiAddress} items ${params.collectionId} ${known.name}${JSON.stringify(query)}`
    const cached = await known.bodies.get(key, known.sequence, known.nowMs, () =>
      readTogether(
        app.db,
        async (tx, sequence) => {
          const { bbox: box, datetime: window, lineId } = query
          const reading = { app, tx, sequence, nowMs: known.nowMs }
          const list = await readFeatures(reading, params.collectionId, { box, window, lineId })
          return {
            body: pageOf(list, query, `${request.apiAddress}/collections/${params.collectionId}`),
            type: geoJson,
            sequence,
            changesAtMs: known.past === undefined ? list.changesAtMs : Infinity,
          }
        },
        known.past,
      ),
    )
    return { cached, headers: known.headers, settled: known.past === undefined }
  },
})

/** One feature, with the version that `If-Match` names as its ETag. */
export const getItem = endpoint({
  summary: 'One feature',
  tag: 'features',
  params: z.object({ collectionId, itemId: z.string().max(100) }),
  query: z.strictObject({ ...asOfQuery, f: z.literal('json').optional() }),
  answer: feature,
  answerType: geoJson,
  async handle({ app, params, query, request }) {
    const { past, nowMs, headers } = await knowledgeOf(app, query.asOf)
    const { collectionId, itemId } = params
    const read = async (tx: Reader, sequence: number): Promise<Answer> => {
      const list = await readFeatures({ app, tx, sequence, nowMs }, collectionId, { id: itemId })
      const [one] = list.features
      if (one === undefined) throw notFound('itemId', itemId)
      const address = `${request.apiAddress}/collections/${collectionId}`
      const links = [
        { href: `${address}/items/${encodeURIComponent(itemId)}`, rel: 'self', type: geoJson },
        { href: address, rel: 'collection', type: 'application/json' },
      ]
      const { version } = one.properties
      // Nobody changes the past: only of now a version is named to write on.
      const tag = version === undefined || past !== undefined ? {} : { ETag: `"${version}"` }
      return {
        body: { ...one, links },
        type: geoJson,
        headers: {
          ...headers,
          Sequence: String(sequence),
          ...changesAtHeader(past === undefined ? list.changesAtMs : Infinity),
          ...tag,
        },
      }
    }
    return readTogether(app.db, read, past)
  },
})

interface Reading {
  readonly app: App
  readonly tx: Reader
  readonly sequence: number
  /** The instant of knowledge, which is shown where no other is asked for. */
  readonly nowMs: number
}

async function readFeatures(
  { app, tx, sequence, nowMs }: Reading,
  id: CollectionId,
  selection: FeatureSelection,
): Promise<FeatureList> {
  const { window, box } = selection
  const lines = await app.lines.at(tx, sequence)
  const instantMs = window !== undefined && isInstant(window) ? window.fromMs : undefined
  const list = await collections[id].read({ tx, lines, atMs: instantMs ?? nowMs }, selection)
  return {
    features:
      box === undefined ? list.features : list.features.filter((one) => geometryMeetsBox(one.geometry, box)),
    changesAtMs: instantMs === undefined ? list.changesAtMs : Infinity,
  }
}

function pageOf(list: FeatureList, query: ItemsQuery, address: string) {
  const { offset, limit } = query
  const features = list.features.slice(offset, offset + limit)
  const pageAddress = (start: number) => {
    const { bbox, datetime, lineId, asOf } = query
    const search = new URLSearchParams({
      ...(bbox && { bbox: [bbox.minLon, bbox.minLat, bbox.maxLon, bbox.maxLat].join(',') }),
      ...(datetime && { datetime: writeDatetime(datetime) }),
      ...(lineId !== undefined && { lineId }),
      ...(asOf && { asOf: writeAsOf(asOf) }),
      limit: String(limit),
      ...(start > 0 && { offset: String(start) }),
    })
    return `${address}/items?${search.toString()}`
  }
  const next = offset + limit < list.features.length ? [pageLink('next', pageAddress(offset + limit))] : []
  const previous = offset > 0 ? [pageLink('prev', pageAddress(Math.max(0, offset - limit)))] : []
  return {
    type: 'FeatureCollection',
    features,
    numberMatched: list.features.length,
    numberReturned: features.length,
    links: [
      pageLink('self', pageAddress(offset)),
      ...next,
      ...previous,
      { href: address, rel: 'collection', type: 'application/json' },
    ],
  }
}

const pageLink = (rel: string, href: string) => ({ href, rel, type: geoJson })
