import { z } from 'zod'
import { filingDeadlineId, personId, planOnFileId, unitId } from './ids.ts'
import { unitLevel, type UnitLevel } from './unit.ts'
import { synthetic } from './values.ts'

/** A village's or group's joint plan (who patrols, when, where), and a township's emergency plan. */
export const filedPlanKind = z.enum(['joint', 'emergency'])
export type FiledPlanKind = z.infer<typeof filedPlanKind>

/** At which levels units have a plan of a kind. */
export const levelsOfPlan: Readonly<Record<FiledPlanKind, readonly UnitLevel[]>> = {
  joint: ['village', 'group'],
  emergency: ['township'],
}

export const planSection = z.enum([
  'purpose',
  'contact',
  'coordination',
  'groundWithout',
  'care',
  'measures',
  'told',
  'supplies',
])
export type PlanSection = z.infer<typeof planSection>

/** What of a plan is written by hand, in the order in which it is read. */
export const sectionsOfPlan: Readonly<Record<FiledPlanKind, readonly PlanSection[]>> = {
  joint: ['purpose', 'contact', 'coordination', 'groundWithout', 'supplies'],
  emergency: ['purpose', 'care', 'measures', 'told', 'supplies'],
}

const date = z.iso.date()
const line = z.string().trim().min(1)

const groupRole = z.enum(['leader', 'deputy', 'member'])

/** One of a leading group: somebody on the rosters, or an office that is named and sends whom it will. */
const groupMember = z
  .object({
    role: groupRole,
    personId: personId.nullable().default(null),
    post: z.string().trim().max(200).default(''),
  })
  .refine((one) => one.personId !== null || one.post !== '', {
    path: ['post'],
    error: 'a member of the leading group is a person or a named post',
  })

const workRow = z.object({ task: line.max(500), responsible: line.max(200), due: date.nullable() })

/** What a unit says itself; all else of a plan is filled from the records. */
export const planText = {
  kind: filedPlanKind,
  unitId,
  from: date,
  /** The last day of it; null until it is replaced. */
  to: date.nullable(),
  texts: z.partialRecord(planSection, z.string().trim().max(8000)).default({}),
  leadingGroup: z.array(groupMember).max(60).default([]),
  workPlan: z.array(workRow).max(200).default([]),
}

const isForward = ({ from, to }: { from: string; to: string | null }): boolean => to === null || from <= to
const forwardError = { path: ['to'], error: 'the last day of a plan does not lie before its first' }

/** A plan as it is worked at; what was filed of it are its filings. */
export const planOnFile = z
  .object({ id: planOnFileId, ...planText, synthetic })
  .refine(isForward, forwardError)
  .refine(({ kind, to }) => kind !== 'joint' || to !== null, {
    path: ['to'],
    error: 'a joint plan has a last day',
  })
export type PlanOnFile = z.infer<typeof planOnFile>
export type PlanText = Pick<PlanOnFile, keyof typeof planText>

/** By when every unit of a level files its plan of a kind for some days. */
export const filingDeadline = z
  .object({
    id: filingDeadlineId,
    kind: filedPlanKind,
    level: unitLevel,
    /** A plan answers it that holds on all of these days. */
    from: date,
    to: date,
    /** The last day on which it is in time. */
    due: date,
    synthetic,
  })
  .refine(isForward, forwardError)
  .refine(({ kind, level }) => levelsOfPlan[kind].includes(level), {
    path: ['level'],
    error: 'units of this level have no plan of this kind',
  })
export type FilingDeadline = z.infer<typeof filingDeadline>
