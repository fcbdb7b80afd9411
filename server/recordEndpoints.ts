import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Change } from '../data/journal/commit.ts'
import type { Actor } from '../data/model/account.ts'
import type { ActKind } from '../data/model/journalEntry.ts'
import { recordSchemas, type RecordKind, type RecordOf } from '../data/model/records.ts'
import type { AnyRecord } from '../data/model/recordPlace.ts'
import { currentSequence, readTogether } from '../data/store/acts.ts'
import { listRecords, tryGetRecord, type Selection, type Stored } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { isRestricted, looksDifferent, sightNameOf, sightOf } from './access/sight.ts'
import type { App } from './appContext.ts'
import { actOf, expectedVersion, type Acting } from './actOf.ts'
import { makeRecord } from './checkInput.ts'
import { endpoint, notFound, type Endpoint, type EndpointTag } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

interface WrittenRecord<Kind extends RecordKind, Input extends z.ZodObject> {
  readonly kind: Kind
  /** What it is called in the documentation: `a barrier`. */
  readonly noun: string
  readonly tag: EndpointTag
  readonly input: Input
  /** Of what is drawn by thousands of points. */
  readonly mostBodyBytes?: number
  /** Ending one has to be accounted for. */
  readonly removalNeedsReason?: boolean
  readonly acts: { readonly created: ActKind; readonly changed: ActKind; readonly removed: ActKind }
  /** Checks what was sent against the line and what else is kept; gives the record's fields. */
  prepare(acting: Acting, input: z.infer<Input>, before: RecordOf<Kind> | undefined): Promise<object>
  /** What else begins with a new record. */
  alongWith?(acting: Acting, record: RecordOf<Kind>): readonly Change[]
  /** Refuses to end what is still in use; gives what else ends with it. */
  onRemove?(acting: Acting, record: RecordOf<Kind>): Promise<readonly Change[]>
}

const params = z.object({ id: z.uuid() })

/** Creating, changing and ending records of one kind: check, load, commit, answer the new record. */
export function recordEndpoints<Kind extends RecordKind, Input extends z.ZodObject>(
  written: WrittenRecord<Kind, Input>,
): { create: Endpoint; change: Endpoint; remove: Endpoint } {
  const { kind, noun, tag, input, acts } = written
  const answer = versioned(kind)
  const size = written.mostBodyBytes === undefined ? {} : { mostBodyBytes: written.mostBodyBytes }
  const create = endpoint({
    summary: `Make ${noun}`,
    tag,
    body: input,
    ...size,
    answer,
    status: 201,
    act: 'new',
    handle: ({ app, body, request }) =>
      actOf(app, request, acts.created, async (acting) => {
        const fields = await written.prepare(acting, body, undefined)
        const id = newId()
        const record = makeRecord(kind, { ...fields, id, synthetic: false })
        const also = written.alongWith?.(acting, record) ?? []
        return {
          changes: [{ kind, id, record, expectedVersion: 0 }, ...also],
          reply: { status: 201, body: { ...record, version: 1 } },
        }
      }),
  })
  const change = endpoint({
    summary: `Change ${noun}`,
    tag,
    params,
    body: input,
    ...size,
    answer,
    act: 'of-version',
    handle: ({ app, params, body, request }) =>
      actOf(app, request, acts.changed, async (acting) => {
        const before = await tryGetRecord(acting.tx, kind, params.id)
        if (before === undefined) throw notFound('id', params.id)
        const expected = expectedVersion(request)
        const fields = await written.prepare(acting, body, before.record)
        const { synthetic } = before.record
        const record = makeRecord(kind, { ...fields, id: params.id, synthetic })
        return {
          changes: [{ kind, id: params.id, record, expectedVersion: expected }],
          reply: { status: 200, body: { ...record, version: expected + 1 } },
        }
      }),
  })
  const remove = endpoint({
    summary: `End ${noun}; its history stays`,
    tag,
    params,
    status: 204,
    act: 'of-version',
    needsReason: written.removalNeedsReason ?? false,
    handle: ({ app, params, request }) =>
      actOf(app, request, acts.removed, async (acting) => {
        const before = await tryGetRecord(acting.tx, kind, params.id)
        if (before === undefined) throw notFound('id', params.id)
        const also = (await written.onRemove?.(acting, before.record)) ?? []
        const expected = expectedVersion(request)
        return {
          changes: [{ kind, id: params.id, record: null, expectedVersion: expected }, ...also],
          reply: { status: 204, body: undefined },
        }
      }),
  })
  return { create, change, remove }
}

/** A kind's records as a list answers them. */
export function versioned(kind: RecordKind, leftOut: readonly string[] = []): z.ZodObject {
  const { shape } = recordSchemas[kind] as z.ZodObject
  return z.object({ ...without(shape, leftOut), version: z.number().int().min(1) })
}

const without = <Value extends object>(value: Value, fields: readonly string[]): Value | Partial<Value> =>
  fields.length === 0
    ? value
    : (Object.fromEntries(
        Object.entries(value).filter(([field]) => !fields.includes(field)),
      ) as Partial<Value>)

/** What somebody may see of records of a kind. */
export async function seenBy<Kind extends RecordKind>(
  app: App,
  tx: Reader,
  actor: Actor,
  kind: Kind,
  stored: readonly Stored<Kind>[],
): Promise<readonly { record: object; version: number }[]> {
  if (!looksDifferent(kind)) return stored
  const { see } = await sightOf(app, tx, actor)
  const seen: { record: object; version: number }[] = []
  for (const { record, version } of stored) {
    const shown = await see({ kind, record } as unknown as AnyRecord)
    if (shown !== null) seen.push({ record: shown, version })
  }
  return seen
}

/** A policy's own version is what people know it by, and a policy never changes under it. */
function policyVersion(record: object): number | undefined {
  return 'version' in record && typeof record.version === 'number' ? record.version : undefined
}

/** A list of the records of a kind, selected by query parameters. */
export function recordList<Kind extends RecordKind, Query extends z.ZodObject>(list: {
  kind: Kind
  summary: string
  tag: EndpointTag
  /** All records of the kind where these two are left out. */
  query?: Query
  select?(query: z.infer<Query>): Selection
  /** What is too much for a list; it is asked for by itself. */
  leftOut?: readonly (keyof RecordOf<Kind> & string)[]
}): Endpoint {
  const { leftOut = [] } = list
  return endpoint({
    summary: list.summary,
    tag: list.tag,
    query: (list.query ?? z.strictObject({})).extend(asOfQuery),
    answer: z.object({ items: z.array(versioned(list.kind, leftOut)), sequence: z.number().int() }),
    async handle({ app, query: { asOf, ...query }, request: { actor } }) {
      const known = await knowledgeOf(app, asOf)
      const sight = sightNameOf(actor, list.kind)
      const key = `list ${list.kind} ${sight}${known.name}${JSON.stringify(query)}`
      const selection = list.select?.(query as z.infer<Query>) ?? {}
      const read = async (tx: Reader, sequence: number) => {
        const stored = await listRecords(tx, list.kind, selection)
        const items = (await seenBy(app, tx, actor, list.kind, stored)).map(({ record, version }) => ({
          ...without(record, leftOut),
          version: policyVersion(record) ?? version,
        }))
        return { body: { items, sequence }, type: 'application/json', sequence, changesAtMs: Infinity }
      }
      // What may be seen of the past follows from where people are today.
      const today = isRestricted(list.kind) ? `${await currentSequence(app.db)} ` : ''
      const cached = await known.bodies.get(today + key, known.sequence, known.nowMs, () =>
        readTogether(app.db, read, known.past),
      )
      return { cached, headers: known.headers }
    },
  })
}
