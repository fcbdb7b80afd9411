import type { CoverageKind, GapNow } from '../../data/model/coverageAnswer.ts'
import type { Notice } from '../../data/model/notice.ts'
import { slightM, wasThere } from '../../geo/gapsInHand.ts'

/** Whether the units that answer for a gap were told of it, and have read it. */
export type Told =
  | {
      kind: 'told'
      /** When the last of them was told last. */
      atMs: number
      units: number
      readUnits: number
      /** When the last of them read it; undefined while some have not. */
      readMs: number | undefined
    }
  /** It stood when notices began: what stands then is taken as known, and nobody is told. */
  | { kind: 'stood-before' }
  /** Somebody had it in hand before anybody was to be told. */
  | { kind: 'in-hand' }
  /** Shorter than what anybody is told of. */
  | { kind: 'slight' }
  /** It is too young, or the next look comes within the minute. */
  | { kind: 'not-yet' }
  | { kind: 'not-told' }

type ToldGap = Pick<GapNow, 'fromM' | 'toM' | 'since' | 'sinceIsOlder' | 'acknowledgement'> & {
  lineId: string
}
type ToldNotice = Pick<Notice, 'lineId' | 'kind' | 'fromM' | 'toM' | 'unitId' | 'at' | 'readAt' | 'overAt'>

/** The server waits five minutes, looks every minute, and in a province takes its time over a look. */
const soonMs = 8 * 60_000

/**
 * Of what was told of a stretch since its gap began the last word to each unit counts. Of a gap by evidence
 * that the plan had too, units were told of the plan's.
 */
export function toldOf(
  gap: ToldGap,
  kind: CoverageKind,
  notices: readonly ToldNotice[],
  nowMs: number,
): Told {
  const sinceMs = Date.parse(gap.since)
  const lastOf = new Map<string, ToldNotice>()
  for (const notice of notices) {
    const isOfGap =
      notice.lineId === gap.lineId &&
      notice.overAt === null &&
      notice.fromM < gap.toM &&
      gap.fromM < notice.toM &&
      (kind !== 'planned' || notice.kind === 'planned') &&
      wasThere({ sinceMs, sinceIsOlder: gap.sinceIsOlder }, Date.parse(notice.at))
    const last = lastOf.get(notice.unitId)
    if (isOfGap && (last === undefined || Date.parse(last.at) < Date.parse(notice.at)))
      lastOf.set(notice.unitId, notice)
  }
  const told = [...lastOf.values()].filter((notice) => !stoodBefore(notice))
  if (told.length > 0) {
    const reads = told.flatMap(({ readAt }) => (readAt === null ? [] : [Date.parse(readAt)]))
    return {
      kind: 'told',
      atMs: Math.max(...told.map(({ at }) => Date.parse(at))),
      units: told.length,
      readUnits: reads.length,
      readMs: reads.length === told.length ? Math.max(...reads) : undefined,
    }
  }
  if (lastOf.size > 0) return { kind: 'stood-before' }
  if (gap.toM - gap.fromM < slightM) return { kind: 'slight' }
  if (gap.acknowledgement !== null) return { kind: 'in-hand' }
  return { kind: !gap.sinceIsOlder && nowMs - sinceMs < soonMs ? 'not-yet' : 'not-told' }
}

/** Read at the very instant it was told: nobody was told, see the server's first look at gaps. */
const stoodBefore = ({ at, readAt }: ToldNotice): boolean => readAt === at
