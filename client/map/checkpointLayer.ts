import type { Layer } from '@deck.gl/core'
import type { CheckpointMapRow } from './domainRows.ts'
import { bandPosition, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import { symbolLayer, type SymbolRow } from './symbolLayer.ts'

/** Staffed ones filled, others hollow; inland ones are houses. Far off they stand beside the ribbon. */
export function checkpointSymbols(
  band: LineBand,
  checkpoints: readonly CheckpointMapRow[],
  ink: MapInk,
): SymbolRow[] {
  const near = kilometrePx(band, ink.scale)
  return checkpoints
    .filter(({ staffed }) => near >= (staffed ? shownFromPx.checkpoints : shownFromPx.unstaffed))
    .map(({ picked, position, chainageM, reach, staffed }) => {
      const shape = reach === null ? 'house' : 'square'
      return {
        picked,
        position: near >= shownFromPx.realPlaces || reach === null ? position : bandPosition(band, chainageM),
        symbol: staffed ? shape : `${shape}-open`,
        color: neutral(ink, staffed ? 'checkpoint' : 'quiet'),
      }
    })
}

export function checkpointLayer(
  lineId: string,
  band: LineBand,
  checkpoints: readonly CheckpointMapRow[],
  ink: MapInk,
): Layer[] {
  const size = kilometrePx(band, ink.scale) >= shownFromPx.realPlaces ? 13 : 8.5
  return symbolLayer(`checkpoints-${lineId}`, checkpointSymbols(band, checkpoints, ink), size, ink)
}
