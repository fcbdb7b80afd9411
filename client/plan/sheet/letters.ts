/** How something is written on a sheet. */
export interface TextLook {
  readonly sizePt: number
  readonly bold?: boolean
  /** `#rrggbb`; black without it. */
  readonly colour?: string
  readonly align?: 'left' | 'middle' | 'right'
}

/** Letters as a stencil: one bit a pixel, rows filled up to whole bytes, 1 where there is ink. */
export interface LetterPicture {
  readonly bits: Uint8Array
  readonly widthPx: number
  readonly heightPx: number
  readonly widthPt: number
  readonly heightPt: number
  /** From its upper edge. */
  readonly baselinePt: number
}

/** Draws letters that the fonts of every reader lack: Chinese ones. */
export interface Letters {
  widthPt: (text: string, look: TextLook) => number
  draw: (text: string, look: TextLook) => LetterPicture
}
