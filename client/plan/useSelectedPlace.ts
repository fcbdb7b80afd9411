import { useMemo } from 'react'
import { sliceLine, stretchOnLine } from '../../geo/chainage.ts'
import type { Position, Stretch } from '../../geo/units.ts'
import { useCollection, type FeatureOf } from '../api/collections.ts'
import { positionsOf } from '../api/positionsOf.ts'
import type { PlanView } from './usePlanView.ts'

const nowhere: readonly Position[] = []

/** Where what is selected lies, and the stretch where it is one; no positions where that is not known (yet). */
export function useSelectedPlace(
  { line, selection }: Pick<PlanView, 'line' | 'selection'>,
  barriers: readonly FeatureOf<'barriers'>[],
): { positions: readonly Position[]; stretch: Stretch | undefined } {
  const trails = useCollection('trails').data
  const checkpoints = useCollection('checkpoints').data
  const devices = useCollection('devices').data
  const ports = useCollection('ports').data
  const tradePoints = useCollection('trade-points').data
  return useMemo(() => {
    const at = (features: Parameters<typeof placeOf>[0]) => ({
      positions: selection !== undefined && 'id' in selection ? placeOf(features, selection.id) : nowhere,
      stretch: undefined,
    })
    switch (selection?.kind) {
      case 'stretch':
      case 'moment': {
        if (selection.lineId !== line.id) return at(undefined)
        const asked =
          selection.kind === 'stretch' ? selection : { fromM: selection.atM, toM: selection.atM + 1 }
        if (asked.fromM >= line.lengthM || asked.toM <= 0) return at(undefined)
        const { fromM, toM } = stretchOnLine(line, asked)
        return { positions: sliceLine(line, { fromM, toM }), stretch: { fromM, toM } }
      }
      case 'barrier':
        return at(barriers)
      case 'trail':
        return at(trails)
      case 'checkpoint':
        return at(checkpoints)
      case 'device':
        return at(devices)
      case 'port':
        return at(ports)
      case 'trade-point':
        return at(tradePoints)
      // Goes from place to place: its stretch is what is selected of it.
      case 'patrol':
      case undefined:
        return at(undefined)
    }
  }, [selection, line, barriers, trails, checkpoints, devices, ports, tradePoints])
}

function placeOf(
  features: readonly Pick<FeatureOf<'barriers' | 'trails' | 'checkpoints'>, 'id' | 'geometry'>[] | undefined,
  id: string,
): readonly Position[] {
  const found = features?.find((each) => each.id === id)
  return found === undefined ? nowhere : positionsOf(found.geometry)
}
