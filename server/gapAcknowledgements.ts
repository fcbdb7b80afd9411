import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Applied } from '../data/journal/commit.ts'
import { Refusal } from '../data/journal/refusal.ts'
import { tellInstant } from '../data/journal/tellAct.ts'
import {
  gapAcknowledgement,
  type GapAcknowledgement,
  type GapKind,
} from '../data/model/gapAcknowledgement.ts'
import { UnitTree } from '../data/model/unitTree.ts'
import { instant } from '../data/model/values.ts'
import { currentSequence } from '../data/store/acts.ts'
import { listRecords, recordsOf, tryGetRecord, type Stored } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { isWhollyInHand } from '../geo/gapsInHand.ts'
import type { Stretch } from '../geo/units.ts'
import { actOf, checkReferences } from './actOf.ts'
import { askGaps, type LineGaps } from './askGaps.ts'
import { inputShape, makeRecord } from './checkInput.ts'
import { readWindow } from './duty.ts'
import { endpoint, notFound } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { gapInHand, wordsInHand } from './gapInHand.ts'
import { noticeChanged, noticeOfWord, noticesOver, standing, standingNotices } from './gapNotice.ts'
import { unitsAnswering } from './gapUnits.ts'
import { getLine } from './lineShelf.ts'
import { recordList, versioned } from './recordEndpoints.ts'

const dayMs = 24 * 3_600_000
/** Nobody's word on a gap reaches farther ahead. */
const longestMs = 7 * dayMs
/** Addresses and forms hold whole metres: an end this near the gap's end is meant to be it. */
const roundedM = 1

export const listGapAcknowledgements = recordList({
  kind: 'gap-acknowledgement',
  summary: 'Who deals with which gap: words on gaps that stood between from and to, or that stand now',
  tag: 'gaps',
  query: z.strictObject({
    lineId: z.uuid().optional(),
    unitId: z.uuid().optional(),
    open: z.enum(['true', 'false']).default('false').meta({ description: 'Only those that stand now' }),
    from: instant.optional(),
    to: instant.optional(),
  }),
  select: ({ lineId, unitId, open, ...window }) => ({
    lineId,
    parentId: unitId,
    window: open === 'true' ? standing.window : readWindow(window),
  }),
})

/** What whoever takes a gap in hand, or is handed one, says. */
const word = {
  unitId: gapAcknowledgement.shape.unitId,
  action: gapAcknowledgement.shape.action,
  until: instant,
}

export const acknowledgeGap = endpoint({
  summary:
    'Take a gap now in hand: which unit deals with it, what is being done and until when; clipped to the gap',
  tag: 'gaps',
  body: inputShape(gapAcknowledgement, [
    'since',
    'acknowledgedBy',
    'at',
    'handedOnFrom',
    'closedAt',
    'ending',
  ]),
  answer: versioned('gap-acknowledgement'),
  status: 201,
  act: 'new',
  async handle({ app, body, request }) {
    const { lineId, kind } = body
    const lines = await app.lines.at(app.db, await currentSequence(app.db))
    getLine(lines, lineId)
    if (body.fromM >= body.toM)
      throw fieldInvalid('toM', 'toM must be greater than fromM', 'toM 必须大于 fromM')
    // Coverage is asked for before the transaction, in which nothing else may be waited for.
    const gaps = (await askGaps(app, { kind, lineId })).flatMap((line) => line.gaps)
    return actOf(app, request, 'gap-acknowledged', async ({ tx, nowMs }) => {
      const gap = gapMeant(gaps, body)
      const clipped = clippedTo(gap, body)
      await checkWord(tx, body, nowMs)
      await refuseInHand(tx, { lineId, kind, gap, named: clipped, nowMs, timeZone: app.settings.timeZone })
      const at = new Date(nowMs).toISOString()
      const record = makeRecord('gap-acknowledgement', {
        ...body,
        ...clipped,
        id: newId(),
        since: new Date(gap.sinceMs).toISOString(),
        acknowledgedBy: request.actor.userName,
        at,
        synthetic: false,
      })
      return {
        changes: [
          { kind: 'gap-acknowledgement', id: record.id, record, expectedVersion: 0 },
          ...(await noticesRead(tx, record)),
          ...(await otherUnitTold(tx, record)),
        ],
        reply: { status: 201, body: { ...record, version: 1 } },
      }
    })
  },
})

const params = z.object({ id: z.uuid() })

export const handGapOn = endpoint({
  summary: 'Hand a gap on to another unit; the word so far ends and another one begins',
  tag: 'gaps',
  params,
  body: z.strictObject(word),
  answer: versioned('gap-acknowledgement'),
  status: 201,
  act: 'new',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'gap-handed-on', async ({ tx, nowMs }) => {
      const before = await standingWord(tx, params.id)
      if (before.record.unitId === body.unitId)
        throw fieldInvalid('unitId', 'this unit deals with it already', '该单位已在处置')
      await checkWord(tx, body, nowMs)
      const at = new Date(nowMs).toISOString()
      const record = makeRecord('gap-acknowledgement', {
        ...before.record,
        ...body,
        id: newId(),
        at,
        acknowledgedBy: request.actor.userName,
        handedOnFrom: before.record.unitId,
        synthetic: false,
      })
      return {
        changes: [
          closing(before, 'handed-on', at),
          { kind: 'gap-acknowledgement', id: record.id, record, expectedVersion: 0 },
          ...noticesOver(await standingNotices(tx, record.lineId), before.record.id, at),
          noticeOfWord(record, { unitId: record.unitId, cause: 'handed-on', at }),
        ],
        reply: { status: 201, body: { ...record, version: 1 } },
      }
    }),
})

export const endGapAcknowledgement = endpoint({
  summary: 'Take a word on a gap back: nobody deals with it any more, and the word stays in the history',
  tag: 'gaps',
  params,
  answer: versioned('gap-acknowledgement'),
  act: 'new',
  handle: ({ app, params, request }) =>
    actOf(app, request, 'gap-acknowledgement-ended', async ({ tx, nowMs }): Promise<Applied> => {
      const before = await standingWord(tx, params.id)
      const at = new Date(nowMs).toISOString()
      const change = closing(before, 'ended', at)
      const over = noticesOver(await standingNotices(tx, before.record.lineId), before.record.id, at)
      return {
        changes: [change, ...over],
        reply: { status: 200, body: { ...change.record, version: before.version + 1 } },
      }
    }),
})

/** A word that stands no more from an instant on. */
export const closing = (
  { record, version }: Stored<'gap-acknowledgement'>,
  ending: NonNullable<GapAcknowledgement['ending']>,
  at: string,
) => ({
  kind: 'gap-acknowledgement' as const,
  id: record.id,
  record: { ...record, closedAt: at, ending },
  expectedVersion: version,
})

type Gap = LineGaps['gaps'][number]

/** Of the gaps that a stretch meets the one it has most of. */
function gapMeant(gaps: readonly Gap[], named: Stretch): Gap {
  const sharedM = (gap: Stretch) => Math.min(gap.toM, named.toM) - Math.max(gap.fromM, named.fromM)
  const [gap] = gaps.filter((one) => sharedM(one) > 0).sort((a, b) => sharedM(b) - sharedM(a))
  if (gap === undefined)
    throw fieldInvalid('fromM', 'there is no gap of this kind here now', '此处当前没有这一类空档')
  return gap
}

function clippedTo(gap: Stretch, { fromM, toM }: Stretch): Stretch {
  return {
    fromM: fromM <= gap.fromM + roundedM ? gap.fromM : fromM,
    toM: toM >= gap.toM - roundedM ? gap.toM : toM,
  }
}

async function checkWord(
  tx: Reader,
  { unitId, until }: Pick<GapAcknowledgement, 'unitId' | 'until'>,
  nowMs: number,
): Promise<void> {
  await checkReferences(tx, 'unit', [{ field: 'unitId', id: unitId }])
  if (Date.parse(until) <= nowMs) throw fieldInvalid('until', 'this lies in the past', '该时间已经过去')
  if (Date.parse(until) > nowMs + longestMs)
    throw fieldInvalid('until', 'at most seven days ahead', '最长不超过七天')
}

/** A stretch of a gap that somebody takes in hand. */
interface Taking {
  readonly lineId: string
  readonly kind: GapKind
  readonly gap: Gap
  readonly named: Stretch
  readonly nowMs: number
  readonly timeZone: string
}

/** Of two who take the same gap in hand the second one is told of the first. */
async function refuseInHand(
  tx: Reader,
  { lineId, kind, gap, named, nowMs, timeZone }: Taking,
): Promise<void> {
  const words = recordsOf(await listRecords(tx, 'gap-acknowledgement', { ...standing, lineId }))
  const inHand = gapInHand(named, wordsInHand(words, lineId, kind, [gap], nowMs))
  if (inHand === null || !isWhollyInHand(inHand)) return
  const unit = (await tryGetRecord(tx, 'unit', inHand.unitId))?.record.name
  const until = tellInstant(inHand.until, timeZone)
  throw new Refusal('precondition-failed', {
    en: `${unit?.en ?? 'A unit'} deals with this gap already, until ${until.en}. Hand it on or end that first.`,
    zh: `${unit?.zh ?? '某单位'}已在处置该空档，期限 ${until.zh}。请先移交或结束。`,
  })
}

async function standingWord(tx: Reader, id: string): Promise<Stored<'gap-acknowledgement'>> {
  const stored = await tryGetRecord(tx, 'gap-acknowledgement', id)
  if (stored === undefined) throw notFound('id', id)
  if (stored.record.closedAt === null) return stored
  throw new Refusal('precondition-failed', {
    en: 'This stands no more: the gap was held, handed on or given back meanwhile.',
    zh: '该处置已结束：空档已在控、已移交或已撤回。',
  })
}

/** Whoever takes a gap in hand has read of it. */
async function noticesRead(tx: Reader, record: GapAcknowledgement) {
  return (await standingNotices(tx, record.lineId))
    .filter(
      ({ record: told }) =>
        told.readAt === null &&
        told.cause === 'new' &&
        told.kind === record.kind &&
        told.fromM < record.toM &&
        record.fromM < told.toM,
    )
    .map((notice) => noticeChanged(notice, { readAt: record.at }))
}

/** A unit that does not answer for the ground itself is told that it is to deal with the gap. */
async function otherUnitTold(tx: Reader, record: GapAcknowledgement) {
  const units = recordsOf(await listRecords(tx, 'unit'))
  const tree = new UnitTree(units)
  const answers = unitsAnswering(units, record.lineId, record).some(({ unit }) =>
    tree.isKin(unit.id, record.unitId),
  )
  return answers ? [] : [noticeOfWord(record, { unitId: record.unitId, cause: 'handed-on', at: record.at })]
}
