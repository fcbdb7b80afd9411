export type Point = readonly [x: number, y: number]

/** A chord stays this near to its arc, in the drawing's units: metres as a rule. */
const nearArc = 0.02
const longestTurn = Math.PI / 18

/** Points after the first one of an arc over a chord; `bulge` is the tangent of a quarter of its angle. */
export function bulgeArc(from: Point, to: Point, bulge: number): Point[] {
  if (bulge === 0) return [to]
  const turn = 4 * Math.atan(bulge)
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  // The centre lies square to the chord, to the left of it for a turn to the left of under 180°.
  const perChord = (1 - bulge * bulge) / (4 * bulge)
  const centre: Point = [(from[0] + to[0]) / 2 - dy * perChord, (from[1] + to[1]) / 2 + dx * perChord]
  const radius = Math.hypot(from[0] - centre[0], from[1] - centre[1])
  const start = Math.atan2(from[1] - centre[1], from[0] - centre[0])
  return [...arcPoints(centre, radius, start, turn).slice(1, -1), to]
}

/** Points of an arc from an angle on, both ends included; angles in radians, to the left. */
export function arcPoints([x, y]: Point, radius: number, start: number, turn: number): Point[] {
  const step = radius > nearArc ? Math.min(longestTurn, 2 * Math.acos(1 - nearArc / radius)) : longestTurn
  const steps = Math.max(1, Math.ceil(Math.abs(turn) / step))
  return Array.from({ length: steps + 1 }, (_, index): Point => {
    const angle = start + (turn * index) / steps
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
}

/** Halvings between two knots at least and at most. */
const fewestHalvings = 2
const mostHalvings = 8

/** Points of a B-spline by de Boor's algorithm; weights of 1 for a curve without them. */
export function splinePoints(
  degree: number,
  knots: readonly number[],
  control: readonly Point[],
  weights: readonly number[],
): Point[] {
  const points: Point[] = []
  for (let span = degree; span < control.length; span++) {
    const [from, to] = [knots[span]!, knots[span + 1]!]
    if (!(to > from)) continue
    const at = (knot: number) => splineAt(degree, knots, control, weights, span, knot)
    const divide = (low: number, lowAt: Point, high: number, highAt: Point, halvings: number): void => {
      const middle = (low + high) / 2
      const middleAt = at(middle)
      if (
        halvings < mostHalvings &&
        (halvings < fewestHalvings || aside(lowAt, middleAt, highAt) > nearArc)
      ) {
        divide(low, lowAt, middle, middleAt, halvings + 1)
        divide(middle, middleAt, high, highAt, halvings + 1)
      } else points.push(highAt)
    }
    const [start, end] = [at(from), at(to)]
    if (points.length === 0) points.push(start)
    divide(from, start, to, end, 0)
  }
  return points
}

/** How far a point lies beside the chord between two others. */
function aside([fromX, fromY]: Point, [x, y]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - fromX, toY - fromY]
  return Math.abs((x - fromX) * dy - (y - fromY) * dx) / (Math.hypot(dx, dy) || 1)
}

function splineAt(
  degree: number,
  knots: readonly number[],
  control: readonly Point[],
  weights: readonly number[],
  span: number,
  at: number,
): Point {
  const lifted = Array.from({ length: degree + 1 }, (_, index) => {
    const which = span - degree + index
    const weight = weights[which] ?? 1
    const [x, y] = control[which]!
    return [x * weight, y * weight, weight] as [number, number, number]
  })
  for (let level = 1; level <= degree; level++)
    for (let index = degree; index >= level; index--) {
      const knot = span - degree + index
      const [low, high] = [knots[knot]!, knots[knot + degree - level + 1]!]
      const share = high === low ? 0 : (at - low) / (high - low)
      const [before, own] = [lifted[index - 1]!, lifted[index]!]
      lifted[index] = [0, 1, 2].map((axis) => before[axis]! * (1 - share) + own[axis]! * share) as [
        number,
        number,
        number,
      ]
    }
  const [x, y, weight] = lifted[degree]!
  return [x / weight, y / weight]
}
