import type { DraftFigures } from '../../../geo/draftFigures.ts'
import type { DraftFinding } from '../../../geo/draftFinding.ts'
import type { DraftGround } from '../../../geo/draftGround.ts'
import type { Position } from '../../../geo/units.ts'
import type { Picture } from '../../save/pdfPicture.ts'
import type { DrawnText } from '../../save/unseenText.ts'
import type { TakenBarrier } from '../files/takenBarrier.ts'
import type { SheetText } from './sheetText.ts'

/** The map as it was drawn for the sheet, and where on it a position is. */
export interface SheetMapPicture {
  readonly picture: Picture
  readonly texts: readonly DrawnText[]
  readonly project: (position: Position) => readonly [xPx: number, yPx: number]
  /** Metres of ground that are one of paper. */
  readonly scale: number
}

export interface SheetContent {
  readonly text: SheetText
  readonly taken: TakenBarrier
  readonly ground: DraftGround
  readonly figures: DraftFigures
  readonly findings: readonly DraftFinding[]
  /** Null where this device drew none. */
  readonly map: SheetMapPicture | null
}
