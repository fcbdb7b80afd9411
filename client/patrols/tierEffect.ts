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

type Added = Parameters<DraftCoverage['with']>[0]

/**
 * Asks what a warning tier makes of stretches over a window, without and with a template; the line is worked
 * out once for all of them.
 */
export function tierEffects({ line, window, facts, tier, zone, standing, hasTeam }: TierQuestion) {
  const none: ReadonlySet<string> = new Set()
  const asIs = new DraftCoverage(line, window, facts, none)
  const ordered = new DraftCoverage(line, window, underTier(facts, tier), none)
  const busy = standing.flatMap(({ teamId, ...one }) => (teamId === null ? [] : [{ ...one, teamId }]))
  const heldOn = (ground: Stretch, draft: DraftCoverage, added: Added): Held => {
    const { amounts, gaps } = outcomeOn(draft.with(added), ground)
    const here = standing.filter(({ fromM, toM }) => fromM < ground.toM && ground.fromM < toM)
    return {
      shareHeld: amounts.shareHeld,
      thinKmH: amounts.thin,
      gapKmH: amounts.gap,
      gaps: gaps.length,
      teamHours: hoursOf(here) + hoursOf(added),
    }
  }
  return (ground: Stretch, template?: Pick<PatrolTemplate, 'pattern' | 'items'>): TierEffect => {
    const [now, under] = [heldOn(ground, asIs, []), heldOn(ground, ordered, [])]
    if (template === undefined) return { now, under, withTemplate: undefined }
    const patrols = patrolsOfTemplate(template.items, midnightsOf(template.pattern, window, zone), zone)
      .filter(({ fromMs }) => window.fromMs <= fromMs && fromMs < window.toMs)
      .map((one, index) => ({ ...one, id: `template ${index}` }))
    const { added } = fitTemplate(patrols, busy, { nowMs: window.fromMs - 1, hasTeam })
    const leftOut = patrols.length - added.length
    return { now, under, withTemplate: { held: heldOn(ground, ordered, added), leftOut } }
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
