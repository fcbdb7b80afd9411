import type { PatrolPlan } from '../../data/model/patrolPlan.ts'
import type { PatrolFact } from '../../geo/claims.ts'
import type { Region } from '../../geo/units.ts'

/** A planned patrol in hand. */
export interface DraftItem extends PatrolFact {
  readonly teamId: string
}

export const minuteMs = 60_000
/** What is drawn lies on these. */
export const snapM = 100
export const snapMs = 15 * minuteMs

export const itemsOf = ({ items }: Pick<PatrolPlan, 'items'>): DraftItem[] =>
  items.map(({ from, to, ...item }) => ({ ...item, fromMs: Date.parse(from), toMs: Date.parse(to) }))

const fields = [
  'id',
  'teamId',
  'fromM',
  'toM',
  'fromMs',
  'toMs',
  'mode',
  'speedKmh',
  'loop',
  'longestOnGroundMin',
] as const satisfies readonly (keyof DraftItem)[]

/** Whether two lists hold the same patrols, whatever objects they are. */
export const holdSame = (one: readonly DraftItem[], other: readonly DraftItem[]): boolean =>
  one.length === other.length &&
  one.every((item, index) => fields.every((field) => item[field] === other[index]?.[field]))

/** As the server takes them. */
export const sentItems = (items: readonly DraftItem[]) =>
  items.map(({ fromMs, toMs, ...item }) => ({
    ...item,
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
  }))

/** Where and when a planned patrol may be: it begins within the plan's time, and lies on the stretch. */
export interface Bounds extends Region {}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)
const onto = (value: number, step: number) => Math.round(value / step) * step

/** A rectangle with its edges on the grid and within what is shown, one step of the grid at least. */
export function snappedRegion(region: Region, bounds: Bounds): Region {
  const fromM = clamp(onto(Math.min(region.fromM, region.toM), snapM), bounds.fromM, bounds.toM)
  const toM = clamp(onto(Math.max(region.fromM, region.toM), snapM), bounds.fromM, bounds.toM)
  const fromMs = clamp(
    onto(Math.min(region.fromMs, region.toMs), snapMs),
    bounds.fromMs,
    bounds.toMs - snapMs,
  )
  const toMs = onto(Math.max(region.fromMs, region.toMs), snapMs)
  const leastM = Math.min(snapM, bounds.toM - bounds.fromM)
  const startM = Math.min(fromM, bounds.toM - leastM)
  return { fromM: startM, toM: Math.max(toM, startM + leastM), fromMs, toMs: Math.max(toMs, fromMs + snapMs) }
}

/** Moved as it is, by steps of the grid, as far as it stays within what is shown. */
export function movedRegion(region: Region, byM: number, byMs: number, bounds: Bounds): Region {
  const lengthM = region.toM - region.fromM
  const fromM = clamp(
    region.fromM + onto(byM, snapM),
    bounds.fromM,
    Math.max(bounds.fromM, bounds.toM - lengthM),
  )
  const fromMs = clamp(region.fromMs + onto(byMs, snapMs), bounds.fromMs, bounds.toMs - snapMs)
  return { fromM, toM: fromM + lengthM, fromMs, toMs: fromMs + region.toMs - region.fromMs }
}

/** Which edges of a rectangle follow the pointer. */
export interface HeldEdges {
  readonly across: 'from' | 'to' | null
  readonly down: 'from' | 'to' | null
}

export function resizedRegion(
  region: Region,
  { across, down }: HeldEdges,
  byM: number,
  byMs: number,
  bounds: Bounds,
): Region {
  return snappedRegion(
    {
      fromM: Math.min(region.fromM + (across === 'from' ? byM : 0), region.toM - snapM),
      toM: Math.max(region.toM + (across === 'to' ? byM : 0), region.fromM + snapM),
      fromMs: Math.min(region.fromMs + (down === 'from' ? byMs : 0), region.toMs - snapMs),
      toMs: Math.max(region.toMs + (down === 'to' ? byMs : 0), region.fromMs + snapMs),
    },
    bounds,
  )
}
