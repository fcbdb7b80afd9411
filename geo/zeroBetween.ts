/** Where between two places a line is zero that has these values there; the first place where it is not. */
export function zeroBetween(fromM: number, toM: number, atStart: number, atEnd: number): number {
  if (!differInSign(atStart, atEnd)) return fromM
  return Math.min(toM, fromM + ((toM - fromM) * atStart) / (atStart - atEnd))
}

export function differInSign(one: number, other: number): boolean {
  return (one < 0 && other > 0) || (one > 0 && other < 0)
}
