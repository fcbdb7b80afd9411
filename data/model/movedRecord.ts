import { z } from 'zod'
import type { LineId } from './ids.ts'
import type { AnyRecord } from './recordPlace.ts'

/** Kinds of record that lie on a line; its markers are its own, and a filed plan stays what was filed. */
export const movedKind = z.enum([
  'unit',
  'stretch',
  'patrol',
  'patrol-plan',
  'patrol-template',
  'team',
  'patrol-event',
  'port',
  'trade-point',
  'trail',
  'checkpoint',
  'device',
  'barrier',
  'barrier-proposal',
  'barrier-event',
  'scenario',
  'incident',
  'field-note',
  'gap-acknowledgement',
  'notice',
])
type MovedKind = z.infer<typeof movedKind>
type OnLine = Extract<AnyRecord, { kind: MovedKind }>

/** Another line, and where on it lies what has a chainage of the one before. */
export interface OntoLine {
  readonly fromLineId: LineId
  readonly lineId: LineId
  /** Both in metres as measured; rising. */
  readonly moved: (chainageM: number) => number
}

/**
 * A record as it is once another line stands for the one that it lies on; undefined where it does not lie on
 * that one. A position on the map stays what it is.
 */
export function movedRecord(one: OnLine, onto: OntoLine): unknown {
  const { fromLineId, lineId, moved } = onto
  if (one.kind === 'unit') {
    const { ground } = one.record
    if (!ground.some((piece) => piece.lineId === fromLineId)) return undefined
    const move = (piece: (typeof ground)[number]) =>
      piece.lineId === fromLineId ? { lineId, ...interval(piece, onto) } : piece
    return { ...one.record, ground: ground.map(move) }
  }
  if (one.kind === 'team') {
    const { base } = one.record
    if (base?.kind !== 'chainage' || base.lineId !== fromLineId) return undefined
    return { ...one.record, base: { ...base, lineId, chainageM: moved(base.chainageM) } }
  }
  if (one.kind === 'patrol-event') {
    // What was promised at the start is held against what was walked, on whatever line.
    const { plan } = one.record
    if (plan.lineId !== fromLineId) return undefined
    return { ...one.record, plan: { ...plan, lineId, ...interval(plan, onto) } }
  }
  if (one.record.lineId !== fromLineId) return undefined
  return { ...one.record, lineId, ...movedPlace(one, onto) }
}

/** Kinds that name lines within, where no list of a line finds them. */
const namesWithin = ['unit', 'team', 'patrol-event'] as const satisfies readonly MovedKind[]
export const namesLineWithin = (kind: MovedKind): boolean =>
  (namesWithin as readonly MovedKind[]).includes(kind)

/** What of a record says where along the line it lies. */
function movedPlace(one: Exclude<OnLine, { kind: (typeof namesWithin)[number] }>, onto: OntoLine): object {
  const { moved } = onto
  switch (one.kind) {
    case 'stretch':
    case 'patrol':
    case 'gap-acknowledgement':
    case 'notice':
      return interval(one.record, onto)
    case 'patrol-plan':
    case 'patrol-template':
      return { items: one.record.items.map((item) => ({ ...item, ...interval(item, onto) })) }
    case 'port':
    case 'trade-point':
    case 'incident':
    case 'field-note':
      return { chainageM: moved(one.record.chainageM) }
    case 'checkpoint': {
      const { chainageM, reach } = one.record
      return { chainageM: moved(chainageM), reach: reach && interval(reach, onto) }
    }
    case 'device':
      return { chainageM: moved(one.record.chainageM), range: interval(one.record.range, onto) }
    case 'trail':
      return { meetsLineAtM: one.record.meetsLineAtM.map(moved) }
    case 'barrier-event': {
      const { fromM, toM } = one.record
      return { fromM: fromM === null ? null : moved(fromM), toM: toM === null ? null : moved(toM) }
    }
    // Where a barrier stands is its path; a proposal is what was sent.
    case 'barrier':
    case 'barrier-proposal':
    case 'scenario':
      return {}
  }
}

const interval = ({ fromM, toM }: { fromM: number; toM: number }, { moved }: OntoLine) => ({
  fromM: moved(fromM),
  toM: moved(toM),
})
