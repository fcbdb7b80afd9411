import { stepSlack } from './takenRoom.ts'

/** Chinese and its punctuation are as wide as high. */
const wide = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/u
/** Mean widths in ems of the fonts in use, semibold. */
const wideEm = 1
const narrowEm = 0.58
/** From the top of the highest letter to the foot of the lowest. */
const heightEm = 1
/** Pixels at size 1 round a line of text that stay free. */
const marginPx = 2

export interface HalfSize {
  readonly halfWidth: number
  readonly halfHeight: number
}

/** Half the width and height that a line of text fills, in the unit of its size. */
export function textRoom(text: string, size: number): HalfSize {
  let ems = 0
  for (const letter of text) ems += wide.test(letter) ? wideEm : narrowEm
  return { halfWidth: (ems * size) / 2, halfHeight: (heightEm * size) / 2 }
}

/** The same in pixels, with what stays free round it, at whichever zoom of a step it is seen. */
export function freeRoom({ text, size }: { text: string; size: number }, sizePx: number): HalfSize {
  const { halfWidth, halfHeight } = textRoom(text, size * sizePx)
  const margin = marginPx * sizePx
  return { halfWidth: halfWidth * stepSlack + margin, halfHeight: halfHeight * stepSlack + margin }
}
