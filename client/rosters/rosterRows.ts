import type { ShiftItem } from '../api/records.ts'
import { dayMs, instantOfLocal, localMsAt } from '../../geo/civilTime.ts'
import type { PlaceClash, RosterClash } from '../../geo/rosterClashes.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { peopleOn } from '../../geo/peopleOn.ts'

/** A hole in a place's day: too few people, or none who leads. */
export type Hole = Extract<PlaceClash, { kind: 'under' | 'no-lead' }>

/** What stands in a cell of one row and one day. */
export interface RosterCell {
  readonly shifts: readonly ShiftItem[]
  readonly holes: readonly Hole[]
}

export const isHole = (clash: RosterClash): clash is Hole =>
  clash.kind === 'under' || clash.kind === 'no-lead'

/** A place's cells, day by day: a shift stands on the day it begins, a hole on each day that it lies on. */
export function placeCells(
  zone: string,
  days: readonly number[],
  placeId: string,
  shifts: readonly ShiftItem[],
  clashes: readonly RosterClash[],
): RosterCell[] {
  const own = shifts.filter(({ place }) => place.id === placeId)
  const holes = clashes.filter(isHole).filter((hole) => hole.placeId === placeId)
  return days.map((day) => {
    const window = {
      fromMs: instantOfLocal(zone, day * dayMs),
      toMs: instantOfLocal(zone, (day + 1) * dayMs),
    }
    return {
      shifts: onDay(zone, day, own),
      holes: holes.flatMap((hole) => {
        const fromMs = Math.max(hole.fromMs, window.fromMs)
        const toMs = Math.min(hole.toMs, window.toMs)
        return fromMs < toMs ? [{ ...hole, fromMs, toMs }] : []
      }),
    }
  })
}

/** A person's cells, day by day. */
export function personCells(
  zone: string,
  days: readonly number[],
  personId: string,
  shifts: readonly ShiftItem[],
): RosterCell[] {
  const own = shifts.filter((shift) => peopleOn(shift).includes(personId))
  return days.map((day) => ({ shifts: onDay(zone, day, own), holes: [] }))
}

const onDay = (zone: string, day: number, shifts: readonly ShiftItem[]): ShiftItem[] =>
  shifts
    .filter(({ from }) => Math.floor(localMsAt(zone, Date.parse(from)) / dayMs) === day)
    .toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))

/** Those first who have a shift in the days shown; all else in the order they come in. */
export function rosteredFirst<Person extends { readonly id: string }>(
  people: readonly Person[],
  shifts: readonly ShiftItem[],
  { fromMs, toMs }: TimeWindow,
): Person[] {
  const on = new Set(
    shifts
      .filter(({ from, to }) => Date.parse(from) < toMs && fromMs < Date.parse(to))
      .flatMap((shift) => peopleOn(shift)),
  )
  return people.toSorted((a, b) => Number(on.has(b.id)) - Number(on.has(a.id)))
}

/** Clashes by each shift that has part in them. */
export function clashesByShift(clashes: readonly RosterClash[]): ReadonlyMap<string, readonly RosterClash[]> {
  const byShift = new Map<string, RosterClash[]>()
  for (const clash of clashes)
    for (const id of clash.shiftIds) byShift.set(id, [...(byShift.get(id) ?? []), clash])
  return byShift
}

/** A shift on another day, at the same time of day by the clocks of the zone, as long as it was. */
export function onOtherDay(zone: string, { from, to }: { from: string; to: string }, day: number) {
  const [fromMs, toMs] = [localMsAt(zone, Date.parse(from)), localMsAt(zone, Date.parse(to))]
  const movedMs = day * dayMs - Math.floor(fromMs / dayMs) * dayMs
  return {
    fromMs: instantOfLocal(zone, fromMs + movedMs),
    toMs: instantOfLocal(zone, toMs + movedMs),
  }
}
