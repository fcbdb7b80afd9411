import type { PlanRecords } from '../../data/planGround.ts'
import type { FeatureOf } from '../api/collections.ts'
import { positionsOf } from '../api/positionsOf.ts'

/** What a page has of the ground, by collection. */
export interface PlanFeatures {
  readonly barriers: readonly FeatureOf<'barriers'>[]
  readonly trails: readonly FeatureOf<'trails'>[]
  readonly ports: readonly FeatureOf<'ports'>[]
  readonly tradePoints: readonly FeatureOf<'trade-points'>[]
  readonly markers: readonly FeatureOf<'markers'>[]
}

/** The ground as its records, in the order in which the server reads them. */
export function planRecordsOf(
  features: PlanFeatures,
): Pick<PlanRecords, 'barriers' | 'trails' | 'crossings' | 'markers'> {
  const { barriers, trails, ports, tradePoints, markers } = features
  return {
    barriers: barriers.map(({ id, properties: { lineId, parts } }) => ({
      id: id as PlanRecords['barriers'][number]['id'],
      lineId,
      parts,
    })),
    trails: trails.map(({ id, geometry, properties }) => ({
      ...properties,
      id,
      path: positionsOf(geometry),
    })),
    crossings: [...ports, ...tradePoints].map(({ id, geometry, properties: { lineId, chainageM } }) => ({
      id,
      lineId,
      atM: chainageM,
      position: positionsOf(geometry)[0]!,
    })),
    markers: markers.map(({ geometry, properties: { lineId, number, chainageM } }) => ({
      lineId,
      number,
      atM: chainageM,
      position: positionsOf(geometry)[0]!,
    })),
  }
}
