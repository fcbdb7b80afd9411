import type { BorderLine } from '../../geo/borderLine.ts'
import { positionAt, sliceLine, stretchOnLine } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'
import type { DomainRows } from '../map/domainRows.ts'
import type { Selection } from '../shell/viewState.ts'

/** Ground to either side that is shown beside a point on the line, metres. */
const aroundM = 1500

function stretchPositions(line: BorderLine | undefined, fromM: number, toM: number): readonly Position[] {
  if (line === undefined || fromM >= line.lengthM) return []
  const room = Math.max(aroundM - (toM - fromM) / 2, 0)
  return sliceLine(line, stretchOnLine(line, { fromM: Math.max(fromM - room, 0), toM: toM + room }))
}

/** Positions to fly to for a selection; none where it is not known (yet). */
export function selectionPlace(
  selection: Selection,
  lines: readonly BorderLine[],
  rows: DomainRows,
): readonly Position[] {
  const lineOf = (lineId: string) => lines.find(({ id }) => id === lineId)
  if (selection.kind === 'stretch')
    return stretchPositions(lineOf(selection.lineId), selection.fromM, selection.toM)
  if (selection.kind === 'moment')
    return stretchPositions(lineOf(selection.lineId), selection.atM, selection.atM + 1)
  const own = <Row extends { picked: { kind: string; id?: string } }>(list: readonly Row[]) =>
    list.filter(({ picked }) => picked.kind === selection.kind && picked.id === selection.id)
  const around = (row: { lineId: string; chainageM: number; position: Position } | undefined) =>
    row === undefined
      ? []
      : [row.position, ...stretchPositions(lineOf(row.lineId), row.chainageM, row.chainageM + 1)]
  switch (selection.kind) {
    case 'trail':
      return own(rows.trails).flatMap(({ lineId, path, meetsLineAtM }) => {
        const line = lineOf(lineId)
        const feet = line === undefined ? [] : meetsLineAtM.filter((atM) => atM <= line.lengthM)
        return [
          ...path,
          ...feet.map((atM) => positionAt(line!, atM)),
          ...feet.flatMap((atM) => stretchPositions(line, atM, atM + 1)),
        ]
      })
    case 'barrier':
      return own(rows.barrierParts).flatMap(({ path }) => path)
    case 'patrol':
      return own(rows.patrols).flatMap(({ lineId, fromM, toM }) =>
        stretchPositions(lineOf(lineId), fromM, toM),
      )
    case 'checkpoint':
      return around(own(rows.checkpoints)[0])
    case 'device':
      return around(own(rows.devices)[0])
    case 'port':
      return around(own(rows.ports)[0])
    case 'trade-point':
      return around(own(rows.tradePoints)[0])
  }
}
