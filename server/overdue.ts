import { z } from 'zod'
import { tierOrderFact, trailEventFact } from '../data/coverageFacts.ts'
import { groupedBy } from '../geo/groupedBy.ts'
import { overdue } from '../data/model/overdue.ts'
import { policyFact, sealRulesOf } from '../data/model/policy.ts'
import { readTogether } from '../data/store/acts.ts'
import { listRecords, recordsOf } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { policyAt, tierAt } from '../geo/era.ts'
import { endpoint } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import { overdueSeals } from './overdueSeals.ts'

export const getOverdue = endpoint({
  summary: 'What should have been done by now: seals to be verified and to be inspected again, by the policy',
  tag: 'trails',
  query: z.strictObject(asOfQuery),
  answer: overdue,
  async handle({ app, query }) {
    const { past, sequence: last, nowMs, name, headers, bodies } = await knowledgeOf(app, query.asOf)
    const read = async (tx: Reader, sequence: number) => {
      const policies = recordsOf(await listRecords(tx, 'policy'))
      const { version } = policyAt(policies.map(policyFact), nowMs)
      const rules = policies.find((policy) => policy.version === version)
      if (rules === undefined) throw new RangeError(`no policy ${version}`)
      const tierOrders = recordsOf(await listRecords(tx, 'tier-order')).map(tierOrderFact)
      const tier = tierAt(
        tierOrders.sort((a, b) => a.fromMs - b.fromMs),
        nowMs,
      )
      const events = groupedBy(
        recordsOf(await listRecords(tx, 'trail-event')),
        ({ trailId }): string => trailId,
      )
      const trails = recordsOf(await listRecords(tx, 'trail')).map((trail) => ({
        trail,
        events: (events.get(trail.id) ?? []).map(trailEventFact),
      }))
      const { changesAtMs, ...seals } = overdueSeals(trails, sealRulesOf(rules, tier), nowMs)
      const nextRulesMs = [
        ...policies.map(({ validFrom }) => Date.parse(validFrom)),
        ...tierOrders.map(({ fromMs }) => fromMs),
      ].filter((fromMs) => fromMs > nowMs)
      return {
        body: { policyVersion: version, tier, ...seals },
        type: 'application/json',
        sequence,
        changesAtMs: past === undefined ? Math.min(changesAtMs, ...nextRulesMs) : Infinity,
      }
    }
    const cached = await bodies.get(`${name}overdue`, last, nowMs, () => readTogether(app.db, read, past))
    return { cached, headers, settled: past === undefined }
  },
})
