import type { Change } from '../data/journal/commit.ts'
import type { GapAcknowledgement, GapKind } from '../data/model/gapAcknowledgement.ts'
import type { Notice } from '../data/model/notice.ts'
import type { Unit } from '../data/model/unit.ts'
import type { Stored } from '../data/store/records.ts'
import { isKnown, slightM, wasThere } from '../geo/gapsInHand.ts'
import { measure, subtract } from '../geo/intervals.ts'
import type { Stretch } from '../geo/units.ts'
import type { LineGaps } from './askGaps.ts'
import { closing } from './gapAcknowledgements.ts'
import { wordsInHand } from './gapInHand.ts'
import { noticeChange, noticeChanged, noticeOfWord, noticesOver } from './gapNotice.ts'
import { unitsAnswering } from './gapUnits.ts'

/** A gap younger than this may close by itself: a team is a little late, a phone was out of reach. */
export const youngMs = 5 * 60_000
/** What is left of a stretch that was held, give or take a rounded end. */
const heldButM = 1

/** What is known of gaps at one moment, and what was said of them. */
export interface GapMoment {
  readonly nowMs: number
  /** When coverage was asked for: it says nothing of a word that was given while it was computed. */
  readonly askedMs: number
  readonly planned: readonly LineGaps[]
  /**
   * The plan against evidence: gaps by evidence are told of where the plan promised better. Where it did
   * not, the unit was told of the plan.
   */
  readonly compared: readonly LineGaps[]
  readonly units: readonly Unit[]
  readonly words: readonly Stored<'gap-acknowledgement'>[]
  readonly notices: readonly Stored<'notice'>[]
  /** Nobody was ever told of any gap: what stands is taken as known to all. */
  readonly isFirst: boolean
}

/** What is to be done about it, as two acts; one without changes is none. */
export interface GapNews {
  /** Words whose gap is held, with what was told of them. */
  readonly closed: readonly Change[]
  /** What units are told, and what there is nothing left to tell of. */
  readonly noticed: readonly Change[]
}

type Gap = LineGaps['gaps'][number]

/**
 * What the gaps of a moment ask for. New gaps of at least 100 m and five minutes are told to the units
 * that answer for the ground; words whose time ran out are told again, once; words whose stretch is
 * wholly held are closed. Where nothing changed there is nothing to do, so it may be asked again and
 * again, after a restart too.
 */
export function gapNews(moment: GapMoment): GapNews {
  const parts = [
    ...moment.planned.map((line) => newsOfLine(moment, 'planned', line)),
    ...moment.compared.map((line) => newsOfLine(moment, 'actual', line)),
  ]
  return {
    closed: parts.flatMap(({ closed }) => closed),
    noticed: parts.flatMap(({ noticed }) => noticed),
  }
}

function newsOfLine(moment: GapMoment, kind: GapKind, line: LineGaps): GapNews {
  const { nowMs } = moment
  const at = new Date(nowMs).toISOString()
  const isHere = ({ record }: { record: { lineId: string; kind: GapKind } }) =>
    record.lineId === line.lineId && record.kind === kind
  const words = moment.words.filter(isHere)
  const notices = moment.notices.filter(isHere)
  const { gaps } = line

  const held = words.filter(({ record }) => Date.parse(record.at) <= moment.askedMs && isHeld(line, record))
  const open = words.filter((word) => !held.includes(word))
  const closed = held.flatMap((word) => [
    closing(word, 'held', at),
    ...noticesOver(notices, word.record.id, at),
  ])

  const told = newGapsTold(moment, kind, line.lineId, gaps, open, notices)
  const later = [
    ...told,
    ...notices.flatMap(({ record }) => (record.acknowledgementId === null ? [record] : [])),
  ]
  const openIds = new Set<string>(open.map(({ record }) => record.id))
  const closedIds = new Set<string>(held.map(({ record }) => record.id))
  const over = notices.filter(({ record }) =>
    record.acknowledgementId === null
      ? isOver(record, gaps, later)
      : !openIds.has(record.acknowledgementId) && !closedIds.has(record.acknowledgementId),
  )
  return {
    closed,
    noticed: [
      ...told.map((one) => noticeChange({ ...one, readAt: moment.isFirst ? at : null })),
      ...open.flatMap(({ record }) => overdueTold(moment, record, notices, at)),
      ...over.map((notice) => noticeChanged(notice, { overAt: at })),
    ],
  }
}

/** Whether every metre of a word's stretch is held now; thin is not, and unknown is not. */
function isHeld(line: LineGaps, { fromM, toM }: Stretch): boolean {
  const held = line.held.map((run) => ({
    from: Math.max(run.fromM, fromM),
    to: Math.min(run.toM, toM),
  }))
  return toM - fromM - measure(held) < heldButM
}

type NewGap = Pick<Notice, 'unitId' | 'lineId' | 'fromM' | 'toM' | 'kind' | 'since' | 'cause' | 'at'>

function newGapsTold(
  { nowMs, units }: GapMoment,
  kind: GapKind,
  lineId: LineGaps['lineId'],
  gaps: readonly Gap[],
  open: readonly Stored<'gap-acknowledgement'>[],
  notices: readonly Stored<'notice'>[],
): NewGap[] {
  const at = new Date(nowMs).toISOString()
  const worthTelling = gaps.filter((gap) => gap.toM - gap.fromM >= slightM && wasThere(gap, nowMs - youngMs))
  // A word on a gap by evidence may be older than the promise that was broken: it is in hand all the same.
  const records = open.map(({ record }) => record)
  const parts = kind === 'actual' ? records : wordsInHand(records, lineId, kind, worthTelling, nowMs).parts
  const inHand = parts.map(({ fromM, toM }) => ({ fromM, toM, atMs: nowMs }))
  const toldOf = new Map<string, (Stretch & { atMs: number })[]>()
  for (const { record } of notices)
    if (record.cause === 'new') {
      const { unitId, fromM, toM } = record
      toldOf.set(unitId, [...(toldOf.get(unitId) ?? []), { fromM, toM, atMs: Date.parse(record.at) }])
    }
  return worthTelling.flatMap((gap) =>
    unitsAnswering(units, lineId, gap)
      .filter((part) => {
        const { fromM, toM, unit } = part
        return !isKnown({ ...gap, fromM, toM }, [...(toldOf.get(unit.id) ?? []), ...inHand])
      })
      .map(({ unit, fromM, toM }) => ({
        unitId: unit.id,
        lineId,
        fromM,
        toM,
        kind,
        since: new Date(gap.sinceMs).toISOString(),
        cause: 'new' as const,
        at,
      })),
  )
}

/**
 * Whether there is nothing left to tell of: no metre of it is still in the gap, or the unit was told of
 * all that is by a later notice.
 */
function isOver(told: Notice, gaps: readonly Gap[], later: readonly NewGap[]): boolean {
  const left = gaps
    .filter((gap) => gap.fromM < told.toM && told.fromM < gap.toM && wasThere(gap, Date.parse(told.at)))
    .map(({ fromM, toM }) => ({ from: Math.max(fromM, told.fromM), to: Math.min(toM, told.toM) }))
  if (left.length === 0) return true
  const toldOf = later
    .filter(({ unitId, at }) => unitId === told.unitId && Date.parse(at) > Date.parse(told.at))
    .map(({ fromM, toM }) => ({ from: fromM, to: toM }))
  return subtract(left, toldOf).length === 0
}

/** Once for each word whose time ran out: whoever deals with it is told, and whoever answers for the ground. */
function overdueTold(
  { nowMs, units }: GapMoment,
  word: GapAcknowledgement,
  notices: readonly Stored<'notice'>[],
  at: string,
): Change[] {
  if (Date.parse(word.until) > nowMs) return []
  if (notices.some(({ record }) => record.cause === 'overdue' && record.acknowledgementId === word.id))
    return []
  const unitIds = new Set([
    word.unitId,
    ...unitsAnswering(units, word.lineId, word).map(({ unit }) => unit.id),
  ])
  return [...unitIds].map((unitId) => noticeOfWord(word, { unitId, cause: 'overdue', at }))
}
