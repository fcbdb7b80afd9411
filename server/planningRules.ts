import { z } from 'zod'
import {
  firstPlanningRules,
  planningRules,
  thePlanningRulesId,
  type PlanningRules,
} from '../data/model/planningRules.ts'
import { readTogether } from '../data/store/acts.ts'
import { tryGetRecord } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { actOf, expectedVersion } from './actOf.ts'
import { inputShape, makeRecord } from './checkInput.ts'
import { endpoint } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

const answer = z.object({ ...planningRules.shape, version: z.number().int().min(0) })

/** As they were set last; version 0 is what holds before anybody set them. */
export async function readPlanningRules(tx: Reader): Promise<{ record: PlanningRules; version: number }> {
  return (
    (await tryGetRecord(tx, 'planning-rules', thePlanningRulesId)) ?? {
      record: firstPlanningRules,
      version: 0,
    }
  )
}

export const getPlanningRules = endpoint({
  summary: 'Prices and rules that barriers are planned by',
  tag: 'rules',
  query: z.strictObject(asOfQuery),
  answer,
  async handle({ app, query }) {
    const { past, headers } = await knowledgeOf(app, query.asOf)
    return readTogether(
      app.db,
      async (tx) => {
        const { record, version } = await readPlanningRules(tx)
        return { body: { ...record, version }, headers: { ...headers, ETag: `"${version}"` } }
      },
      past,
    )
  },
})

export const setPlanningRules = endpoint({
  summary: 'Set prices and rules that barriers are planned by; If-Match "0" sets them for the first time',
  tag: 'rules',
  body: inputShape(planningRules, []),
  answer,
  act: 'of-version',
  handle: ({ app, body, request }) =>
    actOf(app, request, 'planning-rules-set', () => {
      const expected = expectedVersion(request)
      const record = makeRecord('planning-rules', { ...body, id: thePlanningRulesId, synthetic: false })
      return Promise.resolve({
        changes: [{ kind: 'planning-rules', id: thePlanningRulesId, record, expectedVersion: expected }],
        reply: { status: 200, body: { ...record, version: expected + 1 } },
      })
    }),
})
