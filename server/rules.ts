import { v7 as newId } from 'uuid'
import { tierOrderFact } from '../data/coverageFacts.ts'
import {
  defaultTrailReach,
  policy,
  policyFact,
  tierOrder,
  type PolicyRecord,
  type TierOrder,
} from '../data/model/policy.ts'
import { listRecords, readBody, recordsOf } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { erasWithin, policyAt } from '../geo/era.ts'
import { GeoError } from '../geo/geoError.ts'
import { defaultPolicy, normalTier, type Policy } from '../geo/policy.ts'
import { actOf } from './actOf.ts'
import { inputShape, makeRecord } from './checkInput.ts'
import { endpoint } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { recordList, versioned } from './recordEndpoints.ts'

export const listPolicies = recordList({
  kind: 'policy',
  summary: 'Every version of the policy, by the instant from which it holds',
  tag: 'rules',
})

export const listTierOrders = recordList({
  kind: 'tier-order',
  summary: 'Warning tiers ordered, by the instant from which they hold',
  tag: 'rules',
})

/** A policy is never changed: a new version holds from its instant on. */
export const setPolicy = endpoint({
  summary: 'Set a new version of the policy; it is given the next version number',
  tag: 'rules',
  body: inputShape(policy, ['version']),
  answer: versioned('policy'),
  status: 201,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(app, request, 'policy-set', async ({ tx }) => {
      const { policies, tierOrders } = await readRules(tx)
      const version = (await lastPolicyVersion(tx)) + 1
      const record = makeRecord('policy', { ...body, id: newId(), version, synthetic: false })
      const ids = record.tiers.map((tier) => tier.id)
      if (!ids.includes(normalTier) || new Set(ids).size < ids.length)
        throw fieldInvalid(
          'tiers',
          'every tier stands once, and normal is among them',
          '每个等级只能出现一次，且须包含 normal',
        )
      checkEveryTierHasLimit([...policies, record], tierOrders, 'tiers')
      return {
        changes: [{ kind: 'policy', id: record.id, record, expectedVersion: 0 }],
        reply: { status: 201, body: record },
      }
    }),
})

export const orderTier = endpoint({
  summary: 'Order a warning tier from an instant on',
  tag: 'rules',
  body: inputShape(tierOrder, []),
  answer: versioned('tier-order'),
  status: 201,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(
      app,
      request,
      'tier-ordered',
      async ({ tx }) => {
        const { policies, tierOrders } = await readRules(tx)
        const record = makeRecord('tier-order', { ...body, id: newId(), synthetic: false })
        checkEveryTierHasLimit(policies, [...tierOrders, record], 'tier')
        return {
          changes: [{ kind: 'tier-order', id: record.id, record, expectedVersion: 0 }],
          reply: { status: 201, body: { ...record, version: 1 } },
        }
      },
      body.reason === '' ? {} : { reason: body.reason },
    ),
})

/** The policy at an instant; the built-in one before there is any. */
export async function policyInForce(tx: Reader, atMs: number): Promise<Policy> {
  const policies = recordsOf(await listRecords(tx, 'policy'))
  return policyAt([defaultPolicy, ...policies.map(policyFact)], atMs)
}

/** How near to a trail and to the line acts about trails are done; the built-in rule before there is any. */
export async function trailReachInForce(
  tx: Reader,
  atMs: number,
): Promise<Pick<PolicyRecord, keyof typeof defaultTrailReach>> {
  const policies = recordsOf(await listRecords(tx, 'policy'))
  const { version } = policyAt([{ ...defaultPolicy, version: 0 }, ...policies.map(policyFact)], atMs)
  return policies.find((one) => one.version === version) ?? defaultTrailReach
}

export async function readRules(tx: Reader): Promise<{ policies: PolicyRecord[]; tierOrders: TierOrder[] }> {
  return {
    policies: (await listRecords(tx, 'policy')).map(({ record }) => record),
    tierOrders: (await listRecords(tx, 'tier-order')).map(({ record }) => record),
  }
}

/** Of every version there ever was, also of those taken back: a figure names the rules it was reckoned by. */
async function lastPolicyVersion(tx: Reader): Promise<number> {
  const rows = await tx.selectFrom('record_version').select('body').where('kind', '=', 'policy').execute()
  return rows.reduce((last, { body }) => Math.max(last, readBody('policy', body).version), 0)
}

/** A tier in force without a limit would leave coverage without an answer. */
export function checkEveryTierHasLimit(
  policies: readonly PolicyRecord[],
  tierOrders: readonly TierOrder[],
  field: string,
) {
  const facts = policies.map(policyFact)
  const fromMs = Math.min(...facts.map((one) => one.validFromMs))
  try {
    erasWithin(
      { fromMs, toMs: 8.64e15 },
      facts,
      tierOrders.map(tierOrderFact).sort((a, b) => a.fromMs - b.fromMs),
    )
  } catch (error) {
    if (!(error instanceof GeoError)) throw error
    throw fieldInvalid(
      field,
      'a tier that is in force would have no revisit limit in the policy in force with it',
      '生效的预警等级在同时生效的规则中没有复查时限',
    )
  }
}
