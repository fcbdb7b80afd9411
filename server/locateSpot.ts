import type { LineId } from '../data/model/ids.ts'
import type { FieldNote } from '../data/model/fieldNote.ts'
import { locate } from '../geo/chainage.ts'
import { checkChainage, locateOnGround } from './checkGround.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { getLine, type LineEntry } from './lineShelf.ts'

interface PlaceOnLine {
  readonly lineId: LineId | null
  readonly chainageM: number | null
}

/**
 * The line and chainage of what somebody says a place is. A position is worth more than a chainage, as
 * that is only where it projects to; `otherwise` is where the thing lies that is spoken of.
 */
export function locateSpot(
  lines: readonly LineEntry[],
  { lineId, position, chainageM }: PlaceOnLine & Pick<FieldNote, 'position'>,
  otherwise: PlaceOnLine | undefined,
): Pick<FieldNote, 'lineId' | 'chainageM'> {
  if (position !== null) {
    const entry = lineId === null ? nearestLine(lines, position) : getLine(lines, lineId)
    return { lineId: entry.record.id, chainageM: locateOnGround(entry.line, position, 'position') }
  }
  const at = chainageM === null ? otherwise : { lineId: lineId ?? otherwise?.lineId ?? null, chainageM }
  if (at?.lineId === null || at?.chainageM === undefined || at.chainageM === null)
    throw fieldInvalid('lineId', 'a chainage names its line', '里程须注明所在的边境线')
  const { record, line } = getLine(lines, at.lineId)
  checkChainage(line, at.chainageM, 'chainageM')
  return { lineId: record.id, chainageM: at.chainageM }
}

function nearestLine(lines: readonly LineEntry[], position: readonly [number, number]): LineEntry {
  const [nearest] = lines
    .map((entry) => ({ entry, offsetM: Math.abs(locate(entry.line, position).offsetM) }))
    .toSorted((a, b) => a.offsetM - b.offsetM)
  if (nearest === undefined)
    throw fieldInvalid('position', 'there is no border line to find it on', '尚无边境线可供定位')
  return nearest.entry
}
