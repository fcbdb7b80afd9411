import type { BorderLine } from '../../geo/borderLine.ts'

/** More lines side by side than these cannot be read. */
const mostLines = 4

/** The longest lines in the county's order, and how many are left out. */
export function shownLines<Line extends Pick<BorderLine, 'id' | 'lengthM'>>(
  lines: readonly Line[],
): { shown: Line[]; left: number } {
  const longest = new Set(
    lines
      .toSorted((a, b) => b.lengthM - a.lengthM)
      .slice(0, mostLines)
      .map(({ id }) => id),
  )
  return { shown: lines.filter(({ id }) => longest.has(id)), left: lines.length - longest.size }
}
