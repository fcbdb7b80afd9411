import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Applied } from '../../data/journal/commit.ts'
import { Refusal } from '../../data/journal/refusal.ts'
import { displayLink, type Actor, type DisplayLink } from '../../data/model/account.ts'
import { instant } from '../../data/model/values.ts'
import { readTogether } from '../../data/store/acts.ts'
import { listRecords, tryGetRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { actOf, checkReferences, expectedVersion } from '../actOf.ts'
import { inputShape, makeRecord } from '../checkInput.ts'
import { endpoint, notFound } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { versioned } from '../recordEndpoints.ts'
import { readSettings } from '../settings.ts'
import { endDisplayToken, tryMakeDisplayToken } from '../signIn/displays.ts'
import { groundWithin } from '../access/groundWithin.ts'

const answer = versioned('display-link')

export const listDisplays = endpoint({
  summary: 'Displays that may show the wall without a person’s password, and where each was opened first',
  tag: 'administration',
  answer: z.object({
    items: z.array(answer.extend({ boundAt: instant.nullable(), boundAddress: z.string().nullable() })),
    sequence: z.number().int(),
  }),
  handle: ({ app, request }) =>
    readTogether(app.db, async (tx, sequence) => {
      const isWithin = await groundWithin(app, tx, request.actor)
      const bindings = await listBindings(tx)
      const stored = await listRecords(tx, 'display-link')
      const items = stored
        .filter(({ record }) => isWithin('see-displays', [record.unitId]))
        .map(({ record, version }) => ({
          ...record,
          version,
          boundAt: bindings.get(record.id)?.boundAt ?? null,
          boundAddress: bindings.get(record.id)?.boundAddress ?? null,
        }))
      return { body: { items, sequence } }
    }),
})

export const makeDisplay = endpoint({
  summary:
    'Make a display link; its address is told this once, and belongs to the first display that opens it',
  tag: 'administration',
  body: inputShape(displayLink, ['madeBy', 'approval', 'approvedBy']),
  answer: answer.extend({
    address: z
      .string()
      .nullable()
      .meta({ description: 'Told this once; null where the act is repeated, as nobody keeps it' }),
  }),
  status: 201,
  act: 'new',
  async handle({ app, body, request }) {
    const made = await actOf(app, request, 'display-link-made', async ({ tx, nowMs }) => {
      await checkReferences(tx, 'unit', [{ field: 'unitId', id: body.unitId }])
      await checkReferences(tx, 'wall-arrangement', [{ field: 'wallId', id: body.wallId }])
      if (body.until !== null && Date.parse(body.until) <= nowMs)
        throw fieldInvalid('until', 'this is over already', '该时间已过')
      const { approveReleases } = (await readSettings(tx)).record
      const record = makeRecord('display-link', {
        ...body,
        id: newId(),
        madeBy: accountOf(request.actor),
        approval: approveReleases ? 'awaited' : 'not-needed',
        synthetic: false,
      })
      return {
        changes: [{ kind: 'display-link', id: record.id, record, expectedVersion: 0 }],
        reply: { status: 201, body: { ...record, version: 1 } },
      }
    })
    const link = made.body as DisplayLink
    const token = app.signIn && (await tryMakeDisplayToken(app.signIn, link.id))
    const address = token === undefined ? null : `/display/${token}`
    return { ...made, body: { ...link, address } }
  },
})

/** What it shows, and what it is called: whom it lets in from where is what was made, and perhaps approved. */
export const changeDisplay = endpoint({
  summary: 'Change what a display link is called and which arrangement it shows; the display follows at once',
  tag: 'administration',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ name: displayLink.shape.name, wallId: displayLink.shape.wallId }),
  answer,
  act: 'of-version',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'display-link-changed', async ({ tx }) => {
      const link = await getLink(tx, params.id)
      await checkReferences(tx, 'wall-arrangement', [{ field: 'wallId', id: body.wallId }])
      return changed({ ...link, ...body }, expectedVersion(request))
    }),
})

export const approveDisplay = endpoint({
  summary: 'Approve a display link that somebody else made; from then on it opens',
  tag: 'administration',
  params: z.object({ id: z.uuid() }),
  answer,
  act: 'of-version',
  handle: ({ app, params, request }) =>
    actOf(app, request, 'display-link-approved', async ({ tx, actor }) => {
      const link = await getLink(tx, params.id)
      if (link.approval === 'given')
        throw new Refusal('precondition-failed', {
          en: 'Somebody approved this already.',
          zh: '已有人批准。',
        })
      if (actor.kind === 'account' && actor.id === link.madeBy)
        throw new Refusal('forbidden', {
          en: 'Nobody approves a release of their own: a second person does.',
          zh: '不能批准自己申请的外发：须由另一人批准。',
        })
      return changed({ ...link, approval: 'given', approvedBy: accountOf(actor) }, expectedVersion(request))
    }),
})

async function getLink(tx: Reader, id: string): Promise<DisplayLink> {
  const stored = await tryGetRecord(tx, 'display-link', id)
  if (stored === undefined) throw notFound('id', id)
  return stored.record
}

/** What a change of a link writes and answers. */
function changed(link: z.input<typeof displayLink>, expected: number): Applied {
  const record = makeRecord('display-link', link)
  return {
    changes: [{ kind: 'display-link', id: record.id, record, expectedVersion: expected }],
    reply: { status: 200, body: { ...record, version: expected + 1 } },
  }
}

const accountOf = ({ kind, id }: Actor): string | null => (kind === 'account' ? id : null)

export const revokeDisplay = endpoint({
  summary: 'Revoke a display link; what it shows ends at once',
  tag: 'administration',
  params: z.object({ id: z.uuid() }),
  status: 204,
  act: 'of-version',
  async handle({ app, params, request }) {
    const revoked = await actOf(app, request, 'display-link-revoked', async ({ tx }) => {
      const { id } = await getLink(tx, params.id)
      return {
        changes: [{ kind: 'display-link', id, record: null, expectedVersion: expectedVersion(request) }],
        reply: { status: 204, body: undefined },
      }
    })
    if (app.signIn !== undefined) await endDisplayToken(app.signIn, params.id)
    return revoked
  },
})

/** Which display each link was opened on first, and from where. */
async function listBindings(
  db: Reader,
): Promise<Map<string, { boundAt: string | null; boundAddress: string | null }>> {
  const rows = await db
    .selectFrom('display_binding')
    .select(['link_id', 'bound_at', 'bound_address'])
    .execute()
  return new Map(rows.map((row) => [row.link_id, { boundAt: row.bound_at, boundAddress: row.bound_address }]))
}
