/**
 * In a bend tighter than the offset a parallel course crosses itself. Each such loop is pulled into
 * its neck and spread along the course to either side, so that every chainage keeps a place of its own.
 */
export function spreadLoops(x: Float64Array, y: Float64Array, longest: number): void {
  const count = x.length
  let reachPx = 0
  for (let index = 1; index < count; index++)
    reachPx = Math.max(reachPx, Math.abs(x[index]! - x[index - 1]!) + Math.abs(y[index]! - y[index - 1]!))
  for (let first = 0; first + 3 < count; first++) {
    const last = Math.min(first + longest, count - 2)
    for (let other = last; other > first + 1; other--) {
      // Two steps that cross begin within the length of both; few pairs do.
      if (Math.abs(x[first]! - x[other]!) + Math.abs(y[first]! - y[other]!) > 2 * reachPx) continue
      if (!crosses(x, y, first, other)) continue
      const from = Math.max(first - (other - first) / 2, 0) | 0
      const to = Math.min(other + 1 + (other - first) / 2, count - 1) | 0
      straighten(x, y, { from, to, first, other })
      first = other
      break
    }
  }
}

/** Do the steps that begin at two samples cross? */
function crosses(x: Float64Array, y: Float64Array, one: number, other: number): boolean {
  const side = (from: number, to: number, point: number) =>
    Math.sign((x[to]! - x[from]!) * (y[point]! - y[from]!) - (y[to]! - y[from]!) * (x[point]! - x[from]!))
  return (
    side(one, one + 1, other) * side(one, one + 1, other + 1) < 0 &&
    side(other, other + 1, one) * side(other, other + 1, one + 1) < 0
  )
}

/** Lays the samples from `from` to `to` evenly along the course that leaves the loop out. */
function straighten(
  x: Float64Array,
  y: Float64Array,
  { from, to, first, other }: { from: number; to: number; first: number; other: number },
): void {
  const course: (readonly [number, number])[] = []
  for (let index = from; index <= first; index++) course.push([x[index]!, y[index]!])
  for (let index = other + 1; index <= to; index++) course.push([x[index]!, y[index]!])
  for (let index = from; index <= to; index++) {
    const place = ((index - from) / (to - from)) * (course.length - 1)
    const before = Math.min(Math.floor(place), course.length - 2)
    const [fromX, fromY] = course[before]!
    const [toX, toY] = course[before + 1]!
    x[index] = fromX + (toX - fromX) * (place - before)
    y[index] = fromY + (toY - fromY) * (place - before)
  }
}
