import { useMemo } from 'react'
import { pointKinds } from '../../data/model/chief.ts'
import { responsibilityOf, type PointOnLine, type Responsibility } from '../../data/model/responsibility.ts'
import type { Name } from '../../data/model/values.ts'
import { useCharges, type ChargeItem, type StretchItem } from '../api/chiefs.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useUnits } from '../api/records.ts'
import { useViewState } from '../shell/viewState.ts'

export interface Answered {
  readonly responsibility: Responsibility
  readonly stretchById: ReadonlyMap<string, StretchItem>
  readonly chargeById: ReadonlyMap<string, ChargeItem>
  readonly pointById: ReadonlyMap<string, PointOnLine & { readonly name: Name; readonly number?: number }>
  /** Edges of units' ground and markers: what is dragged holds to them. */
  readonly holds: readonly number[]
}

/** Who answers for all of the line shown at the instant shown, worked out here from what the page follows live. */
export function useResponsibility(): Answered | undefined {
  const { lineId, atMs } = useViewState()
  const { compiledLines } = useCounty()
  const stretches = useCollection('stretches').data
  const charges = useCharges().data
  const units = useUnits().data
  const trails = useCollection('trails').data
  const ports = useCollection('ports').data
  const checkpoints = useCollection('checkpoints').data
  const tradePoints = useCollection('trade-points').data
  const markers = useCollection('markers').data
  const line = compiledLines.find(({ id }) => id === lineId)
  const points = useMemo(() => {
    if (trails === undefined || ports === undefined || checkpoints === undefined || tradePoints === undefined)
      return undefined
    const at = { port: ports, checkpoint: checkpoints, 'trade-point': tradePoints }
    return pointKinds.flatMap((kind): (PointOnLine & { name: Name; number?: number })[] =>
      kind === 'trail'
        ? trails
            .filter(({ properties }) => properties.lineId === lineId)
            .map(({ id, properties: { meetsLineAtM, name, number } }) => ({
              kind,
              id,
              atM: meetsLineAtM,
              name,
              number,
            }))
        : at[kind]
            .filter(({ properties }) => properties.lineId === lineId)
            .map(({ id, properties: { chainageM, name } }) => ({ kind, id, atM: [chainageM], name })),
    )
  }, [lineId, trails, ports, checkpoints, tradePoints])
  const holds = useMemo(
    () => [
      ...(units ?? []).flatMap(({ ground }) =>
        ground.flatMap((piece) => (piece.lineId === lineId ? [piece.fromM, piece.toM] : [])),
      ),
      ...(markers ?? []).flatMap(({ properties }) =>
        properties.lineId === lineId ? [properties.chainageM] : [],
      ),
    ],
    [lineId, units, markers],
  )
  return useMemo(() => {
    if (line === undefined || points === undefined || stretches === undefined) return undefined
    if (charges === undefined || units === undefined) return undefined
    const records = {
      stretches: stretches.map(({ id, properties }) => ({ ...properties, id })),
      charges,
      points,
      units,
    }
    return {
      responsibility: responsibilityOf(line, records, atMs),
      stretchById: new Map(stretches.map((one) => [one.id, one])),
      chargeById: new Map(charges.map((one) => [one.id as string, one])),
      pointById: new Map(points.map((one) => [one.id, one])),
      holds,
    }
  }, [line, points, stretches, charges, units, atMs, holds])
}
