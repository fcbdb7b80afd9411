import { queryOptions, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { planningRules } from '../../data/model/planningRules.ts'
import { ruleLayer } from '../../data/model/ruleLayer.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import { useList, versioned } from './records.ts'
import { getJson } from './request.ts'

const planningRulesItem = planningRules.and(versioned)

const planningRulesQuery = (knownAt: string | undefined) =>
  queryOptions({
    queryKey: ['planning-rules', keyOf(knownAt)],
    queryFn: ({ signal }) => getJson(asKnownAt('/planning-rules', knownAt), planningRulesItem, signal),
    meta: followKnown({ how: 'anew', kinds: ['planning-rules'] }, knownAt),
  })

/** Prices and rules that barriers are planned by; version 0 before anybody set them. */
export function usePlanningRules() {
  const knownAt = useKnownAt()
  return useQuery({ ...planningRulesQuery(knownAt), placeholderData: ofSameKnowledge(knownAt) })
}

const ruleLayerItem = ruleLayer.and(versioned)
export type RuleLayerItem = z.infer<typeof ruleLayerItem>

/** The county's own areas and lines that barriers are judged by. */
export const useRuleLayers = () => useList('/rule-layers', { kind: 'rule-layer', item: ruleLayerItem })
