import type { FeatureOf } from '../api/collections.ts'
import { barrierStatus } from '../../data/model/barrier.ts'
import type { Position } from '../../geo/units.ts'
import { distanceM } from '../../geo/chainage.ts'
import { fixedAs, type WorkingDraft, type WorkingPart } from './workingDraft.ts'

interface SavedBarrier {
  readonly id: string
  readonly properties: Omit<FeatureOf<'barriers'>['properties'], 'lengthM'>
}

/** A saved barrier as a working draft, at the version that is edited. */
export function draftOf({ id, properties }: SavedBarrier): WorkingDraft {
  const { version, lineId, name, type, note, unitId, scenarioId, parts } = properties
  return {
    barrierId: id,
    version,
    lineId,
    name,
    type,
    note,
    unitId,
    scenarioId,
    parts: parts.map(({ path, statuses, difficulty }) => ({ path, statuses, difficulty })),
  }
}

/** The record's fields as the API takes them; parts that are new begin as drafts now. */
export function barrierBody(draft: WorkingDraft, nowMs: number) {
  const { lineId, name, type, note, unitId, scenarioId, parts } = draft
  return {
    lineId,
    name,
    type,
    note,
    unitId,
    scenarioId: scenarioId ?? null,
    parts: parts.map(({ path, statuses, difficulty }) => ({
      path,
      difficulty: difficulty ?? 'ordinary',
      statuses:
        statuses.length > 0
          ? statuses
          : [{ status: barrierStatus.enum.draft, from: new Date(nowMs).toISOString() }],
    })),
  }
}

/** The parts along other paths, one path a part. */
export function withPaths(
  parts: readonly WorkingPart[],
  paths: readonly (readonly Position[])[],
): WorkingPart[] {
  return parts.map((part, index) => ({ ...part, path: mutable(paths[index] ?? part.path) }))
}

/** Nearer than this, a path goes on where a part ends, metres. */
const touchingM = 0.5

/**
 * The parts with a new path: it lengthens the draft at whose end it begins or ends, or is one more. What
 * is no draft any more stays as it is.
 */
export function withPath(parts: readonly WorkingPart[], path: readonly Position[]): WorkingPart[] {
  const start = path[0]
  const end = path.at(-1)
  if (start === undefined || end === undefined) return [...parts]
  const touches = (a: Position | undefined, b: Position) => a !== undefined && distanceM(a, b) < touchingM
  for (const [index, part] of parts.entries()) {
    if (fixedAs(part) !== undefined) continue
    const [first, last] = [part.path[0], part.path.at(-1)]
    const longer = touches(last, start)
      ? [...part.path, ...path.slice(1)]
      : touches(first, end)
        ? [...path.slice(0, -1), ...part.path]
        : touches(last, end)
          ? [...part.path, ...path.toReversed().slice(1)]
          : touches(first, start)
            ? [...path.toReversed().slice(0, -1), ...part.path]
            : undefined
    if (longer !== undefined) {
      const lengthened = { ...part, path: mutable(longer) }
      return parts.map((each, at) => (at === index ? lengthened : each))
    }
  }
  return [...parts, { path: mutable(path), statuses: [] }]
}

const mutable = (path: readonly Position[]) => path.map(([lon, lat]): [number, number] => [lon, lat])
