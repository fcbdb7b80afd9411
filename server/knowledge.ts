import { Refusal } from '../data/journal/refusal.ts'
import { instant } from '../data/model/values.ts'
import type { Past } from '../data/store/asOf.ts'
import { currentSequence, sequenceAt, tryArrivalMs } from '../data/store/acts.ts'
import type { App } from './appContext.ts'
import type { BodyCache } from './bodyCache.ts'
import type { CoverageShelf } from './coverageShelf.ts'
import { z } from 'zod'
import { momentIn } from './zonedTime.ts'

/** Which knowledge a question is to be answered from: up to an act, or up to an instant. */
export type AsOf = { readonly sequence: number } | { readonly atMs: number }

/** For every question that may be asked as of a past moment. */
export const asOfQuery = {
  asOf: z.string().transform(readAsOf).optional().meta({
    description:
      'As it was known then, whatever came later: a journal sequence, or an instant at least half a minute back. Acts and fixes count that had arrived by then, and now is then',
  }),
}

function readAsOf(text: string): AsOf {
  if (/^\d{1,15}$/.test(text)) return { sequence: Number(text) }
  if (instant.safeParse(text).success) return { atMs: Date.parse(text) }
  throw momentRefused(
    'The instant of knowledge cannot be read: a journal sequence is expected, or an instant as ISO 8601 with its offset.',
    '无法读取“已知情况截至”的时刻：应为日志序号，或带时区的 ISO 8601 时刻。',
  )
}

/** What `readAsOf` reads as the same again. */
export const writeAsOf = (asOf: AsOf): string =>
  'sequence' in asOf ? String(asOf.sequence) : new Date(asOf.atMs).toISOString()

/** What a question is answered from: all that is known by now, or what was known at a moment. */
export interface Knowledge {
  /** Handed to `readTogether`; undefined where everything counts. */
  readonly past: Past | undefined
  /** Of the last act that counts. */
  readonly sequence: number
  /** The instant of knowledge: now, or then. Epoch milliseconds. */
  readonly nowMs: number
  /** A part of the name of what is cached; empty for now. */
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  /** Kept apart, so that a look back leaves warm what is asked for all day. */
  readonly bodies: BodyCache
  readonly coverages: CoverageShelf
}

/**
 * Acts and fixes are stamped before their turn to be written comes, and a thread that reads sees them a
 * moment later still; after so long they are there. As of an act they are: it waited for its own turn.
 */
const settledMs = 30_000

/**
 * Throws Refusal naming asOf where nothing can be said of it for good. What is answered as of a sequence
 * or instant never changes: acts only follow, in time too, and a fix counts from when it was kept, which is
 * after the last act before it and no later than the next one.
 */
export async function knowledgeOf(app: App, asOf: AsOf | undefined): Promise<Knowledge> {
  if (asOf === undefined) {
    const { bodies, coverages } = app
    const sequence = await currentSequence(app.db)
    return { past: undefined, sequence, nowMs: app.now(), name: '', headers: {}, bodies, coverages }
  }
  const { sequence, atMs } = await momentOf(app, asOf)
  const { bodies, coverages } = app.past
  return {
    past: { sequence, heardBeforeMs: atMs + 1 },
    sequence,
    nowMs: atMs,
    name: `as of ${sequence} ${atMs} `,
    headers: { 'As-Of': String(sequence) },
    bodies,
    coverages,
  }
}

async function momentOf(app: App, asOf: AsOf): Promise<{ sequence: number; atMs: number }> {
  if ('sequence' in asOf) {
    const { sequence } = asOf
    const atMs = await tryArrivalMs(app.db, sequence)
    if (atMs !== undefined) return { sequence, atMs }
    const last = await currentSequence(app.db)
    throw momentRefused(
      `There is no act ${sequence} in the journal to show what was known then; it goes from 1 to ${last}.`,
      `日志中没有第 ${sequence} 号操作，无法显示当时已知的情况；现有序号为 1 至 ${last}。`,
    )
  }
  const { atMs } = asOf
  const { timeZone } = app.settings
  const nowMs = app.now()
  if (atMs > nowMs - settledMs) {
    const now = momentIn(nowMs, timeZone)
    const isAhead = atMs > nowMs
    throw momentRefused(
      `The instant of knowledge ${isAhead ? 'lies ahead' : 'is not settled yet'}: choose one at least half a minute back, it is ${now.en} now.`,
      `“已知情况截至”的时刻${isAhead ? '尚未到来' : '的情况尚未确定'}：请选择至少半分钟之前的时刻，现在是 ${now.zh}。`,
    )
  }
  const sequence = await sequenceAt(app.db, atMs)
  if (sequence > 0) return { sequence, atMs }
  const beganMs = await tryArrivalMs(app.db, 1)
  const began = beganMs === undefined ? { en: '–', zh: '–' } : momentIn(beganMs, timeZone)
  throw momentRefused(
    `Nothing was known at that moment: the journal begins on ${began.en}.`,
    `该时刻尚无任何记录：日志自 ${began.zh} 开始。`,
  )
}

/** The screens call it the instant of knowledge: its name in the address says nothing to who reads them. */
const momentRefused = (en: string, zh: string): Refusal => new Refusal('field-invalid', { en, zh }, 'asOf')
