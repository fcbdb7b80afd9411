import { z } from 'zod'
import { readTogether } from '../data/store/acts.ts'
import { boxOf, type Box } from '../data/store/box.ts'
import type { Reader } from '../data/store/tables.ts'
import { allCollections, collections } from './collections/allCollections.ts'
import type { Collection } from './collections/collection.ts'
import { endpoint, type Answer, type RequestFacts } from './endpoint.ts'
import { collectionId, crs84, geoJson } from './features.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import type { LineEntry } from './lineShelf.ts'

const json = 'application/json'
const openApiType = 'application/vnd.oai.openapi+json;version=3.1'

const link = z.object({ href: z.string(), rel: z.string(), type: z.string(), title: z.string() })
const collectionAnswer = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  itemType: z.literal('feature'),
  extent: z.object({ spatial: z.object({ bbox: z.array(z.array(z.number())), crs: z.string() }) }).optional(),
  crs: z.array(z.string()),
  links: z.array(link),
})
const format = z.strictObject({ f: z.literal('json').optional() })

export const getLanding = endpoint({
  summary: 'The way into the API: an OGC API – Features service',
  tag: 'features',
  query: format,
  answer: z.object({ title: z.string(), description: z.string(), links: z.array(link) }),
  handle: ({ app, request }) => ({
    body: {
      title: `Borderkeep: ${app.settings.countyName[request.language]}`,
      description:
        'Which kilometre of the border is held at which hour, by whom, and where and when it is not.',
      links: [
        { href: request.apiAddress, rel: 'self', type: json, title: 'This page' },
        {
          href: `${request.apiAddress}/openapi.json`,
          rel: 'service-desc',
          type: openApiType,
          title: 'OpenAPI',
        },
        { href: `${request.apiAddress}/docs`, rel: 'service-doc', type: 'text/html', title: 'Documentation' },
        { href: `${request.apiAddress}/conformance`, rel: 'conformance', type: json, title: 'Conformance' },
        { href: `${request.apiAddress}/collections`, rel: 'data', type: json, title: 'Collections' },
      ],
    },
  }),
})

export const getConformance = endpoint({
  summary: 'Conformance classes that the API keeps',
  tag: 'features',
  query: format,
  answer: z.object({ conformsTo: z.array(z.string()) }),
  handle: () => ({
    body: {
      conformsTo: ['core', 'geojson'].map(
        (conformanceClass) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${conformanceClass}`,
      ),
    },
  }),
})

export const listCollections = endpoint({
  summary: 'The collections',
  tag: 'features',
  query: format.extend(asOfQuery),
  answer: z.object({ links: z.array(link), collections: z.array(collectionAnswer) }),
  async handle({ app, query, request }) {
    const { past, headers } = await knowledgeOf(app, query.asOf)
    const read = async (tx: Reader, sequence: number): Promise<Answer> => {
      const lines = await app.lines.at(tx, sequence)
      return {
        headers: { ...headers, Sequence: String(sequence) },
        body: {
          links: [{ href: `${request.apiAddress}/collections`, rel: 'self', type: json, title: 'This page' }],
          collections: allCollections.map((collection) => describe(collection, lines, request)),
        },
      }
    }
    return readTogether(app.db, read, past)
  },
})

export const getCollection = endpoint({
  summary: 'One collection',
  tag: 'features',
  params: z.object({ collectionId }),
  query: format.extend(asOfQuery),
  answer: collectionAnswer,
  async handle({ app, params, query, request }) {
    const { past, headers } = await knowledgeOf(app, query.asOf)
    const read = async (tx: Reader, sequence: number): Promise<Answer> => ({
      headers: { ...headers, Sequence: String(sequence) },
      body: describe(collections[params.collectionId], await app.lines.at(tx, sequence), request),
    })
    return readTogether(app.db, read, past)
  },
})

function describe(
  { id, title, description }: Collection,
  lines: readonly LineEntry[],
  { apiAddress, language }: RequestFacts,
): z.infer<typeof collectionAnswer> {
  const box = lines.length === 0 ? undefined : boxOf(lines.flatMap(({ record }) => record.path))
  return {
    id,
    title: title[language],
    description,
    itemType: 'feature',
    ...(box !== undefined && { extent: { spatial: { bbox: [spread(box)], crs: crs84 } } }),
    crs: [crs84],
    links: [
      { href: `${apiAddress}/collections/${id}`, rel: 'self', type: json, title: title[language] },
      { href: `${apiAddress}/collections/${id}/items`, rel: 'items', type: geoJson, title: title[language] },
    ],
  }
}

/** Half a degree round the lines: what is kept lies beside them. */
const marginDeg = 0.5
const spread = ({ minLon, minLat, maxLon, maxLat }: Box): number[] => [
  Math.max(-180, minLon - marginDeg),
  Math.max(-90, minLat - marginDeg),
  Math.min(180, maxLon + marginDeg),
  Math.min(90, maxLat + marginDeg),
]
