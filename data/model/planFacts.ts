import { z } from 'zod'
import { answeredState } from './responsibility.ts'
import { chargedKind, chiefLevel } from './chief.ts'
import { lineId, personId, teamId, unitId } from './ids.ts'
import { patrolMode } from './patrol.ts'
import { passage } from './place.ts'
import { staffNeed } from './staffNeed.ts'
import { trailKind, trailStatus } from './trail.ts'
import { unitLevel } from './unit.ts'
import { instant, name } from './values.ts'

const metres = z.number()
const along = { lineId, fromM: metres, toM: metres }
const person = personId.nullable()
const time = z.iso.time({ precision: -1 })
const { weekdays, startTime, endTime, people, leadNeeded, holidays } = staffNeed.shape

/** A post and whoever fills it: who that is, is for those who may see people, and asked for apart. */
const answers = z.object({
  post: name,
  department: name.nullable(),
  unit: name,
  personId: person,
  deputyIds: z.array(personId),
  /** In the chief's stead at that instant. */
  deputisingId: person,
})
export type PlanAnswers = z.infer<typeof answers>

const unitNamed = z.object({ id: unitId, name, level: unitLevel })

/** What the records say of a unit at an instant, as its plan tells it. Nobody's name, telephone or place. */
export const planFacts = z.object({
  at: instant,
  unit: unitNamed,
  /** The nearest first. */
  above: z.array(unitNamed),
  lines: z.array(z.object({ id: lineId, name, lengthM: metres, approximate: z.boolean() })),
  ground: z.array(z.object({ ...along, before: unitNamed.nullable(), after: unitNamed.nullable() })),
  below: z.array(z.object({ ...unitNamed.shape, groundM: metres })),
  chiefs: z.array(z.object({ ...along, level: chiefLevel, state: answeredState, answers: z.array(answers) })),
  /** Leaders linked to the unit's ground as a whole. */
  linked: z.array(z.object({ level: chiefLevel, answers })),
  teams: z.array(
    z.object({
      id: teamId,
      name,
      unit: name,
      mode: patrolMode,
      readinessMin: z.number().nullable(),
      leadId: person,
      memberIds: z.array(personId),
    }),
  ),
  /** Of the plan's days, those alike together. */
  patrols: z.array(
    z.object({
      ...along,
      team: name,
      mode: patrolMode,
      startTime: time,
      endTime: time,
      /** Of the days between the first and the last. */
      weekdays: z.array(z.number().int().min(1).max(7)),
      firstDate: z.iso.date(),
      lastDate: z.iso.date(),
      times: z.number().int().min(1),
    }),
  ),
  unpatrolled: z.array(z.object(along)),
  checkpoints: z.array(
    z.object({
      name,
      lineId,
      chainageM: metres,
      minimumStaff: z.number().int(),
      needs: z.array(z.object({ weekdays, startTime, endTime, people, leadNeeded, holidays })),
    }),
  ),
  openTrails: z.array(
    z.object({
      name,
      number: z.number().int(),
      kind: trailKind,
      /** Null of one that nobody reported yet. */
      status: trailStatus.nullable(),
      lineId,
      atM: z.array(metres),
      /** Whoever answers for it at the level nearest to it. */
      level: chiefLevel.nullable(),
      answers: z.array(answers),
    }),
  ),
  crossings: z.array(
    z.object({
      kind: chargedKind.extract(['port', 'trade-point']),
      name,
      lineId,
      chainageM: metres,
      /** Along the line from the nearest end of the unit's ground; 0 on it. */
      awayM: metres,
      open: z.boolean(),
      passage: passage.nullable(),
    }),
  ),
  desks: z.array(z.object({ name, unit: name })),
  rules: z
    .object({
      version: z.number().int(),
      tierNow: z.string().nullable(),
      tiers: z.array(
        z.object({ id: z.string(), name, baseLimitMin: z.number(), reinspectionDays: z.number() }),
      ),
      trailLimitMin: z.number(),
      verificationHours: z.number(),
    })
    .nullable(),
})
export type PlanFacts = z.infer<typeof planFacts>

/** Everybody that facts name by their id. */
export function peopleOfFacts({ chiefs, linked, teams, openTrails }: PlanFacts): Set<string> {
  const all = [
    ...chiefs.flatMap((one) => one.answers),
    ...linked.map((one) => one.answers),
    ...openTrails.flatMap((one) => one.answers),
  ].flatMap(({ personId, deputyIds, deputisingId }) => [personId, ...deputyIds, deputisingId])
  const going = teams.flatMap(({ leadId, memberIds }) => [leadId, ...memberIds])
  return new Set([...all, ...going].filter((id) => id !== null))
}
