import { compileBorderLine, type BorderLine } from '../../../geo/borderLine.ts'
import type { TimeWindow } from '../../../geo/units.ts'
import { sinuousLine, type LineSize } from '../make/sinuousLine.ts'

/** A made line, ready for measuring. A quick run takes the county for whatever is larger. */
export function benchLine(size: LineSize, quick: boolean): BorderLine {
  return compileBorderLine({ id: size, lonLat: sinuousLine(quick ? 'county' : size), homeSide: 'left' })
}

/** `22,000 km`, from a line's own measure. */
export function lengthText(line: BorderLine): string {
  return `${Math.round(line.lengthM / 1000).toLocaleString('en')} km`
}

/** Some days that end with a midnight in Yunnan. */
export function benchWindow(days: number): TimeWindow {
  const toMs = Date.parse('2025-11-24T00:00:00+08:00')
  return { fromMs: toMs - days * 86_400_000, toMs }
}
