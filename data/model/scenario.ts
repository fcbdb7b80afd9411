import { z } from 'zod'
import { lineId, scenarioId, unitId } from './ids.ts'
import { name, synthetic } from './values.ts'

/** What there is to spend on drafts: so many metres of barrier, or so much in the county's currency. */
const scenarioBudget = z.object({
  unit: z.enum(['m', 'money']),
  amount: z.number().positive().max(1_000_000_000_000),
})
export type ScenarioBudget = z.infer<typeof scenarioBudget>

/** A choice of drafts that are weighed together, as for one year's money. Drafts name the one they are in. */
export const scenario = z.object({
  id: scenarioId,
  lineId,
  /** Whose it is: only there it is changed; the whole county's where null. */
  unitId: unitId.nullable().default(null),
  name,
  /** Null where nothing is set. */
  budget: scenarioBudget.nullable().default(null),
  note: z.string().trim().max(2000).default(''),
  synthetic,
})
