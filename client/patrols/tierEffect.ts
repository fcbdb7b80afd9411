import type { BorderLine } from '../../geo/borderLine.ts'
import { dayMs, localMsAt, instantOfLocal } from '../../geo/civilTime.ts'
import type { CoverageFacts } from '../../geo/coverageFacts.ts'
import { DraftCoverage, outcomeOn } from '../../geo/draftCoverage.ts'
import { fitTemplate, hoursOf, patrolsOfTemplate } from '../../geo/patrolTemplates.ts'
import type { Stretch, TimeWindow } from '../../geo/units.ts'
import type { PatrolTemplate } from '../../data/model/patrolTemplate.ts'
import { underTier } from './tierCoverage.ts'
import { mondayOf } from './week.ts'

interface TierQuestion {
  readonly line: BorderLine
  readonly window: TimeWindow
  readonly facts: CoverageFacts
  readonly tier: string
  readonly zone: string
  /** Patrols on record of the line and time. */
  readonly standing: readonly (TimeWindow & Stretch & { readonly teamId: string | null })[]
  readonly hasTeam: (teamId: string) => boolean
}

/** What is held and left open of a stretch, and by how many hours of teams. */
export interface Held {
  readonly shareHeld: number | null
  /** Gone to, and less often than the tier asks. */
  readonly thinKmH: number
  readonly gapKmH: number
  readonly gaps: number
  readonly teamHours: number
}

export interface TierEffect {
  /** As things stand. */
  readonly now: Held
  /** Under the tier, with the patrols that stand. */
  readonly under: Held
  /** Under the tier with a template's patrols too, and what of those did not fit. */
  readonly withTemplate: { readonly held: Held; readonly leftOut: number } | undefined
}

/** What a warning tier makes of a stretch over a window, without and with a template. */
export function tierEffect(
  { line, window, facts, tier, zone, standing, hasTeam }: TierQuestion,
  ground: Stretch,
  template: Pick<PatrolTemplate, 'pattern' | 'items'> | undefined,
): TierEffect {
  const none: ReadonlySet<string> = new Set()
  const on = (one: Stretch) => one.fromM < ground.toM && ground.fromM < one.toM
  const hours = hoursOf(standing.filter(on))
  const ordered = new DraftCoverage(line, window, underTier(facts, tier), none)
  const heldBy = (draft: DraftCoverage, added: Parameters<DraftCoverage['with']>[0]): Held => {
    const { amounts, gaps } = outcomeOn(draft.with(added), ground)
    return {
      shareHeld: amounts.shareHeld,
      thinKmH: amounts.thin,
      gapKmH: amounts.gap,
      gaps: gaps.length,
      teamHours: hours + hoursOf(added),
    }
  }
  const now = heldBy(new DraftCoverage(line, window, facts, none), [])
  const under = heldBy(ordered, [])
  if (template === undefined) return { now, under, withTemplate: undefined }
  const patrols = patrolsOfTemplate(template.items, midnightsOf(template.pattern, window, zone), zone)
    .filter(({ fromMs }) => window.fromMs <= fromMs && fromMs < window.toMs)
    .map((one, index) => ({ ...one, id: `template ${index}` }))
  const busy = standing.flatMap(({ teamId, ...one }) => (teamId === null ? [] : [{ ...one, teamId }]))
  const { added } = fitTemplate(patrols, busy, { nowMs: window.fromMs - 1, hasTeam })
  return {
    now,
    under,
    withTemplate: { held: heldBy(ordered, added), leftOut: patrols.length - added.length },
  }
}

/** Midnights that a template counts from, so that all is there that begins within the window. */
function midnightsOf(
  pattern: PatrolTemplate['pattern'],
  { fromMs, toMs }: TimeWindow,
  zone: string,
): number[] {
  const first = Math.floor(localMsAt(zone, fromMs) / dayMs)
  const last = Math.floor(localMsAt(zone, toMs - 1) / dayMs)
  const step = pattern === 'week' ? 7 : 1
  const days: number[] = []
  for (let day = pattern === 'week' ? mondayOf(first) : first; day <= last; day += step) days.push(day)
  return days.map((day) => instantOfLocal(zone, day * dayMs))
}
