import { z } from 'zod'
import { isUnread, notice, type Notice } from '../data/model/notice.ts'
import type { Unit } from '../data/model/unit.ts'
import { UnitTree } from '../data/model/unitTree.ts'
import { readTogether } from '../data/store/acts.ts'
import { listRecords, recordsOf, tryGetRecord, type Stored } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { groundWithin } from './access/groundWithin.ts'
import { actOf, checkReferences } from './actOf.ts'
import { endpoint, notFound } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { noticeChanged, standing, standingNotices } from './gapNotice.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import { versioned } from './recordEndpoints.ts'

const hourMs = 3_600_000
/** What was over before is left to the journal. */
const keptInListMs = 24 * hourMs
/** A wall asks for all that stands, of a province too. */
const mostListed = 2000

export const listNotices = endpoint({
  summary:
    'What units were told of gaps, newest first: of the last day, with standing=true only what is not over, with unread=true only what nobody has read either',
  tag: 'gaps',
  query: z.strictObject({
    unitId: z
      .uuid()
      .optional()
      .meta({ description: 'What it, a unit below it, or one above it of its ground was told' }),
    unread: z.enum(['true', 'false']).default('false'),
    standing: z.enum(['true', 'false']).default('false'),
    limit: z.coerce.number().int().min(1).max(mostListed).default(100),
    ...asOfQuery,
  }),
  answer: z.object({
    items: z.array(versioned('notice')),
    unread: z.number().int().meta({ description: 'How many are unread in all' }),
    sequence: z.number().int(),
  }),
  async handle({ app, query }) {
    const { unitId, unread, limit, asOf } = query
    const isStanding = unread === 'true' || query.standing === 'true'
    const { past, sequence: last, nowMs, name, headers, bodies } = await knowledgeOf(app, asOf)
    const fromMs = Math.floor(nowMs / hourMs) * hourMs - keptInListMs
    const key = `notices ${name}${JSON.stringify(query)} ${fromMs}`
    const read = async (tx: Reader, sequence: number) => {
      const window = isStanding ? standing.window : { fromMs, toMs: 8.64e15 }
      const stored = await listRecords(tx, 'notice', { window })
      const units = unitId === undefined ? [] : recordsOf(await listRecords(tx, 'unit'))
      const isTold = unitId === undefined ? () => true : toldTo(units, unitId)
      const told = stored
        .filter(({ record }) => isTold(record))
        .toSorted((a, b) => Date.parse(b.record.at) - Date.parse(a.record.at))
      const open = told.filter(({ record }) => isUnread(record))
      const items = (unread === 'true' ? open : told)
        .slice(0, limit)
        .map(({ record, version }) => ({ ...record, version }))
      const body = { items, unread: open.length, sequence }
      return { body, type: 'application/json', sequence, changesAtMs: Infinity }
    }
    const cached = await bodies.get(key, last, nowMs, () => readTogether(app.db, read, past))
    return { cached, headers }
  },
})

/** What concerns a unit: what it was told, what those below it were, and those above it of its ground. */
function toldTo(units: readonly Unit[], unitId: string): (told: Notice) => boolean {
  const tree = new UnitTree(units)
  const ground = units.find(({ id }) => id === unitId)?.ground ?? []
  return (told) =>
    tree.isWithin(told.unitId, unitId) ||
    (tree.isWithin(unitId, told.unitId) &&
      ground.some(
        (piece) => piece.lineId === told.lineId && piece.fromM < told.toM && told.fromM < piece.toM,
      ))
}

export const readNotice = endpoint({
  summary: 'Say that a notice was read',
  tag: 'gaps',
  params: z.object({ id: z.uuid() }),
  answer: versioned('notice'),
  act: 'new',
  handle: ({ app, params, request }) =>
    actOf(app, request, 'notice-read', async ({ tx, nowMs }) => {
      const stored = await tryGetRecord(tx, 'notice', params.id)
      if (stored === undefined) throw notFound('id', params.id)
      const { record, version } = stored
      if (record.readAt !== null) return { changes: [], reply: { status: 200, body: { ...record, version } } }
      const readAt = new Date(nowMs).toISOString()
      return {
        changes: [noticeChanged(stored, { readAt })],
        reply: { status: 200, body: { ...record, readAt, version: version + 1 } },
      }
    }),
})

export const readNotices = endpoint({
  summary: 'Say that several notices were read, or all that concern a unit and are unread, as one act',
  tag: 'gaps',
  body: z.strictObject({
    ids: z.array(notice.shape.id).min(1).max(500).optional(),
    unitId: notice.shape.unitId.optional().meta({ description: 'Instead of ids' }),
  }),
  answer: z.object({ read: z.number().int() }),
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(app, request, 'notice-read', async ({ tx, nowMs }) => {
      const readAt = new Date(nowMs).toISOString()
      const isWithin = await groundWithin(app, tx, request.actor)
      const changes = (await noticesMeant(tx, body))
        // What a unit above was told of this ground is for that one to have read.
        .filter(({ record }) => body.ids !== undefined || isWithin('deal-with-gaps', [record.unitId]))
        .filter(({ record }) => record.readAt === null)
        .map((stored) => noticeChanged(stored, { readAt }))
      return { changes, reply: { status: 200, body: { read: changes.length } } }
    }),
})

async function noticesMeant(
  tx: Reader,
  { ids, unitId }: { ids?: readonly string[] | undefined; unitId?: string | undefined },
): Promise<Stored<'notice'>[]> {
  if ((ids === undefined) === (unitId === undefined))
    throw fieldInvalid('ids', 'either ids or unitId is expected', 'ids 与 unitId 须二选一')
  if (unitId !== undefined) {
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: unitId }])
    const isTold = toldTo(recordsOf(await listRecords(tx, 'unit')), unitId)
    return (await standingNotices(tx)).filter(({ record }) => isTold(record))
  }
  const meant: Stored<'notice'>[] = []
  for (const [index, id] of [...new Set(ids)].entries()) {
    const stored = await tryGetRecord(tx, 'notice', id)
    if (stored === undefined) throw notFound(`ids.${index}`, id)
    meant.push(stored)
  }
  return meant
}
