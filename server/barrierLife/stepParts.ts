import { Refusal } from '../../data/journal/refusal.ts'
import type { Barrier, BarrierPart, BarrierStatus } from '../../data/model/barrier.ts'
import type { BarrierPlace } from '../../data/model/barrierEvent.ts'
import { tryInForce } from '../../data/model/dated.ts'
import { barredHulls } from '../../geo/barred.ts'
import { spansBehind } from '../../geo/barrierSpans.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { pathLengthM } from '../../geo/chainage.ts'
import { cutPath, nearestAlong } from '../../geo/cutPath.ts'
import type { Interval } from '../../geo/intervals.ts'
import type { Position } from '../../geo/units.ts'
import { checkStretch } from '../checkGround.ts'
import { fieldInvalid } from '../fieldInvalid.ts'

/** Farther from a barrier than this, nobody means it, metres. */
const nearestM = 1000

export interface Step {
  /** What may come before it. */
  readonly from: readonly BarrierStatus[]
  readonly to: BarrierStatus
}

export interface Stepped {
  readonly parts: BarrierPart[]
  readonly lengthM: number
  /** Chainage behind what was concerned; null where it bars nothing. */
  readonly fromM: number | null
  readonly toM: number | null
}

/** What a part has come to at an instant; a draft before the first entry. */
export const statusAt = (part: BarrierPart, atMs: number): BarrierStatus =>
  tryInForce(part.statuses, atMs)?.status ?? 'draft'

/**
 * The parts of a barrier after a step of those that are meant and may take it; pieces are split off where
 * a part is meant in part. Undefined where none may take it.
 */
export function tryStepParts(
  barrier: Barrier,
  { line, maxOffsetM, nowMs }: { line: BorderLine; maxOffsetM: number; nowMs: number },
  where: BarrierPlace,
  { from, to }: Step,
  atMs: number,
): Stepped | undefined {
  const mayStep = (part: BarrierPart) => from.includes(statusAt(part, nowMs))
  const spansOf = meant(barrier, line, maxOffsetM, where, mayStep)
  const moved: (readonly Position[])[] = []
  const parts = barrier.parts.flatMap((part, index): BarrierPart[] => {
    const spans = mayStep(part) ? spansOf(part, index) : []
    if (spans.length === 0) return [part]
    return cutPath(part.path, spans).map(({ path, isWithin }) => {
      const piece = { ...part, path: path.map(([lon, lat]): [number, number] => [lon, lat]) }
      if (!isWithin) return piece
      checkOrder(part, atMs)
      moved.push(path)
      return { ...piece, statuses: [...part.statuses, { status: to, from: new Date(atMs).toISOString() }] }
    })
  })
  if (moved.length === 0) return undefined
  const hulls = moved.flatMap((path) => barredHulls(line, path, maxOffsetM))
  return {
    parts,
    lengthM: moved.reduce((sum, path) => sum + pathLengthM(path), 0),
    fromM: hulls.length === 0 ? null : Math.min(...hulls.map((hull) => hull.fromM)),
    toM: hulls.length === 0 ? null : Math.max(...hulls.map((hull) => hull.toM)),
  }
}

/** Where along each part lies what is meant. */
function meant(
  { parts }: Barrier,
  line: BorderLine,
  maxOffsetM: number,
  where: BarrierPlace,
  mayStep: (part: BarrierPart) => boolean,
): (part: BarrierPart, index: number) => Interval[] {
  const whole = [{ from: 0, to: Infinity }]
  switch (where.kind) {
    case 'whole':
      return () => whole
    case 'parts': {
      const unknown = where.indexes.findIndex((index) => index >= parts.length)
      if (unknown !== -1)
        throw fieldInvalid(
          `where.indexes.${unknown}`,
          `this barrier has ${parts.length} parts, counted from 0`,
          `该设施共 ${parts.length} 段，自 0 计`,
        )
      return (_, index) => (where.indexes.includes(index) ? whole : [])
    }
    case 'stretch': {
      if (where.fromM >= where.toM)
        throw fieldInvalid('where.toM', 'toM must be greater than fromM', 'toM 必须大于 fromM')
      checkStretch(line, where, 'where.')
      return (part) => spansBehind(line, part.path, where, maxOffsetM)
    }
    case 'near': {
      const near = parts.map((part) => (mayStep(part) ? nearestAlong(part.path, where.position) : undefined))
      const awayM = Math.min(...near.map((each) => each?.awayM ?? Infinity))
      if (Number.isFinite(awayM) && awayM > nearestM)
        throw fieldInvalid(
          'where.position',
          `this position lies ${Math.round(awayM)} m from the barrier; at most ${nearestM} m are taken`,
          `该位置距物防 ${Math.round(awayM)} 米；最多 ${nearestM} 米`,
        )
      return (_, index) => {
        const place = near[index]
        if (place === undefined) return []
        // Round the nearest place: of another part of this barrier as far as it reaches there too.
        const halfM = where.lengthM / 2 - (place.awayM - awayM)
        return halfM <= 0 ? [] : [{ from: place.alongM - halfM, to: place.alongM + halfM }]
      }
    }
  }
}

/** Nothing is dated before what it follows. */
function checkOrder({ statuses }: BarrierPart, atMs: number): void {
  const lastMs = Math.max(...statuses.map(({ from }) => Date.parse(from)))
  if (atMs >= lastMs) return
  const last = new Date(lastMs).toISOString()
  throw new Refusal(
    'field-invalid',
    {
      en: `at: this lies before the last step of a part it concerns, ${last}.`,
      zh: `at：早于所涉分段的上一步骤（${last}）。`,
    },
    'at',
  )
}
