import { z } from 'zod'
import { chiefLevel } from './chief.ts'
import { lineId } from './ids.ts'
import type { PlanFacts } from './planFacts.ts'
import { planSection, sectionsOfPlan, type PlanSection, type PlanText } from './planOnFile.ts'
import { name } from './values.ts'

const planRule = z.enum([
  'section-empty',
  'no-ground',
  'no-patrols',
  'unpatrolled',
  'no-chief',
  'no-team',
  'team-without-lead',
  'trail-without-person',
  'no-leader',
  'no-deputy',
  'member-gone',
  'nobody-told',
  'no-crossing-passes',
  'work-plan-empty',
  'work-without-day',
])

/** What a plan lacks; an error keeps it from being filed, a warning does not. */
export const planFinding = z.object({
  rule: planRule,
  severity: z.enum(['error', 'warning']),
  section: planSection.optional(),
  level: chiefLevel.optional(),
  /** Where on the line, where it is somewhere. */
  at: z.object({ lineId, fromM: z.number(), toM: z.number() }).optional(),
  /** The team or trail that it is about. */
  name: name.optional(),
  count: z.number().int().optional(),
})
export type PlanFinding = z.infer<typeof planFinding>

/** A plan without these says nothing of what it is for. */
const neededSections: ReadonlySet<PlanSection> = new Set(['purpose', 'contact', 'care', 'measures', 'told'])

/**
 * Every part that is missing, empty or full of holes, errors first. Ground without a patrol is an error
 * until the plan says why: then whoever reads it knows.
 */
export function planFindings(
  text: PlanText,
  facts: PlanFacts,
  knownPeople: ReadonlySet<string>,
): PlanFinding[] {
  const found = [
    ...emptySections(text),
    ...(text.kind === 'joint' ? jointFindings(text, facts) : emergencyFindings(text, facts, knownPeople)),
    ...facts.chiefs
      .filter(({ state }) => state === 'nobody' || state === 'vacant')
      .map(({ level, lineId, fromM, toM }): PlanFinding => ({
        rule: 'no-chief',
        severity: 'warning',
        level,
        at: { lineId, fromM, toM },
      })),
    ...facts.openTrails
      .filter(({ level }) => level === null)
      .map((trail): PlanFinding => ({ rule: 'trail-without-person', severity: 'warning', name: trail.name })),
  ]
  return found.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

const isEmpty = (text: PlanText, section: PlanSection): boolean => (text.texts[section] ?? '') === ''

const emptySections = (text: PlanText): PlanFinding[] =>
  sectionsOfPlan[text.kind]
    // What is said of ground without patrols belongs to the finding of that ground.
    .filter((section) => section !== 'groundWithout' && isEmpty(text, section))
    .map((section) => ({
      rule: 'section-empty',
      severity: neededSections.has(section) ? 'error' : 'warning',
      section,
    }))

function jointFindings(text: PlanText, facts: PlanFacts): PlanFinding[] {
  if (facts.ground.length === 0) return [{ rule: 'no-ground', severity: 'error' }]
  const teams = facts.teams.filter(({ leadId }) => leadId === null)
  const patrols: PlanFinding[] =
    facts.patrols.length === 0
      ? [{ rule: 'no-patrols', severity: 'error' }]
      : facts.unpatrolled.map((at) => ({
          rule: 'unpatrolled',
          severity: isEmpty(text, 'groundWithout') ? 'error' : 'warning',
          section: 'groundWithout',
          at,
        }))
  return [
    ...patrols,
    ...(facts.teams.length === 0 ? [{ rule: 'no-team', severity: 'error' } as const] : []),
    ...teams.map(({ name }): PlanFinding => ({ rule: 'team-without-lead', severity: 'warning', name })),
  ]
}

function emergencyFindings(
  { leadingGroup, workPlan }: PlanText,
  { chiefs, linked, crossings }: PlanFacts,
  knownPeople: ReadonlySet<string>,
): PlanFinding[] {
  const gone = leadingGroup.filter(({ personId }) => personId !== null && !knownPeople.has(personId)).length
  const withoutDay = workPlan.filter(({ due }) => due === null).length
  const isTold = [...chiefs.flatMap(({ answers }) => answers), ...linked.map(({ answers }) => answers)].some(
    ({ personId }) => personId !== null,
  )
  const found: (PlanFinding | false)[] = [
    !leadingGroup.some(({ role }) => role === 'leader') && { rule: 'no-leader', severity: 'error' },
    !leadingGroup.some(({ role }) => role === 'deputy') && { rule: 'no-deputy', severity: 'warning' },
    gone > 0 && { rule: 'member-gone', severity: 'error', count: gone },
    !isTold && { rule: 'nobody-told', severity: 'error' },
    workPlan.length === 0 && { rule: 'work-plan-empty', severity: 'error' },
    withoutDay > 0 && { rule: 'work-without-day', severity: 'warning', count: withoutDay },
    !crossings.some(({ passage }) => passage?.passes === true) && {
      rule: 'no-crossing-passes',
      severity: 'warning',
    },
  ]
  return found.filter((one) => one !== false)
}
