import {
  footOnSegment,
  distanceM,
  metresPerDegreeLat,
  metresPerDegreeLon,
  positionBetween,
} from './geodesic.ts'
import type { Position } from './units.ts'

/**
 * Roads as a graph to find ways in. Roads meet at shared vertices; an end that stops short of another road
 * by no more than `joinM` is joined to it there. Roads that only cross, as at a bridge, do not meet.
 */
export interface Roads {
  readonly nodes: readonly Position[]
  /** From each node: where to, and how far, metres. */
  readonly links: readonly (readonly RoadLink[])[]
  readonly pieces: readonly RoadPiece[]
  readonly cells: ReadonlyMap<string, readonly number[]>
}

interface RoadLink {
  readonly to: number
  readonly lengthM: number
}

/** A straight piece of road between two nodes. */
interface RoadPiece {
  readonly from: number
  readonly to: number
}

/** The place of a road that is nearest to a position. */
export interface RoadFoot {
  readonly piece: number
  readonly share: number
  readonly place: Position
  readonly awayM: number
}

/** Drawn by hand and cut at sheets, roads that meet miss each other by so much. */
const joinM = 15
/** Side of the cells that pieces are looked up by, degrees: about a kilometre. */
const cellDeg = 0.01

export function compileRoads(paths: readonly (readonly Position[])[]): Roads {
  const shared = new SharedNodes()
  const drawn = paths.map((path) => path.map((position) => shared.nodeAt(position)))
  const pieces = drawn.flatMap((ids) => piecesOf(ids))
  const { nodes } = shared
  const cells = cellsOf(nodes, pieces)
  const ends = drawn.flatMap((ids) => [ids[0], ids.at(-1)].filter((id) => id !== undefined))
  const joined = joinEnds(nodes, pieces, cells, ends)
  return {
    nodes: joined.nodes,
    links: linksOf(joined.nodes, joined.pieces),
    pieces: joined.pieces,
    cells: cellsOf(joined.nodes, joined.pieces),
  }
}

/** The nearest place of a road within a distance; of equally near ones the first. */
export function nearestRoad(
  { nodes, pieces, cells }: Pick<Roads, 'nodes' | 'pieces' | 'cells'>,
  position: Position,
  withinM: number,
): RoadFoot | undefined {
  let nearest: { piece: number; share: number; awayM: number } | undefined
  const looked = new Set<number>()
  for (const cell of cellsAbout(position, withinM))
    for (const piece of cells.get(cell) ?? []) {
      if (looked.has(piece)) continue
      looked.add(piece)
      const { from, to } = pieces[piece]!
      const foot = footOnSegment(position, nodes[from]!, nodes[to]!)
      if (foot.awayM <= withinM && foot.awayM < (nearest?.awayM ?? Infinity)) nearest = { piece, ...foot }
    }
  if (nearest === undefined) return undefined
  const { from, to } = pieces[nearest.piece]!
  return { ...nearest, place: positionBetween(nodes[from]!, nodes[to]!, nearest.share) }
}

/** Metres along roads between two places of them; undefined where no road leads from one to the other. */
export function roadLengthM(roads: Roads, from: RoadFoot, to: RoadFoot): number | undefined {
  const ahead = endsOf(roads, from)
  const behind = new Map(endsOf(roads, to).map(({ node, lengthM }) => [node, lengthM]))
  const onePieceM =
    from.piece === to.piece ? Math.abs(to.share - from.share) * pieceLengthM(roads, from.piece) : Infinity
  const best = shortestM(roads, ahead, behind, onePieceM)
  return best === Infinity ? undefined : best
}

/** Dijkstra, from the ends of the first piece until nothing nearer than the way known can come. */
function shortestM(
  { links }: Roads,
  from: readonly { node: number; lengthM: number }[],
  to: ReadonlyMap<number, number>,
  knownM: number,
): number {
  let best = knownM
  const reachedM = new Map<number, number>()
  const waiting = new NearestFirst()
  for (const { node, lengthM } of from) waiting.add(node, lengthM)
  for (let next = waiting.take(); next !== undefined && next.lengthM < best; next = waiting.take()) {
    const { node, lengthM } = next
    if (reachedM.has(node)) continue
    reachedM.set(node, lengthM)
    const endM = to.get(node)
    if (endM !== undefined) best = Math.min(best, lengthM + endM)
    for (const link of links[node]!) if (!reachedM.has(link.to)) waiting.add(link.to, lengthM + link.lengthM)
  }
  return best
}

function endsOf(roads: Roads, { piece, share }: RoadFoot): { node: number; lengthM: number }[] {
  const { from, to } = roads.pieces[piece]!
  const lengthM = pieceLengthM(roads, piece)
  return [
    { node: from, lengthM: share * lengthM },
    { node: to, lengthM: (1 - share) * lengthM },
  ]
}

function pieceLengthM({ nodes, pieces }: Roads, piece: number): number {
  const { from, to } = pieces[piece]!
  return distanceM(nodes[from]!, nodes[to]!)
}

const piecesOf = (ids: readonly number[]): RoadPiece[] =>
  ids.slice(1).flatMap((to, index) => (ids[index] === to ? [] : [{ from: ids[index]!, to }]))

function linksOf(nodes: readonly Position[], pieces: readonly RoadPiece[]): RoadLink[][] {
  const links = nodes.map((): RoadLink[] => [])
  for (const { from, to } of pieces) {
    const lengthM = distanceM(nodes[from]!, nodes[to]!)
    links[from]!.push({ to, lengthM })
    links[to]!.push({ to: from, lengthM })
  }
  return links
}

/** Ends that stop just short of another road are joined to it, at a node that the road is given there. */
function joinEnds(
  nodes: readonly Position[],
  pieces: readonly RoadPiece[],
  cells: ReadonlyMap<string, readonly number[]>,
  ends: readonly number[],
): { nodes: Position[]; pieces: RoadPiece[] } {
  const grown = [...nodes]
  const cuts = new Map<number, { share: number; node: number }[]>()
  const bridges: RoadPiece[] = []
  const degree = new Map<number, number>()
  for (const { from, to } of pieces)
    for (const node of [from, to]) degree.set(node, (degree.get(node) ?? 0) + 1)
  for (const end of new Set(ends)) {
    // Where other pieces come together it is joined already.
    if ((degree.get(end) ?? 0) !== 1) continue
    const own = (piece: number) => pieces[piece]!.from === end || pieces[piece]!.to === end
    const others = new Map(
      cellsAbout(nodes[end]!, joinM).map((cell) => [
        cell,
        (cells.get(cell) ?? []).filter((piece) => !own(piece)),
      ]),
    )
    const foot = nearestRoad({ nodes, pieces, cells: others }, nodes[end]!, joinM)
    if (foot === undefined) continue
    const { from, to } = pieces[foot.piece]!
    const atNode = foot.share === 0 ? from : foot.share === 1 ? to : undefined
    const node = atNode ?? grown.push(foot.place) - 1
    if (atNode === undefined)
      cuts.set(foot.piece, [...(cuts.get(foot.piece) ?? []), { share: foot.share, node }])
    bridges.push({ from: end, to: node })
  }
  const cut = pieces.flatMap((piece, index) => {
    const between = (cuts.get(index) ?? []).sort((one, other) => one.share - other.share)
    return piecesOf([piece.from, ...between.map(({ node }) => node), piece.to])
  })
  return { nodes: grown, pieces: [...cut, ...bridges] }
}

/** Vertices that files write twice, within a metre of each other, are one node. */
class SharedNodes {
  readonly nodes: Position[] = []
  readonly #byCell = new Map<string, number>()

  nodeAt(position: Position): number {
    // A hundred-thousandth of a degree is about a metre.
    const [column, row] = [Math.round(position[0] * 1e5), Math.round(position[1] * 1e5)]
    const key = `${column} ${row}`
    const known = this.#byCell.get(key)
    if (known !== undefined) return known
    const node = this.nodes.push(position) - 1
    this.#byCell.set(key, node)
    return node
  }
}

function cellsOf(nodes: readonly Position[], pieces: readonly RoadPiece[]): Map<string, number[]> {
  const cells = new Map<string, number[]>()
  for (const [index, { from, to }] of pieces.entries()) {
    const [one, other] = [nodes[from]!, nodes[to]!]
    for (const key of cellsOfBox(
      Math.min(one[0], other[0]),
      Math.min(one[1], other[1]),
      Math.max(one[0], other[0]),
      Math.max(one[1], other[1]),
    )) {
      const cell = cells.get(key)
      if (cell === undefined) cells.set(key, [index])
      else cell.push(index)
    }
  }
  return cells
}

function cellsAbout([lon, lat]: Position, withinM: number): string[] {
  const [wide, high] = [withinM / metresPerDegreeLon(lat), withinM / metresPerDegreeLat(lat)]
  return cellsOfBox(lon - wide, lat - high, lon + wide, lat + high)
}

function cellsOfBox(west: number, south: number, east: number, north: number): string[] {
  const keys: string[] = []
  for (let column = Math.floor(west / cellDeg); column <= Math.floor(east / cellDeg); column++)
    for (let row = Math.floor(south / cellDeg); row <= Math.floor(north / cellDeg); row++)
      keys.push(`${column} ${row}`)
  return keys
}

/** A binary heap of nodes, the nearest on top. */
class NearestFirst {
  readonly #heap: { node: number; lengthM: number }[] = []

  add(node: number, lengthM: number): void {
    const heap = this.#heap
    let at = heap.push({ node, lengthM }) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (heap[above]!.lengthM <= heap[at]!.lengthM) break
      this.#swap(at, above)
      at = above
    }
  }

  take(): { node: number; lengthM: number } | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    heap[0] = last
    for (let at = 0; ;) {
      const left = 2 * at + 1
      const right = left + 1
      let least = at
      if (left < heap.length && heap[left]!.lengthM < heap[least]!.lengthM) least = left
      if (right < heap.length && heap[right]!.lengthM < heap[least]!.lengthM) least = right
      if (least === at) return first
      this.#swap(at, least)
      at = least
    }
  }

  #swap(one: number, other: number): void {
    const kept = this.#heap[one]!
    this.#heap[one] = this.#heap[other]!
    this.#heap[other] = kept
  }
}
