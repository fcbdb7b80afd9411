import type { Position } from './units.ts'

/**
 * For each segment of a path the shares of it, rising, at which it meets another one; where two that
 * follow each other share their vertex is no meeting. Longitude and latitude are taken as a plane.
 */
export function pathMeetings(path: readonly Position[]): number[][] {
  const segments = path.slice(1).map((to, index) => {
    const from = path[index]!
    return {
      index,
      west: Math.min(from[0], to[0]),
      east: Math.max(from[0], to[0]),
      south: Math.min(from[1], to[1]),
      north: Math.max(from[1], to[1]),
    }
  })
  const meetings: number[][] = segments.map(() => [])
  // From west to east: only segments whose longitudes overlap are held against each other.
  let active: typeof segments = []
  for (const segment of segments.toSorted((a, b) => a.west - b.west)) {
    active = active.filter(({ east }) => east >= segment.west)
    for (const other of active) {
      if (other.south > segment.north || other.north < segment.south) continue
      if (Math.abs(other.index - segment.index) === 1) continue
      const shares = meetingShares(path, segment.index, other.index)
      if (shares === undefined) continue
      meetings[segment.index]!.push(shares[0])
      meetings[other.index]!.push(shares[1])
    }
    active.push(segment)
  }
  return meetings.map((shares) => shares.sort((a, b) => a - b))
}

function meetingShares(
  path: readonly Position[],
  segment: number,
  other: number,
): [share: number, otherShare: number] | undefined {
  const [a, b, c, d] = [path[segment]!, path[segment + 1]!, path[other]!, path[other + 1]!]
  const [abEast, abNorth] = [b[0] - a[0], b[1] - a[1]]
  const [cdEast, cdNorth] = [d[0] - c[0], d[1] - c[1]]
  const across = abEast * cdNorth - abNorth * cdEast
  if (across === 0) return undefined
  const share = ((c[0] - a[0]) * cdNorth - (c[1] - a[1]) * cdEast) / across
  const otherShare = ((c[0] - a[0]) * abNorth - (c[1] - a[1]) * abEast) / across
  return share < 0 || share > 1 || otherShare < 0 || otherShare > 1 ? undefined : [share, otherShare]
}
