import { defaultPolicy } from '../../geo/policy.ts'
import type { PolicyRecord, TierOrder } from '../model/policy.ts'
import type { Name } from '../model/values.ts'
import type { Demonstration } from './demonstration.ts'
import { dayMs, hourMs, localInstant } from './demonstrationDay.ts'

const tierNames: readonly { id: string; name: Name }[] = [
  { id: 'normal', name: { en: 'Normal', zh: '常态' } },
  { id: 'blue', name: { en: 'Blue', zh: '蓝' } },
  { id: 'yellow', name: { en: 'Yellow', zh: '黄' } },
  { id: 'orange', name: { en: 'Orange', zh: '橙' } },
  { id: 'red', name: { en: 'Red', zh: '红' } },
]

/** Version 1: the defaults. */
export function makePolicy({ nextId }: Demonstration): PolicyRecord {
  const { baseLimitMin, version, validFromMs: _, ...numbers } = defaultPolicy
  return {
    id: nextId('policy'),
    version,
    validFrom: '2024-01-01T00:00:00+08:00',
    tiers: tierNames.map((tier) => ({ ...tier, baseLimitMin: baseLimitMin[tier.id] ?? 120 })),
    ...numbers,
    reinspectionDays: 14,
    synthetic: true,
  }
}

/** Normal for long, yellow for two days of last week, blue since: as strict as normal, but watched. */
export function makeTierOrders({ plan, nextId, todayMs }: Demonstration): TierOrder[] {
  const { en, zh } = plan.headquarters
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
