import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import { planningRules } from '../../data/model/planningRules.ts'
import { ruleLayer } from '../../data/model/ruleLayer.ts'
import { scenario } from '../../data/model/scenario.ts'
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

const scenarioItem = scenario.and(versioned)
export type ScenarioItem = z.infer<typeof scenarioItem>

const noScenarios: readonly ScenarioItem[] = []

/** Scenarios in which a line's drafts are weighed together. */
export function useScenarios(lineId: string): readonly ScenarioItem[] {
  const all = useList('/scenarios', { kind: 'scenario', item: scenarioItem }).data ?? noScenarios
  return useMemo(() => all.filter((one) => one.lineId === lineId), [all, lineId])
}
