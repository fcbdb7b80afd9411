import { useMemo } from 'react'
import { policyFact } from '../../data/model/policy.ts'
import { policyAt } from '../../geo/era.ts'
import { defaultPolicy, type Policy } from '../../geo/policy.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { firstPlanningRules } from '../../data/model/planningRules.ts'
import { planGround } from '../../data/planGround.ts'
import { useCollection, type FeatureOf } from '../api/collections.ts'
import { usePlanningRules, useRuleLayers } from '../api/planning.ts'
import { usePolicies } from '../api/records.ts'
import { planRecordsOf } from './planRecords.ts'

const none: never[] = []

/** The policy in force at an instant. */
export function usePolicyAt(atMs: number): Policy {
  const policies = usePolicies().data ?? none
  return useMemo(() => {
    const begun = policies.map(policyFact).filter(({ validFromMs }) => validFromMs <= atMs)
    return begun.length === 0 ? defaultPolicy : policyAt(begun, atMs)
  }, [policies, atMs])
}

/** A line's barriers; of the whole county in `useCollection`. */
export function useBarriersOf(lineId: string | undefined): FeatureOf<'barriers'>[] {
  const barriers = useCollection('barriers').data ?? none
  return useMemo(() => barriers.filter(({ properties }) => properties.lineId === lineId), [barriers, lineId])
}

/** Gives the ground of a draft, leaving out the barrier that is the draft itself. */
export function usePlanGround(line: BorderLine | undefined, atMs: number) {
  const barriers = useBarriersOf(line?.id)
  const trails = useCollection('trails').data ?? none
  const ports = useCollection('ports').data ?? none
  const tradePoints = useCollection('trade-points').data ?? none
  const markers = useCollection('markers').data ?? none
  const rules = usePlanningRules().data ?? firstPlanningRules
  const layers = useRuleLayers().data ?? none
  const policy = usePolicyAt(atMs)
  return useMemo(() => {
    if (line === undefined) return undefined
    const records = planRecordsOf({ barriers, trails, ports, tradePoints, markers })
    return planGround({ line, policy, rules, layers, ...records }, atMs)
  }, [line, policy, rules, layers, barriers, trails, ports, tradePoints, markers, atMs])
}
