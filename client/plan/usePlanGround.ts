import { useMemo } from 'react'
import { policyFact } from '../../data/model/policy.ts'
import { policyAt } from '../../geo/era.ts'
import { defaultPolicy, type Policy } from '../../geo/policy.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'
import { useCollection, type FeatureGeometry, type FeatureOf } from '../api/collections.ts'
import { usePolicies } from '../api/records.ts'
import { partStatusAt } from './barrierStanding.ts'
import { standingIntervals, type DraftGround } from '../../geo/draftFigures.ts'

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
  const policy = usePolicyAt(atMs)
  return useMemo(() => {
    if (line === undefined) return undefined
    const shared = {
      line,
      policy,
      trails: trails.flatMap(({ id, geometry, properties }) =>
        properties.lineId === line.id ? [{ ...properties, id, path: positionsOf(geometry) }] : [],
      ),
      crossings: [...ports, ...tradePoints].flatMap(({ id, geometry, properties }) =>
        properties.lineId === line.id
          ? [{ id, atM: properties.chainageM, position: positionsOf(geometry)[0] ?? [0, 0] }]
          : [],
      ),
    }
    // Standing barriers are matched to the line once for each barrier that is left out.
    const grounds = new Map<string, DraftGround>()
    return (exceptId: string | null): DraftGround => {
      const key = exceptId ?? ''
      const known = grounds.get(key)
      if (known !== undefined) return known
      const standingPaths = barriers
        .filter(({ id }) => id !== exceptId)
        .flatMap(({ properties }) =>
          properties.parts
            .filter((part) => partStatusAt(part, atMs) === 'complete')
            .map((part): readonly Position[] => part.path),
        )
      const ground = { ...shared, standingPaths, standing: standingIntervals(line, policy, standingPaths) }
      grounds.set(key, ground)
      return ground
    }
  }, [line, policy, barriers, trails, ports, tradePoints, atMs])
}

function positionsOf(geometry: FeatureGeometry): readonly Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'LineString':
      return geometry.coordinates
    case 'MultiLineString':
      return geometry.coordinates.flat()
  }
}
