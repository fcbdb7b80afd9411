import type { CheckpointMapRow } from './domainRows.ts'
import { bandPosition, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import type { SymbolSet } from './symbolLayer.ts'

/** Staffed ones filled, others hollow; inland ones are houses. Far off they stand beside the ribbon. */
export function checkpointSymbols(
  lineId: string,
  band: LineBand,
  checkpoints: readonly CheckpointMapRow[],
  ink: MapInk,
): SymbolSet {
  const near = kilometrePx(band, ink.scale)
  const rows = checkpoints
    .filter(({ staffed }) => near >= (staffed ? shownFromPx.checkpoints : shownFromPx.unstaffed))
    .map(({ picked, position, chainageM, reach, staffed }) => {
      const shape = reach === null ? ('house' as const) : ('square' as const)
      return {
        picked,
        position: near >= shownFromPx.realPlaces || reach === null ? position : bandPosition(band, chainageM),
        symbol: staffed ? shape : (`${shape}-open` as const),
        color: neutral(ink, staffed ? 'checkpoint' : 'quiet'),
      }
    })
  return { id: `checkpoints-${lineId}`, rows, size: near >= shownFromPx.realPlaces ? 13 : 8.5 }
}
