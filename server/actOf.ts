import { commit, type Applied } from '../data/journal/commit.ts'
import { Refusal } from '../data/journal/refusal.ts'
import type { Actor } from '../data/model/account.ts'
import type { ActKind } from '../data/model/journalEntry.ts'
import type { RecordKind } from '../data/model/records.ts'
import { knownIds } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { checkJurisdiction } from './access/jurisdiction.ts'
import type { App } from './appContext.ts'
import type { Answer, RequestFacts } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import type { LineEntry } from './lineShelf.ts'

/** What an act is applied with: one moment of the store, in the transaction that writes it. */
export interface Acting {
  readonly app: App
  readonly tx: Reader
  /** Who does it. */
  readonly actor: Actor
  readonly origin: RequestFacts['origin']
  readonly sequence: number
  readonly lines: readonly LineEntry[]
  /** The clock, for what may lie ahead and what may not. */
  readonly nowMs: number
  /** When the journal receives the act: no earlier than the one before it, whatever the clock. */
  readonly receivedAt: string
}

/** Taking an act back takes the right to that act, as nobody does so what they may not do. */
export interface Judged extends Applied {
  readonly judgedAs?: ActKind
}

/** Commits an act on behalf of a request and answers with its reply. */
export async function actOf(
  app: App,
  request: RequestFacts,
  kind: ActKind,
  apply: (acting: Acting) => Promise<Judged>,
  more: {
    readonly observedAt?: string
    readonly reason?: string | undefined
    readonly reverses?: number
  } = {},
): Promise<Answer> {
  app.keeping.storage.checkWritable()
  const nowMs = app.now()
  const beganMs = performance.now()
  const receivedAt = new Date(nowMs).toISOString()
  const { actor } = request
  const committed = await commit(app.db, actor.userName, {
    actId: request.actId ?? '',
    kind,
    observedAt: more.observedAt ?? receivedAt,
    receivedAt,
    reason: more.reason ?? request.reason,
    reverses: more.reverses,
    origin: request.origin,
    request: askedFor(request),
    async apply(tx, sequence, receivedAt) {
      const lines = await app.lines.at(tx, sequence - 1)
      const acting: Acting = { app, tx, actor, origin: request.origin, sequence, nowMs, receivedAt, lines }
      const applied = await apply(acting)
      await checkJurisdiction(acting, applied.judgedAs ?? kind, applied.changes)
      return applied
    },
  })
  app.keeping.metrics.actTook((performance.now() - beganMs) / 1000)
  const version = versionOf(committed.body)
  return {
    status: committed.status,
    body: committed.body,
    headers: {
      'Act-Sequence': String(committed.sequence),
      ...(version === undefined ? {} : { ETag: `"${version}"` }),
    },
  }
}

const askedFor = ({ method, address, ifMatch, reason, bodyText }: RequestFacts): string =>
  `${method} ${address} ${ifMatch ?? ''}\n${bodyText}${reason === undefined ? '' : `\nReason: ${reason}`}`

function versionOf(body: unknown): number | undefined {
  if (typeof body !== 'object' || body === null || !('version' in body)) return undefined
  return typeof body.version === 'number' ? body.version : undefined
}

/** The version that `If-Match` names; the endpoint has made sure that there is one. */
export function expectedVersion({ ifMatch }: RequestFacts): number {
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch ?? '')
  if (match === null)
    throw new Refusal(
      'precondition-required',
      {
        en: 'If-Match must name the version you changed, in quotes as in the ETag: "3".',
        zh: 'If-Match 须注明所修改的版本，与 ETag 一样带引号："3"。',
      },
      'If-Match',
    )
  return Number(match[1])
}

/** Refuses ids that name nothing, each at its field. */
export async function checkReferences(
  tx: Reader,
  kind: RecordKind,
  references: readonly { readonly field: string; readonly id: string | null }[],
  /** Named before: they may be gone since. */
  before: readonly (string | null)[] = [],
): Promise<void> {
  const stood = new Set(before)
  const asked = references.filter(({ id }) => !stood.has(id))
  const known = await knownIds(
    tx,
    kind,
    asked.flatMap(({ id }) => (id === null ? [] : [id])),
  )
  for (const { field, id } of asked)
    if (id !== null && !known.has(id))
      throw fieldInvalid(field, `there is no ${kind} ${id}`, `没有 ${id} 这条记录`)
}
