import { instantOfLocal, localMsAt, minuteMs } from './civilTime.ts'
import { meets } from './intervals.ts'
import type { TimeWindow } from './units.ts'

/** When a patrol of a template is, by the clocks of a zone. */
interface ClockTimed {
  /** From the midnight that the template counts from. */
  readonly startMin: number
  readonly lastsMin: number
}

interface TeamTimed extends TimeWindow {
  readonly teamId: string
}

/**
 * What begins within a window, timed from the midnight at which that begins, by the clocks of the zone: a
 * patrol at 08:00 stays one at 08:00 in a week in which the clocks change.
 */
export function templateOf<Item extends TimeWindow>(
  items: readonly Item[],
  window: TimeWindow,
  zone: string,
): (Omit<Item, 'fromMs' | 'toMs'> & ClockTimed)[] {
  const midnightMs = localMsAt(zone, window.fromMs)
  return items
    .filter(({ fromMs }) => window.fromMs <= fromMs && fromMs < window.toMs)
    .map(({ fromMs, toMs, ...item }) => {
      const [fromLocalMs, toLocalMs] = [localMsAt(zone, fromMs), localMsAt(zone, toMs)]
      return {
        ...item,
        startMin: Math.round((fromLocalMs - midnightMs) / minuteMs),
        // One over the hour that the clocks skip, or have twice, is as long as it is.
        lastsMin: Math.max(1, Math.round((toLocalMs - fromLocalMs) / minuteMs)),
      }
    })
}

/** Patrols of a template from each of some midnights on, in instants. */
export function patrolsOfTemplate<Item extends ClockTimed>(
  items: readonly Item[],
  midnightsMs: readonly number[],
  zone: string,
): (Omit<Item, keyof ClockTimed> & TimeWindow)[] {
  return midnightsMs.flatMap((atMs) => {
    const midnightMs = localMsAt(zone, atMs)
    return items.map(({ startMin, lastsMin, ...item }) => {
      const fromMs = instantOfLocal(zone, midnightMs + startMin * minuteMs)
      const toMs = instantOfLocal(zone, midnightMs + (startMin + lastsMin) * minuteMs)
      return { ...item, fromMs, toMs: Math.max(toMs, fromMs + minuteMs) }
    })
  })
}

/** What becomes of the patrols of a template in a plan. */
export interface TemplateFit<Item> {
  readonly added: readonly Item[]
  /** Their team is out already. */
  readonly clashing: readonly Item[]
  /** They would have begun. */
  readonly begun: readonly Item[]
  /** Their team is on record no more. */
  readonly teamless: readonly Item[]
}

/** Fits patrols into what is planned, one after another: each stands in one list, and none is moved. */
export function fitTemplate<Item extends TeamTimed>(
  patrols: readonly Item[],
  planned: readonly TeamTimed[],
  { nowMs, hasTeam }: { readonly nowMs: number; readonly hasTeam: (teamId: string) => boolean },
): TemplateFit<Item> {
  const fit = { added: [] as Item[], clashing: [] as Item[], begun: [] as Item[], teamless: [] as Item[] }
  const out: TeamTimed[] = [...planned]
  for (const patrol of patrols) {
    if (!hasTeam(patrol.teamId)) fit.teamless.push(patrol)
    else if (patrol.fromMs <= nowMs) fit.begun.push(patrol)
    else if (out.some((other) => other.teamId === patrol.teamId && meets(other, patrol)))
      fit.clashing.push(patrol)
    else {
      fit.added.push(patrol)
      out.push(patrol)
    }
  }
  return fit
}

/** Hours of all of them together. */
export const hoursOf = (patrols: readonly TimeWindow[]): number =>
  patrols.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs), 0) / (60 * minuteMs)
