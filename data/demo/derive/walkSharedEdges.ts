import { type Position, type Ring, at, pairsOf, positionKey } from './position.ts'

/** Which vertices of a ring, without its closing one, start an edge that the other ring has too. */
function findSharedEdges(home: Ring, abroad: Ring): number[] {
  const edges = new Set(pairsOf(abroad).flatMap(([from, to]) => [edgeKey(from, to), edgeKey(to, from)]))
  return pairsOf(home).flatMap(([from, to], index) => (edges.has(edgeKey(from, to)) ? [index] : []))
}

/**
 * The border between two countries as the home country draws it: a walk along the home ring from the first to the
 * last edge shared with the abroad ring. The two rings part in small gaps (rivers mapped twice, disputed slivers);
 * there the walk stays on the home ring. Where the walk starts follows from the largest run of unshared edges, which
 * is the rest of the home country. The result has the direction of the home ring.
 */
export function walkSharedEdges(home: Ring, abroad: Ring): Position[] {
  const vertices = home.slice(0, -1)
  const shared = findSharedEdges(home, abroad)
  if (shared.length === 0) throw new Error('The two rings share no edge')

  let startAt = 0
  let longestRun = -1
  shared.forEach((index, order) => {
    const previous = at(shared, order - 1)
    const run = (index - previous + vertices.length) % vertices.length || vertices.length
    if (run > longestRun) {
      longestRun = run
      startAt = order
    }
  })

  const first = at(shared, startAt)
  const lastEdge = at(shared, startAt - 1)
  const edgeCount = ((lastEdge - first + vertices.length) % vertices.length) + 1
  return Array.from({ length: edgeCount + 1 }, (_, step) => at(vertices, (first + step) % vertices.length))
}

function edgeKey(from: Position, to: Position): string {
  return `${positionKey(from)} ${positionKey(to)}`
}
