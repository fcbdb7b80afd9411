import { z } from 'zod'
import type { ActKind } from '../data/model/journalEntry.ts'
import { recordSchemas, type RecordKind, type RecordOf } from '../data/model/records.ts'
import { readTogether } from '../data/store/acts.ts'
import { tryGetRecord } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { actOf, expectedVersion } from './actOf.ts'
import { inputShape, makeRecord } from './checkInput.ts'
import { endpoint, type Endpoint, type EndpointTag } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

interface SingleRecord<Kind extends RecordKind> {
  readonly kind: Kind
  readonly tag: EndpointTag
  /** As it is before anybody set it; it says under which id it is kept. */
  readonly first: RecordOf<Kind> & { readonly id: string }
  /** What reading it answers, for the documentation. */
  readonly summary: string
  /** What setting it does. */
  readonly setSummary: string
  readonly act: ActKind
}

interface SingleRecordEndpoints<Kind extends RecordKind> {
  /** As it was set last; version 0 is what holds before anybody set it. */
  readonly read: (tx: Reader) => Promise<{ record: RecordOf<Kind>; version: number }>
  readonly get: Endpoint
  readonly set: Endpoint
}

/** Reading and setting a record of whose kind there is one: `If-Match: "0"` sets it for the first time. */
export function singleRecord<Kind extends RecordKind>(
  single: SingleRecord<Kind>,
): SingleRecordEndpoints<Kind> {
  const { kind, tag, first, act } = single
  const { id } = first
  const schema = recordSchemas[kind] as z.ZodObject
  const answer = z.object({ ...schema.shape, version: z.number().int().min(0) })
  const read = async (tx: Reader) => (await tryGetRecord(tx, kind, id)) ?? { record: first, version: 0 }
  const get = endpoint({
    summary: single.summary,
    tag,
    query: z.strictObject(asOfQuery),
    answer,
    async handle({ app, query }) {
      const { past, headers } = await knowledgeOf(app, query.asOf)
      return readTogether(
        app.db,
        async (tx) => {
          const { record, version } = await read(tx)
          return { body: { ...record, version }, headers: { ...headers, ETag: `"${version}"` } }
        },
        past,
      )
    },
  })
  const set = endpoint({
    summary: single.setSummary,
    tag,
    body: inputShape(schema, []),
    answer,
    act: 'of-version',
    handle: ({ app, body, request }) =>
      actOf(app, request, act, () => {
        const expected = expectedVersion(request)
        const record = makeRecord(kind, { ...body, id, synthetic: false })
        return Promise.resolve({
          changes: [{ kind, id, record, expectedVersion: expected }],
          reply: { status: 200, body: { ...record, version: expected + 1 } },
        })
      }),
  })
  return { read, get, set }
}
