import { defaultPolicyRecord } from '../defaultPolicyRecord.ts'
import type { PolicyRecord, TierOrder } from '../model/policy.ts'
import type { Demonstration } from './demonstration.ts'
import { dayMs, hourMs, localInstant } from './demonstrationDay.ts'

/** Version 1: the defaults. */
export function makePolicy({ nextId }: Demonstration): PolicyRecord {
  return defaultPolicyRecord({
    id: nextId('policy'),
    validFrom: '2024-01-01T00:00:00+08:00',
    synthetic: true,
  })
}

/** Normal for long, yellow for two days of last week, blue since: as strict as normal, but watched. */
export function makeTierOrders({ plan, nextId, todayMs }: Demonstration): TierOrder[] {
  const { en, zh } = plan.name
  const order = (tier: string, fromMs: number, reason: string): TierOrder => ({
    id: nextId('tier-order'),
    tier,
    from: localInstant(fromMs),
    orderedBy: { en: `${en} headquarters (demo)`, zh: `${zh}指挥部（示例）` },
    reason,
    synthetic: true,
  })
  return [
    order('normal', todayMs - 160 * dayMs, ''),
    order('yellow', todayMs - 5 * dayMs + 20 * hourMs, 'Cases reported across the line / 境外报告病例'),
    order('blue', todayMs - 3 * dayMs + 8 * hourMs, 'No further cases for 48 hours / 48 小时无新增'),
  ]
}
