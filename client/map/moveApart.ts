/** A round thing on the screen, pixels. */
export interface Disc {
  x: number
  y: number
  readonly radius: number
}

/** Something that moves nowhere. */
export interface StillDisc extends Readonly<Disc> {
  /** Unit vector that it sends others along, whichever side they come from; without it straight away. */
  readonly toward?: readonly [number, number]
}

const shyRounds = 40
const apartRounds = 60
/** Discs move less far than so many of their radii; what stands farther off is in nobody's way. */
const farthestRadii = 10

/**
 * Moves discs until none covers another, and off what stands still as far as that lets them: they
 * keep off each other first of all.
 */
export function moveApart(discs: readonly Disc[], still: readonly StillDisc[]): void {
  const near = discs.map((disc) => still.filter((other) => isNear(disc, other)))
  for (let round = 0; round < shyRounds; round++) {
    const shied = discs.map((disc, index) => shy(disc, index, near[index]!)).includes(true)
    if (!part(discs) && !shied) return
  }
  for (let round = 0; round < apartRounds && part(discs); round++);
}

/** Where a disc may come by. */
const isNear = ({ x, y, radius }: Readonly<Disc>, other: Readonly<Disc>): boolean => {
  const farthest = farthestRadii * radius
  return Math.abs(x - other.x) < farthest && Math.abs(y - other.y) < farthest
}

/** One round among discs that all give way; whether any had to. */
function part(discs: readonly Disc[]): boolean {
  let moved = false
  for (let one = 0; one < discs.length; one++)
    for (let other = one + 1; other < discs.length; other++) {
      const first = discs[one]!
      const second = discs[other]!
      const missing = first.radius + second.radius - Math.hypot(second.x - first.x, second.y - first.y)
      if (missing <= 1e-6) continue
      moved = true
      const [x, y] = away(first, second, other)
      first.x -= (x * missing) / 2
      first.y -= (y * missing) / 2
      second.x += (x * missing) / 2
      second.y += (y * missing) / 2
    }
  return moved
}

/** Moves a disc off what stands still; whether it had to. */
function shy(disc: Disc, index: number, still: readonly StillDisc[]): boolean {
  let moved = false
  for (const other of still) {
    const missing = other.radius + disc.radius - Math.hypot(disc.x - other.x, disc.y - other.y)
    if (missing <= 1e-6) continue
    moved = true
    const [x, y] = other.toward ?? away(other, disc, index)
    disc.x += x * missing
    disc.y += y * missing
  }
  return moved
}

/** Of things in one place each leaves another way. */
const turnOfEach = Math.PI * (3 - Math.sqrt(5))

/** Unit vector from one disc to another. */
function away(from: Readonly<Disc>, to: Readonly<Disc>, index: number): readonly [number, number] {
  const distance = Math.hypot(to.x - from.x, to.y - from.y)
  return distance === 0
    ? [Math.cos(index * turnOfEach), Math.sin(index * turnOfEach)]
    : [(to.x - from.x) / distance, (to.y - from.y) / distance]
}
